/** An option, source or target: its id, and which one it is among its kind, from 0. */
export type Term = readonly [id: string, index: number];

/**
 * A question and its answer in the terms that SCORM, cmi5 and xAPI share, before an edition's own delimiters. An answer is a
 * list of items: words, a pick `[term]`, or a pair `[source, target]`.
 */
export interface Told {
  /** @spec SCORM 2004 RTE 4.2.9.1 cmi.interactions.n.type */
  readonly type:
    | 'true-false'
    | 'choice'
    | 'fill-in'
    | 'long-fill-in'
    | 'matching'
    | 'performance'
    | 'sequencing'
    | 'likert'
    | 'numeric'
    | 'other';
  readonly answer: readonly Item[];
  /** The answers that earn full marks. */
  readonly keys: readonly (readonly Item[])[];
  /** Whether capitals count. */
  readonly strict?: boolean;
}
export type Item = string | readonly Term[];

/** How an edition writes answers. */
export interface AnswerStyle {
  /** Between the items, and between the two sides of a pair. */
  readonly comma: string;
  readonly point: string;
  /** One character a member, or its id. */
  readonly short: boolean;
  readonly limit: number;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const digits = '123456789abcdefghijklmnopqrstuvwxyz0';

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

/** An answer as an edition writes it. */
export function itemsText(items: readonly Item[], { comma, point, short, limit }: AnswerStyle): string {
  return items
    .map((item) =>
      typeof item === 'string'
        ? oneLine(item, limit)
        : item.map(([id, index], side) => (short ? ((side ? digits : letters)[index] ?? '0') : id)).join(point),
    )
    .join(comma);
}

/** The full answers as an edition lists them: ten at most, none twice. */
export const keyLists = ({ keys }: Told, style: AnswerStyle): string[] =>
  [...new Set(keys.map((key) => itemsText(key, style)))].slice(0, 10);
