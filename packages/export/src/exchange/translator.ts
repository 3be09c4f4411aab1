import type { Diagnostic } from '@nibras/base';
import type { ExchangeItem, NOT_SUPPORTED } from '@nibras/course';

/** What of a question a format cannot carry, by the code of the remark. */
export type Loss =
  | 'exchange.not-supported'
  | 'exchange.marking'
  | 'exchange.certainty'
  | 'exchange.case'
  | 'exchange.accents'
  | 'exchange.word-limits'
  | 'exchange.some-answers'
  | 'exchange.bank'
  | 'exchange.near-miss'
  | 'exchange.draws'
  | 'exchange.formula'
  | 'exchange.anew'
  | 'exchange.units'
  | 'exchange.hints'
  | 'exchange.tags'
  | 'exchange.files'
  | 'exchange.points'
  | 'exchange.member-feedback'
  | 'exchange.feedback'
  | 'exchange.rich-text'
  | 'exchange.criteria'
  | 'exchange.distractors'
  | 'exchange.percentages'
  | 'exchange.zones'
  | 'exchange.zone-names'
  | 'exchange.wrong-zones'
  | 'exchange.alt'
  | 'exchange.picture-list'
  | 'exchange.pointer-only'
  | 'exchange.all-feedback'
  | 'exchange.hands'
  | 'exchange.attempts'
  | 'exchange.hint-cost'
  | 'exchange.category'
  | 'exchange.shuffle'
  | 'exchange.in-text'
  | 'exchange.truth'
  | 'exchange.model';

/** What questions of any type say beside what they ask, by the remark where a format has no place for it. */
export type Aside =
  | 'exchange.attempts'
  | 'exchange.hint-cost'
  | 'exchange.category'
  | 'exchange.tags'
  | 'exchange.hands'
  | 'exchange.shuffle'
  | 'exchange.in-text'
  | 'exchange.model';

/** Questions as a format has them, with a remark on each item and thing that it does not carry. */
export interface WrittenItems {
  /** The file; of a format of several files, the one that lists the others. */
  readonly text: string;
  /** Of a format of several files, all of them by their path in the package. */
  readonly files?: Readonly<Record<string, string>>;
  /** Pictures and the like beside them, by path. */
  readonly binaries?: Readonly<Record<string, Uint8Array>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A writer of questions in one format. */
export interface Translator {
  readonly id: string;
  /** Ending of its files, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** What of that it keeps, or tells of by itself; all else is told for it. */
  readonly keeps: readonly Aside[];
  /** Whether pictures of questions travel with them; other formats are given words only. */
  readonly carriesFiles?: boolean;
  /** Whether calculated questions go out with all their draws, or are named by the translator. */
  readonly carriesDraws?: boolean;
  readonly write: (items: readonly ExchangeItem[]) => WrittenItems;
  /** The question as the format has it, or NOT_SUPPORTED: which pairs those are is listed in the docs. */
  readonly holds: (item: ExchangeItem) => unknown | typeof NOT_SUPPORTED;
}

/** Gathers what is lost of each item. */
export class Losses {
  readonly diagnostics: Diagnostic[] = [];
  private item: ExchangeItem | undefined;

  of(item: ExchangeItem): void {
    this.item = item;
  }

  add(code: Loss, when = true): void {
    if (!when || !this.item) return;
    const severity = code === 'exchange.not-supported' ? 'error' : 'warning';
    this.diagnostics.push({
      severity,
      code,
      at: { block: this.item.interaction.id },
      params: { name: this.item.name },
    });
  }
}
