import type { List, ListItem, Table } from 'mdast';
import type { ProseNode } from '@nibras/course';
import { type Directive, fail, isDirective, numberOf, type SourceFile } from '../lesson-source.ts';
import { type BlockContent, type BlockParser, type BlockReader, orders } from '../parsed-block.ts';
import { toParagraph, toPlain } from '../prose.ts';

type Children = Directive['children'];

/** A question taken apart: its stem, its list or table of answers, and what is said before and after. */
interface Parts {
  readonly stem: ProseNode[];
  readonly answers: List | Table;
  readonly settings: Record<string, unknown>;
  readonly texts: Record<string, string | readonly ProseNode[]>;
}

function boolean(file: SourceFile, node: Directive, name: string, fallback: boolean): boolean {
  const value = node.attributes?.[name];
  if (value === undefined || value === null) return fallback;
  if (value !== 'true' && value !== 'false') fail(file, node, `${name} is "true" or "false"`);
  return value === 'true';
}

function takeApart(node: Directive, { file, rich, memberId }: BlockReader, kind: 'list' | 'table'): Parts {
  const asides = node.children.filter(isDirective);
  const body = node.children.filter((child) => !isDirective(child)) as Children;
  const answers = body.at(-1);
  if (answers?.type !== kind)
    fail(file, node, kind === 'list' ? 'a question ends with a task list' : 'a matching question ends with a table');
  const stem = body.slice(0, -1);
  if (stem.length === 0) fail(file, node, 'the question has no stem');
  const texts: Record<string, readonly ProseNode[]> = { stem: rich(stem) };
  const hints: string[] = [];
  for (const aside of asides) {
    const said =
      aside.type === 'leafDirective' ? [toParagraph(file, aside.children)] : rich(aside.children as Children);
    if (aside.name === 'hint') {
      const id = memberId('hint', String(hints.length));
      hints.push(id);
      texts[`hint:${id}`] = said;
    } else if (aside.name === 'correct' || aside.name === 'incorrect') texts[aside.name] = said;
    else fail(file, aside, `:::${aside.name} cannot stand inside a question`);
  }
  const keys = orders(hints.length);
  return {
    stem: rich(stem),
    answers,
    settings: {
      points: numberOf(file, node, 'points', 1),
      attempts: numberOf(file, node, 'attempts', 1),
      ...(hints.length > 0
        ? { hints: Object.fromEntries(hints.map((id, index) => [id, { order: keys[index] }])) }
        : {}),
    },
    texts,
  };
}

interface Option {
  readonly id: string;
  readonly order: string;
  readonly right: boolean;
  readonly item: ListItem;
  readonly feedback: readonly ProseNode[] | undefined;
}

function readOptions({ answers }: Parts, { file, rich, memberId }: BlockReader): Option[] {
  if (answers.type !== 'list') return [];
  const keys = orders(answers.children.length);
  return answers.children.map((item, index) => {
    const [label, quote, ...more] = item.children;
    if (typeof item.checked !== 'boolean') fail(file, item, 'an answer begins with [ ] or [x]');
    if (label?.type !== 'paragraph') fail(file, item, 'an answer is one line');
    if ((quote && quote.type !== 'blockquote') || more.length > 0)
      fail(file, quote ?? item, 'only a quote, its feedback, may follow an answer');
    return {
      id: memberId('option', String(index)),
      order: keys[index]!,
      right: item.checked,
      item,
      feedback: quote?.type === 'blockquote' ? rich(quote.children as Children) : undefined,
    };
  });
}

const feedbackTexts = (options: readonly Option[]): Record<string, readonly ProseNode[]> =>
  Object.fromEntries(options.flatMap(({ id, feedback }) => (feedback ? [[`feedback:${id}`, feedback]] : [])));

function lineOf(file: SourceFile, { children: [label] }: ListItem): readonly ProseNode[] {
  return label?.type === 'paragraph' ? [toParagraph(file, label.children)] : [];
}

