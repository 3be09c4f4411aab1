import type { Interaction } from './interaction.ts';

/** A file that texts of an item show: there its address is `file:` and its key. */
export interface ExchangeFile {
  readonly name: string;
  readonly mediaType: string;
  /** SHA-256 in hexadecimal, where it is an asset of a course. */
  readonly hash?: string;
  readonly bytes?: Uint8Array;
}

/**
 * A question on its way between a course and a format: WHICH interaction it is, with its rich texts as HTML. Texts by name:
 * `stem`, `member:<id>` (an option, source, target, answer or item), `feedback:<id>`, `correct`, `incorrect`, `hint:<number>`
 * from 0. A member without HTML is its plain label. A blank stands in the stem by its marker; words to pick stand so in `text`,
 * and in the stem as words.
 */
export interface ExchangeItem {
  /** What the source calls it; made of the stem where it has no name. */
  readonly name: string;
  /** Where it lies, the outermost first. */
  readonly category: readonly string[];
  readonly tags: readonly string[];
  readonly interaction: Interaction;
  readonly html: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, ExchangeFile>>;
}

/** An interaction that a format cannot hold. */
export const NOT_SUPPORTED = Symbol('NOT_SUPPORTED');
