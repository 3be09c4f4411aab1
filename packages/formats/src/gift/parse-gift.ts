import type { GiftAnswer, GiftBody, GiftFault, GiftNumber, GiftQuestion, GiftText } from './gift-question.ts';

/** What was read, and what could not be. */
export interface ParsedGift {
  readonly questions: readonly GiftQuestion[];
  readonly faults: readonly GiftFault[];
}

/** Escaped signs become characters of a private area, so that what is left has its meaning. */
const special = '\\~=#{}:';
const hide = (text: string): string =>
  text.replace(/\\([\\~=#{}:n])/g, (_, sign: string) =>
    sign === 'n' ? '\ue010' : String.fromCharCode(0xe000 + special.indexOf(sign)),
  );
const reveal = (text: string): string =>
  text.replace(/[\ue000-\ue006]/g, (sign) => special[sign.charCodeAt(0) - 0xe000]!).replace(/\ue010/g, '\n');

const formatted = /^\s*\[(html|markdown|plain|moodle)\]/;

function toText(raw: string, usual: GiftText['format']): GiftText {
  const found = formatted.exec(raw);
  const format = (found?.[1] as GiftText['format'] | undefined) ?? usual;
  return { format, text: reveal(raw.slice(found?.[0].length ?? 0).trim()) };
}

class Unreadable extends Error {
  readonly problem: GiftFault['problem'];
  constructor(problem: GiftFault['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** `%50%` before an answer, then the answer, then `#` and its feedback. */
function split(raw: string): {
  readonly weight: number | undefined;
  readonly rest: string;
  readonly feedback: string | undefined;
} {
  const found = /^\s*%(-?[\d.]+)%/.exec(raw);
  const after = raw.slice(found?.[0].length ?? 0);
  const at = after.indexOf('#');
  return {
    weight: found ? Number(found[1]) : undefined,
    rest: at < 0 ? after : after.slice(0, at),
    feedback: at < 0 ? undefined : after.slice(at + 1),
  };
}

const feedbackOf = (raw: string | undefined, usual: GiftText['format']): { feedback?: GiftText } =>
  raw === undefined || raw.trim() === '' ? {} : { feedback: toText(raw, usual) };

function toNumber(raw: string): { value: number; tolerance: number } {
  const text = reveal(raw).replace(/,/g, '.').trim();
  const range = /^(-?[\d.]+(?:e[+-]?\d+)?)\s*\.\.\s*(-?[\d.]+(?:e[+-]?\d+)?)$/i.exec(text);
  const [value, tolerance] = range
    ? [(Number(range[1]) + Number(range[2])) / 2, Math.abs(Number(range[2]) - Number(range[1])) / 2]
    : text.split(':').map((part) => Number(part));
  if (text === '' || Number.isNaN(value) || Number.isNaN(tolerance ?? 0)) throw new Unreadable('bad-number');
  return { value: value!, tolerance: Math.abs(tolerance ?? 0) };
}

function numberBody(raw: string, usual: GiftText['format']): GiftBody {
  const pieces = raw.split(/(?=[=~])/).filter((piece) => piece.trim() !== '');
  const answers: GiftNumber[] = [];
  let wrong: GiftText | undefined;
  for (const piece of pieces) {
    const marked = /^\s*[=~]/.test(piece);
    const { weight, rest, feedback } = split(marked ? piece.replace(/^\s*[=~]/, '') : piece);
    if (rest.trim() === '' && feedback !== undefined) wrong = toText(feedback, usual);
    else answers.push({ ...toNumber(rest), weight: weight ?? 100, ...feedbackOf(feedback, usual) });
  }
  if (answers.length === 0) throw new Unreadable('no-answer');
  return { kind: 'number', answers, ...(wrong ? { wrong } : {}) };
}

function toBody(raw: string, usual: GiftText['format']): GiftBody {
  const text = raw.trim();
  if (text === '') return { kind: 'essay' };
  if (text.startsWith('#')) return numberBody(text.slice(1), usual);
  const truth = /^(TRUE|T|FALSE|F)\s*(?:#([^#]*))?(?:#([^#]*))?$/i.exec(text);
  if (truth) {
    const [wrong, right] = [truth[2], truth[3]].map((one) => (one?.trim() ? toText(one, usual) : undefined));
    return { kind: 'truth', truth: /^t/i.test(truth[1]!), ...(wrong ? { wrong } : {}), ...(right ? { right } : {}) };
  }
  const pieces = text.split(/(?=[=~])/).filter((piece) => piece.trim() !== '');
  const wrongs = pieces.filter((piece) => piece.startsWith('~'));
  const rights = pieces.filter((piece) => piece.startsWith('='));
  if (rights.length + wrongs.length === 0) throw new Unreadable('no-answer');
  if (wrongs.length === 0 && rights.every((piece) => piece.split('#')[0]!.includes('->'))) {
    const pairs = rights.map((piece) => {
      const [source = '', ...target] = piece.slice(1).split('->');
      return { source: toText(source, usual), target: reveal(target.join('->').trim()) };
    });
    if (pairs.some(({ target }) => target === '')) throw new Unreadable('bad-pair');
    return { kind: 'match', pairs };
  }
  const answers = pieces.map((piece): GiftAnswer => {
    const { weight, rest, feedback } = split(piece.slice(1));
    return {
      text: toText(rest, usual),
      weight: weight ?? (piece.startsWith('=') ? 100 : 0),
      ...feedbackOf(feedback, usual),
    };
  });
  if (wrongs.length === 0) return { kind: 'text', answers };
  return { kind: 'choice', several: rights.length === 0, answers };
}

function toQuestion(raw: string, category: string, marks: { id?: string; tags: readonly string[] }): GiftQuestion {
  let text = hide(raw);
  let name = '';
  const named = /^\s*::((?:[^:]|:(?!:))*)::/.exec(text);
  if (named) {
    name = reveal(named[1]!.trim());
    text = text.slice(named[0].length);
  }
  const start = text.indexOf('{');
  const end = text.indexOf('}', start);
  if (start >= 0 && end < 0) throw new Unreadable('no-answers-end');
  const stem = toText(start < 0 ? text : text.slice(0, start), 'moodle');
  const common = { name, category, ...marks };
  if (start < 0) return { ...common, stem, body: { kind: 'description' } };
  const inside = text.slice(start + 1, end);
  const at = inside.indexOf('####');
  const general = at < 0 ? undefined : inside.slice(at + 4);
  const body = toBody(at < 0 ? inside : inside.slice(0, at), stem.format);
  const tail = reveal(text.slice(end + 1).trim()).replace(/^["';]+$/, '');
  return {
    ...common,
    stem,
    body,
    ...(tail === '' ? {} : { tail }),
    ...(general === undefined || general.trim() === '' ? {} : { general: toText(general, stem.format) }),
  };
}

/**
 * Reads a GIFT file as Moodle does: a blank line ends a question, the first pair of braces holds its answers. What cannot be
 * read is named with its line, and the rest goes on.
 * @spec Moodle question/format/gift
 */
export function parseGift(given: string): ParsedGift {
  const questions: GiftQuestion[] = [];
  const faults: GiftFault[] = [];
  let category = '';
  let lines: string[] = [];
  let first = 1;
  let marks: { id?: string; tags: string[] } = { tags: [] };
  const finish = (): void => {
    const raw = lines.join('\n');
    lines = [];
    if (raw.trim() === '') return;
    try {
      questions.push(toQuestion(raw, category, marks));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      faults.push({ line: first, problem: error.problem });
    }
    marks = { tags: [] };
  };
  for (const [index, line] of given
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const trimmed = line.trim();
    if (trimmed.startsWith('//')) {
      const id = /\[id:([^\]]+)\]/.exec(trimmed)?.[1];
      if (id !== undefined) marks.id = id;
      for (const [, tag] of trimmed.matchAll(/\[tag:([^\]]+)\]/g)) marks.tags.push(tag!);
    } else if (/^\$CATEGORY:/i.test(trimmed)) {
      finish();
      category = trimmed.slice(10).trim();
    } else if (trimmed === '') finish();
    else {
      if (lines.length === 0) first = index + 1;
      lines.push(line);
    }
  }
  finish();
  return { questions, faults };
}
