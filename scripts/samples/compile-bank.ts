import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { derivedId, type Id } from '@nibras/base';
import { type BlockType, difficulties, models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  type CourseDocument,
  createBlock,
  levels,
  type ProseNode,
} from '@nibras/course';
import type { SourceFile } from './lesson-source.ts';
import { orders } from './parsed-block.ts';
import { toParagraph } from './prose.ts';
import { SourceError } from './source-error.ts';

/** A text in each language; words between backticks are code. */
const texts = z.record(z.string(), z.union([z.string().min(1), z.number().transform(String)]));
const option = z.strictObject({ right: z.boolean().optional(), text: texts, feedback: texts.optional() });
const shared = {
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  difficulty: z.enum(difficulties),
  level: z.enum(levels),
  objective: z.string().min(1),
  competency: z.string().optional(),
  tags: z.array(z.string().min(1)).default([]),
  points: z.number().positive().default(1),
  stem: texts,
  hint: texts.optional(),
  correct: texts.optional(),
  incorrect: texts.optional(),
};
const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...shared,
    type: z.literal('choice'),
    options: z.array(option).min(3),
    shuffle: z.boolean().default(true),
  }),
  z.strictObject({ ...shared, type: z.literal('multiple-choice'), options: z.array(option).min(3) }),
  z.strictObject({
    ...shared,
    type: z.literal('true-false'),
    true: z.boolean(),
    feedback: z.strictObject({ true: texts, false: texts }),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('ordering'),
    items: z.array(z.strictObject({ text: texts, feedback: texts.optional() })).min(3),
    steps: z.boolean().default(false),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('matching'),
    pairs: z.array(z.strictObject({ source: texts, target: texts, feedback: texts.optional() })).min(3),
    distractors: z.array(texts).default([]),
  }),
  z.strictObject({ ...shared, type: z.literal('short-text'), answers: z.array(option).min(1) }),
  z.strictObject({
    ...shared,
    type: z.literal('numeric'),
    answers: z
      .array(
        z.strictObject({
          value: z.number(),
          tolerance: z.number().min(0).default(0),
          right: z.boolean().optional(),
          feedback: texts.optional(),
        }),
      )
      .min(1),
  }),
]);
const bankSchema = z.strictObject({ key: z.string(), title: texts, questions: z.array(questionSchema).min(1) });

export type BankQuestionSource = z.infer<typeof questionSchema>;
export type BankSource = z.infer<typeof bankSchema>;

/** Reads a bank; stops with the first thing that is wrong, named by its question. */
export function readBank(path: string): BankSource {
  const name = basename(path);
  if (!existsSync(path)) throw new SourceError(name, 1, 'the file is missing');
  let raw: unknown;
  try {
    raw = parseYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SourceError(name, 1, `the bank is no YAML: ${String(error)}`);
  }
  const parsed = bankSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue!.path;
  const question =
    at[0] === 'questions' ? (raw as { questions: { key?: string }[] }).questions[Number(at[1])] : undefined;
  throw new SourceError(name, 1, `${question?.key ?? ''} ${at.join('.')}: ${issue!.message}`.trim());
}

class QuestionWriter {
  readonly texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
  private readonly scope: readonly string[];
  private readonly file: SourceFile;

  constructor(scope: readonly string[], file: string) {
    this.scope = scope;
    this.file = { name: file, text: '', language: '' };
  }

  id(kind: string, index: number): Id {
    return derivedId(...this.scope, kind, String(index));
  }

  rich(slot: string, words: Readonly<Record<string, string>> | undefined): void {
    if (!words) return;
    this.texts[slot] = Object.fromEntries(
      Object.entries(words).map(([language, text]) => {
        const tree = unified().use(remarkParse).parse(text);
        return [
          language,
          tree.children.map((node) => {
            if (node.type !== 'paragraph')
              throw new SourceError(this.file.name, 1, `${this.scope.at(-1)}: ${node.type} in "${text}"`);
            return toParagraph(this.file, node.children);
          }),
        ];
      }),
    );
  }

  plain(slot: string, words: Readonly<Record<string, string>>): void {
    this.texts[slot] = words;
  }
}

const keyed = <Value>(ids: readonly Id[], value: (index: number) => Value): Record<Id, Value & { order: string }> => {
  const keys = orders(ids.length);
  return Object.fromEntries(ids.map((id, index) => [id, { ...value(index), order: keys[index]! }]));
};

