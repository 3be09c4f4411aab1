import type { Diagnostic } from '@nibras/base';
import { escapeHtml } from '@nibras/base';
import type { ExchangeItem, ExchangePicture, Gap, Interaction, InteractionMember } from '@nibras/course';
import {
  type OlxAnswer,
  type OlxFault,
  type OlxPart,
  type OlxProblem,
  type OlxResponse,
  parseOlx,
} from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, wordsOf } from './item-maker.ts';
import { olxActivityItem, olxHotspot } from './olx-activity.ts';

type Problem = 'response' | 'no-key' | 'no-response' | 'no-size';
type OnPicture = { readonly interaction: Interaction; readonly picture: ExchangePicture };
type OfType<Type extends OlxResponse['type']> = Extract<OlxResponse, { type: Type }>;

const isOption = (one: OlxResponse): one is OfType<'option'> => one.type === 'option';
const listOf = ({ choices }: OfType<'option'>): string => JSON.stringify(choices.map(({ html }) => html));

/** The stem of a lone response: what stands around it, and its label. */
function stemOf({ body }: OlxProblem, { label, inline }: OlxResponse): string {
  const asked = label === '' ? '' : /^<(p|div|ul|ol|table|h\d|pre)\b/.test(label) ? label : `<p>${label}</p>`;
  return body.replace('[[#0]]', inline ? '_____' : asked).replace(/<p>\s*<\/p>/g, '');
}

function answersOf(
  maker: ItemMaker,
  answers: readonly OlxAnswer[],
): (InteractionMember & { readonly credit: number })[] {
  return answers.map(({ text, hint }) => ({ ...maker.member(escapeHtml(text), hint), label: text.trim(), credit: 1 }));
}