const parseOptions =
  (type: 'choice' | 'multiple-choice'): BlockParser =>
  (node, reader) => {
    const parts = takeApart(node, reader, 'list');
    const options = readOptions(parts, reader);
    const keys = options.filter(({ right }) => right).length;
    if (type === 'choice' && keys !== 1) fail(reader.file, node, `a choice has one [x], this one has ${keys}`);
    if (keys === 0) fail(reader.file, node, 'the question has no [x]');
    return {
      type,
      settings: {
        ...parts.settings,
        shuffle: boolean(reader.file, node, 'shuffle', true),
        ...(type === 'multiple-choice' ? { marking: 'partial' } : {}),
        options: Object.fromEntries(options.map(({ id, order, right }) => [id, { order, correct: right }])),
      },
      texts: {
        ...parts.texts,
        ...Object.fromEntries(options.map(({ id, item }) => [`option:${id}`, lineOf(reader.file, item)])),
        ...feedbackTexts(options),
      },
    };
  };

export const parseChoice = parseOptions('choice');
export const parseChoices = parseOptions('multiple-choice');

export const parseShortText: BlockParser = (node, reader): BlockContent => {
  const { file } = reader;
  const parts = takeApart(node, reader, 'list');
  const answers = readOptions(parts, reader);
  if (!answers.some(({ right }) => right)) fail(file, node, 'the question has no [x]');
  const words = ({ children: [label] }: ListItem): string => {
    if (label?.type !== 'paragraph') return '';
    const marked = label.children.find((child) => !['text', 'inlineCode', 'textDirective'].includes(child.type));
    return marked
      ? fail(file, marked, 'a typed answer has no marks: put it between backticks')
      : toPlain(file, label.children);
  };
  return {
    type: 'short-text',
    settings: {
      ...parts.settings,
      caseSensitive: boolean(file, node, 'case', false),
      accentSensitive: boolean(file, node, 'accents', false),
      answers: Object.fromEntries(answers.map(({ id, order, right }) => [id, { order, credit: right ? 1 : 0 }])),
    },
    texts: {
      ...parts.texts,
      ...Object.fromEntries(answers.map(({ id, item }) => [`answer:${id}`, words(item)])),
      ...feedbackTexts(answers),
    },
  };
};

export const parseMatching: BlockParser = (node, reader) => {
  const { file, memberId } = reader;
  const parts = takeApart(node, reader, 'table');
  if (parts.answers.type !== 'table') return fail(file, node, 'a matching question ends with a table');
  const rows = parts.answers.children.slice(1).map((row, index) => {
    const [left, right, ...more] = row.children;
    if (!right || right.children.length === 0 || more.length > 0)
      return fail(file, row, 'a row has two cells, of which only the left one may be empty');
    return {
      source: left && left.children.length > 0 ? memberId('source', String(index)) : undefined,
      target: memberId('target', String(index)),
      left: left ? toParagraph(file, left.children) : undefined,
      right: toParagraph(file, right.children),
    };
  });
  const keys = orders(rows.length);
  const pairs = rows.flatMap(({ source, target, left }, index) =>
    source !== undefined && left ? [{ source, target, left, order: keys[index]! }] : [],
  );
  if (pairs.length < 2) fail(file, node, 'a matching question has two pairs or more');
  return {
    type: 'matching',
    settings: {
      ...parts.settings,
      shuffle: boolean(file, node, 'shuffle', true),
      sources: Object.fromEntries(pairs.map(({ source, target, order }) => [source, { order, target }])),
      targets: Object.fromEntries(rows.map(({ target }, index) => [target, { order: keys[index] }])),
    },
    texts: {
      ...parts.texts,
      ...Object.fromEntries(pairs.map(({ source, left }) => [`source:${source}`, [left]])),
      ...Object.fromEntries(rows.map(({ target, right }) => [`target:${target}`, [right]])),
    },
  };
};
