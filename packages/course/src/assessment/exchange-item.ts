import type { Variable } from './draw-values.ts';
import type { Interaction } from './interaction.ts';

/** A file that texts of an item show: there its address is `file:` and its key. */
export interface ExchangeFile {
  readonly name: string;
  readonly mediaType: string;
  /** SHA-256 in hexadecimal, where it is an asset of a course. */
  readonly hash?: string;
  readonly bytes?: Uint8Array;
}

/** A part of a picture in percent of its width and height, as blocks keep it. */
export interface ExchangeZone {
  readonly shape: 'rectangle' | 'ellipse' | 'polygon';
  readonly place: readonly number[];
}

/** A picture that a question is answered on. It also stands in the stem, for formats that know nothing of zones. */
export interface ExchangePicture {
  /** Its key among the files. */
  readonly file: string;
  readonly alt: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** By member: options of a choice, sources where zones take labels, targets where labels are put onto zones. */
  readonly zones: Readonly<Record<string, ExchangeZone>>;
  readonly look: 'hotspot' | 'label' | 'sort';
}

/** How a number follows from values that differ from learner to learner; the draws of these stand in the interaction. */
export interface ExchangeCalculation {
  /** As authors write it, with variables by their names. */
  readonly formula: string;
  readonly variables: readonly Variable[];
  /** How far an answer may lie from the right one, in percent of it where `percent`. */
  readonly tolerance: number;
  readonly percent: boolean;
  /** Whether another try has other values. */
  readonly anew: boolean;
  /** Texts that name variables, by the names of `html`, with their markers: in `html` stand the values of the first draw. */
  readonly html: Readonly<Record<string, string>>;
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
  readonly picture?: ExchangePicture;
  readonly calculation?: ExchangeCalculation;
}

/** An interaction that a format cannot hold. */
export const NOT_SUPPORTED = Symbol('NOT_SUPPORTED');

/** What a question says of itself beside its tags; formats without columns for it carry it as tags such as `level=KA`. */
export const exchangeFields = ['difficulty', 'level', 'objective', 'competency'] as const;
export type ExchangeField = (typeof exchangeFields)[number];

/** Tags with what else a question says of itself, as all formats may carry them. */
export function toExchangeTags(
  tags: readonly string[],
  fields: Readonly<Partial<Record<ExchangeField, string | undefined>>>,
): string[] {
  return [...tags, ...exchangeFields.flatMap((name) => (fields[name] ? [`${name}=${fields[name]}`] : []))];
}

/** The two told apart again. */
export function fromExchangeTags(all: readonly string[]): {
  readonly tags: readonly string[];
  readonly fields: Readonly<Partial<Record<ExchangeField, string>>>;
} {
  const fields: Partial<Record<ExchangeField, string>> = {};
  const tags = all.filter((tag) => {
    const at = tag.indexOf('=');
    const name = exchangeFields.find((one) => one === tag.slice(0, at));
    if (!name || tag.slice(at + 1).trim() === '') return true;
    fields[name] = tag.slice(at + 1).trim();
    return false;
  });
  return { tags, fields };
}
