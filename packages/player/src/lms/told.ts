import { withRules } from '../late.ts';
import { decimal } from './cmi-format.ts';

/** An option, source or target: its id, and which one it is among its kind, from 0. */
export type Term = readonly [id: string, index: number];
/** A number, and the range in which it is right. */
export interface Range {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}
/** Words, a pick `[term]`, a pair `[source, target]`, or a number with its range. */
export type Item = string | readonly Term[] | Range;

/** A question and its answer in the terms that SCORM, cmi5 and xAPI share, before an edition's own delimiters. */
export interface Told {
  /** @spec SCORM 2004 RTE 4.2.9.1 cmi.interactions.n.type */
  readonly type:
    'true-false' | 'choice' | 'fill-in' | 'long-fill-in' | 'matching' | 'sequencing' | 'likert' | 'numeric';
  readonly answer: readonly Item[];
  /** The answers that earn full marks; none where nothing is right or wrong. */
  readonly keys: readonly (readonly Item[])[];
  /** True where the answer is right, though hints have cost some of its marks. */
  readonly right?: true;
  /** Whether capitals count. */
  readonly strict?: boolean;
}

/** How an edition writes answers. */
export interface AnswerStyle {
  readonly word: (text: string, told: Told) => string;
  readonly range: (range: Range) => string;
  /** A member on the first or second side of a pair. */
  readonly term: (term: Term, side: number) => string;
  /** Between the two sides of a pair. */
  readonly point: string;
  readonly join: (items: readonly string[]) => string;
}

/**
 * Text on one line, no longer than an LMS takes. No half of a character stays at the cut: Moodle's encodeURIComponent
 * throws on it, and with it every later request of the session.
 */
export const oneLine = (text: string, limit: number): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '');

/** The style of SCORM 2004, cmi5 and xAPI, with words of so many characters. @spec SCORM 2004 RTE 4.2.9.2 */
export const longStyle = (limit: number): AnswerStyle => ({
  word: (text) => oneLine(text, limit),
  range: ({ from, to }) => `${decimal(from, 7)}[:]${decimal(to, 7)}`,
  term: ([id]) => id,
  point: '[.]',
  join: (items) => items.join('[,]'),
});

const itemsText = (items: readonly Item[], told: Told, { word, range, term, point, join }: AnswerStyle): string =>
  join(
    items.map((item) =>
      typeof item === 'string' ? word(item, told) : 'from' in item ? range(item) : item.map(term).join(point),
    ),
  );

/** An answer as an edition writes it. A number is written as such, its range is for the key. */
export const answerText = (told: Told, style: AnswerStyle): string => itemsText(told.answer, told, style);

/** The full answers as an edition lists them: ten at most, none twice. */
export const keyTexts = (told: Told, style: AnswerStyle): string[] =>
  [...new Set(told.keys.map((key) => itemsText(key, told, style)))].slice(0, 10);

/** What an LMS is told of how an answer went: nothing is right or wrong in a survey. */
export const resultOf = ({ keys, right }: Told, credit: number, wrong: string): string =>
  keys.length === 0 ? 'neutral' : credit === 1 || (withRules && right) ? 'correct' : wrong;

/** Members as terms: those that are taken, each with its place. */
export const termsOf = <Member extends { readonly id: string }>(
  members: readonly Member[],
  takes: (member: Member) => boolean,
): (readonly Term[])[] =>
  members.flatMap((member, index): (readonly Term[])[] => (takes(member) ? [[[member.id, index]]] : []));

/** Pairs of one list with another. */
export const pairsOf = (
  sources: readonly { readonly id: string }[],
  targets: readonly { readonly id: string }[],
  pairs: Readonly<Record<string, string>>,
): (readonly Term[])[] =>
  sources.flatMap(({ id }, index): (readonly Term[])[] => {
    const target = targets.findIndex((one) => one.id === pairs[id]);
    return target < 0
      ? []
      : [
          [
            [id, index],
            [pairs[id]!, target],
          ],
        ];
  });

export const idsOf = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);