function ownSettings(question: BankQuestionSource, writer: QuestionWriter): Record<string, unknown> {
  if (question.type === 'choice' || question.type === 'multiple-choice') {
    const ids = question.options.map((one, index) => {
      const id = writer.id('option', index);
      writer.rich(`option:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return {
      shuffle: question.type === 'choice' ? question.shuffle : true,
      ...(question.type === 'multiple-choice' ? { marking: 'partial' } : {}),
      options: keyed(ids, (index) => ({ correct: question.options[index]!.right === true })),
    };
  }
  if (question.type === 'true-false') {
    const ids = [writer.id('option', 0), writer.id('option', 1)];
    writer.rich(`feedback:${ids[0]}`, question.feedback.true);
    writer.rich(`feedback:${ids[1]}`, question.feedback.false);
    return {
      shuffle: false,
      certainty: false,
      options: keyed(ids, (index) => ({ correct: question.true === (index === 0) })),
    };
  }
  if (question.type === 'ordering') {
    const ids = question.items.map((one, index) => {
      const id = writer.id('item', index);
      writer.rich(`item:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return { marking: 'partial', steps: question.steps, items: keyed(ids, () => ({})) };
  }
  if (question.type === 'matching') {
    const targets = [...question.pairs.map(({ target }) => target), ...question.distractors].map((words, index) => {
      const id = writer.id('target', index);
      writer.rich(`target:${id}`, words);
      return id;
    });
    const sources = question.pairs.map((one, index) => {
      const id = writer.id('source', index);
      writer.rich(`source:${id}`, one.source);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return {
      shuffle: true,
      sources: keyed(sources, (index) => ({ target: targets[index]! })),
      targets: keyed(targets, () => ({})),
    };
  }
  const ids = question.answers.map((_, index) => writer.id('answer', index));
  if (question.type === 'short-text') {
    for (const [index, one] of question.answers.entries()) {
      writer.plain(`answer:${ids[index]}`, one.text);
      writer.rich(`feedback:${ids[index]}`, one.feedback);
    }
    return {
      caseSensitive: false,
      accentSensitive: false,
      answers: keyed(ids, (index) => ({ credit: question.answers[index]!.right ? 1 : 0 })),
    };
  }
  for (const [index, one] of question.answers.entries()) writer.rich(`feedback:${ids[index]}`, one.feedback);
  return {
    unitNeeded: false,
    answers: keyed(ids, (index) => {
      const { value, tolerance, right = index === 0 } = question.answers[index]!;
      return { value, tolerance, percent: false, credit: right ? 1 : 0 };
    }),
  };
}

/** Adds a bank with its questions to the course. */
export function compileBank(document: CourseDocument, path: string, course: string, languages: readonly string[]): Id {
  const source = readBank(path);
  const name = basename(path);
  const scope = ['sample', course, 'bank', source.key];
  const keys = source.questions.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) throw new SourceError(name, 1, `"${twice}" stands twice`);
  const blocks = source.questions.map((question) => {
    const writer = new QuestionWriter([...scope, question.key], name);
    writer.rich('stem', question.stem);
    const hints = question.hint ? [writer.id('hint', 0)] : [];
    if (question.hint) writer.rich(`hint:${hints[0]}`, question.hint);
    writer.rich('correct', question.correct);
    writer.rich('incorrect', question.incorrect);
    const settings = {
      points: question.points,
      attempts: 1,
      hints: keyed(hints, () => ({})),
      difficulty: question.difficulty,
      level: question.level,
      objective: question.objective,
      ...(question.competency ? { competency: question.competency } : {}),
      tags: Object.fromEntries(question.tags.map((tag) => [tag, true])),
      ...ownSettings(question, writer),
    };
    for (const [slot, words] of Object.entries(writer.texts)) {
      const missing = languages.filter((language) => !words[language]);
      if (missing.length > 0) throw new SourceError(name, 1, `${question.key} ${slot}: not in ${missing.join(', ')}`);
    }
    const seed: BlockSeed = { settings, texts: writer.texts };
    const type: BlockType = question.type;
    return createBlock(document, models[type], seed, derivedId(...scope, question.key));
  });
  return addNode(document, {
    id: derivedId(...scope),
    kind: 'page',
    title: source.title,
    settings: { bank: true },
    prose: Object.fromEntries(languages.map((language) => [language, blocks.map(blockRef)])),
  });
}

/** Where the banks of a sample stand. */
export const bankPath = (folder: string, name: string): string => join(folder, 'banks', `${name}.yaml`);