/** Lists of the same options: each asks what its label names, or the words before it. */
function toMatch(problem: OlxProblem, responses: readonly OfType<'option'>[], maker: ItemMaker): Interaction | Problem {
  const parts = problem.body.split(/\[\[#\d+\]\]/);
  const lead = /^([^]*?)(<p>(?:(?!<p>)[^])*<\/p>)\s*$/.exec(parts[0] ?? '');
  const labelled = responses.every(({ label }) => label !== '');
  const stem = labelled ? parts.join('') : (lead?.[1] ?? '');
  const asked = responses.map(({ label }, index) =>
    labelled
      ? label
      : ((index === 0 ? (lead?.[2] ?? parts[0]) : parts[index]) ?? '').trim().replace(/^<p>|<\/p>$/g, ''),
  );
  const base = maker.base(stem, problem.weight ?? 1);
  const sources = asked.map((html) => maker.member(html));
  const targets = responses[0]!.choices.map(({ html }) => maker.member(html));
  const key: Record<string, string> = {};
  for (const [index, { choices }] of responses.entries()) {
    const target = targets[choices.findIndex(({ correct }) => correct)];
    if (!target) return 'no-key';
    key[sources[index]!.id] = target.id;
  }
  return { ...base, kind: 'match', shuffle: true, sources, targets, key };
}

function toGaps(problem: OlxProblem, maker: ItemMaker): Interaction | Problem {
  let stem = problem.body;
  let caseSensitive = false;
  const gaps: Gap[] = [];
  for (const [index, one] of problem.responses.entries()) {
    const own = maker.member('');
    stem = stem.replace(`[[#${index}]]`, `${one.label}${one.label ? ' ' : ''}[[${own.id}]]`);
    if (one.type === 'option') {
      const options = one.choices.map(({ html, correct, hint }) => ({ ...maker.member(html, hint), correct }));
      if (!options.some(({ correct }) => correct)) return 'no-key';
      gaps.push({ ...own, way: 'choice', options });
    } else if (one.type === 'numerical') {
      const value = one.answers[0]?.value ?? Number.NaN;
      if (!Number.isFinite(value)) return 'no-key';
      gaps.push({ ...own, way: 'number', value, tolerance: one.tolerance });
    } else if (one.type === 'string') {
      caseSensitive ||= one.caseSensitive;
      const answers = one.answers.map(({ text, hint }) => ({
        id: maker.member(escapeHtml(text), hint).id,
        label: text,
        credit: 1,
      }));
      gaps.push({ ...own, way: 'text', answers });
    } else return 'response';
  }
  return {
    ...maker.base(stem, problem.weight ?? 1),
    kind: 'gaps',
    gaps,
    bank: [],
    shuffle: false,
    caseSensitive,
    accentSensitive: true,
  };
}

/** More responses than a person gives are hostile. */
const mostResponses = 200;

function toInteraction(
  problem: OlxProblem,
  maker: ItemMaker,
  lose: (code: string) => void,
): Interaction | Problem | OnPicture {
  const { responses, weight } = problem;
  const [first] = responses;
  if (!first) return 'no-response';
  if (responses.length > mostResponses) return 'response';
  if (responses.length > 1 || first.inline) {
    const lists = responses.filter(isOption);
    const same = lists.length === responses.length && new Set(lists.map(listOf)).size === 1;
    return same && responses.length > 1 && !first.inline ? toMatch(problem, lists, maker) : toGaps(problem, maker);
  }
  const base = (): ReturnType<ItemMaker['base']> => maker.base(stemOf(problem, first), weight ?? 1);
  switch (first.type) {
    case 'choice':
    case 'option': {
      const multiple = first.type === 'choice' && first.multiple;
      if (first.type === 'choice' && first.partial) lose('percentages');
      if (!first.choices.some(({ correct }) => correct)) return 'no-key';
      const [yes, no] = first.choices;
      const truth = !multiple && first.choices.length === 2 && yes!.name === 'true' && no!.name === 'false';
      return {
        ...base(),
        kind: 'choice',
        multiple,
        marking: first.type === 'choice' && first.partial ? 'partial' : 'all',
        shuffle: first.type === 'choice' && first.shuffle,
        ...(truth ? { truth } : {}),
        options: first.choices.map(({ html, correct, hint }) => ({ ...maker.member(html, hint), correct })),
      };
    }
    case 'string':
      if (first.answers.every(({ text }) => text.trim() === '')) return 'no-key';
      return {
        ...base(),
        kind: 'text',
        answers: answersOf(maker, first.answers),
        caseSensitive: first.caseSensitive,
        accentSensitive: true,
      };
    case 'numerical': {
      if (first.answers.some(({ value }) => !Number.isFinite(value))) return 'no-key';
      const answers = answersOf(maker, first.answers).map((one, index) => ({
        ...one,
        value: first.answers[index]!.value,
        tolerance: first.tolerance,
      }));
      return { ...base(), kind: 'number', answers, units: [], unitNeeded: false };
    }
    case 'image':
      return olxHotspot(first, stemOf(problem, first), weight ?? 1, maker);
    case 'other':
      return 'response';
  }
}

function toItem(problem: OlxProblem, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const maker = new ItemMaker();
  const name = problem.displayName || wordsOf(problem.body).slice(0, 60) || problem.urlName;
  const lose = (code: string): void => void diagnostics.push(remark(code, name));
  if (problem.script) lose('olx.script');
  const made = toInteraction(problem, maker, lose);
  if (typeof made === 'string') {
    diagnostics.push(remark(`olx.${made}`, name, made === 'no-response' ? 'warning' : 'error'));
    return undefined;
  }
  maker.say('correct', problem.solution);
  maker.say('incorrect', problem.solution);
  for (const [index, hint] of problem.hints.entries()) maker.say(`hint:${index}`, hint);
  // Where nothing is said there is no limit.
  const interaction = { ...('interaction' in made ? made.interaction : made), attempts: problem.attempts };
  const item = maker.item(interaction, { name, category: [], tags: [] });
  return 'interaction' in made ? { ...item, picture: made.picture } : item;
}

const faultRemark = ({ problem, what }: OlxFault): Diagnostic => remark(`olx.${problem}`, what, 'error');

/** The item of a part; undefined, and a remark, where it is none here. */
function itemOfPart(part: OlxPart, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  switch (part.kind) {
    case 'problem':
      return toItem(part.problem, diagnostics);
    case 'activity':
      return olxActivityItem(part.activity, diagnostics);
    case 'unreadable':
      diagnostics.push(remark('olx.response', part.name, 'error'));
      return undefined;
    case 'pointer':
      return undefined;
  }
}

/** The question of a problem, or those of a unit that holds its problems in full. */
export function readOlx(text: string): ReadItems {
  const parsed = parseOlx(text);
  if (!parsed.ok) return { items: [], diagnostics: [faultRemark(parsed.error)] };
  const diagnostics: Diagnostic[] = [];
  const items = parsed.value.flatMap((one) => itemOfPart(one, diagnostics) ?? []);
  return { items, diagnostics };
}

const holding = /(^|\/)(vertical|sequential|chapter|course|library)(\/[^/]+)?\.xml$/;
const asking = /(^|\/)(problem|drag-and-drop-v2|openassessment|survey)\/[^/]+\.xml$/;
const asks = /<(problem|drag-and-drop-v2|openassessment|survey|poll)[\s>/]/;

/** Where the questions of a unit lie; our own name for it says nothing. */
function categoryOf(text: string): readonly string[] {
  const title = /^\s*(?:<\?xml[^>]*>\s*)?<vertical\b[^<>]*\bdisplay_name="([^"]*)"/.exec(text)?.[1] ?? '';
  const parts = wordsOf(title).replaceAll('//', '\ue000').split('/');
  return title === '' || title === 'Questions' ? [] : parts.map((part) => part.replaceAll('\ue000', '/').trim());
}

/** Questions of the files of a course or library: those of a unit in its order, then those that no unit names. */
export function readOlxFiles(files: Readonly<Record<string, string>>): ReadItems {
  const diagnostics: Diagnostic[] = [];
  const items: ExchangeItem[] = [];
  const done = new Set<string>();
  const read = (path: string, category: readonly string[]): void => {
    const text = files[path];
    if (text === undefined || done.has(path)) return;
    done.add(path);
    const parsed = parseOlx(text, path.replace(/^.*\/|\.xml$/g, ''));
    if (!parsed.ok) {
      const { problem, what } = parsed.error;
      diagnostics.push(faultRemark({ problem, what: problem === 'not-xml' ? `${path}:${what}` : path }));
      return;
    }
    const own = holding.test(path) ? categoryOf(text) : category;
    const root = path.replace(/[^/]+\/[^/]+$/, '');
    for (const part of parsed.value) {
      if (part.kind === 'pointer') read(root + part.path, own);
      else {
        const item = itemOfPart(part, diagnostics);
        if (item) items.push(own.length > 0 ? { ...item, category: own } : item);
      }
    }
  };
  const paths = Object.keys(files).filter((path) => asks.test(files[path]!));
  for (const path of paths) if (holding.test(path)) read(path, []);
  for (const path of paths) if (asking.test(path)) read(path, []);
  return { items, diagnostics };
}
