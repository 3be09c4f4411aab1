/** A text with the markup it is written in; `moodle` is plain text whose line breaks count. */
export interface GiftText {
  readonly format: 'moodle' | 'html' | 'markdown' | 'plain';
  readonly text: string;
}

/** An option or an accepted answer. */
export interface GiftAnswer {
  readonly text: GiftText;
  /** Percent of the marks, −100 to 100. */
  readonly weight: number;
  readonly feedback?: GiftText;
}

export interface GiftNumber {
  readonly value: number;
  readonly tolerance: number;
  readonly weight: number;
  readonly feedback?: GiftText;
}

export type GiftBody =
  | { readonly kind: 'description' }
  | { readonly kind: 'essay' }
  | { readonly kind: 'truth'; readonly truth: boolean; readonly wrong?: GiftText; readonly right?: GiftText }
  /** `several`: any number may be picked, and weights say what each is worth. */
  | { readonly kind: 'choice'; readonly several: boolean; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'text'; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'number'; readonly answers: readonly GiftNumber[]; readonly wrong?: GiftText }
  /** A pair without a source is a distractor. */
  | { readonly kind: 'match'; readonly pairs: readonly { readonly source: GiftText; readonly target: string }[] };

/** A question as GIFT has it. */
export interface GiftQuestion {
  readonly name: string;
  /** As written after `$CATEGORY:`; '' where none was. */
  readonly category: string;
  readonly id?: string;
  readonly tags: readonly string[];
  readonly stem: GiftText;
  /** What follows the answers: the stem goes on after a blank. */
  readonly tail?: string;
  readonly body: GiftBody;
  readonly general?: GiftText;
}

/** Why a part of a file could not be read, with its first line. */
export interface GiftFault {
  readonly line: number;
  readonly problem: 'no-answers-end' | 'bad-number' | 'bad-pair' | 'no-answer';
}
