import type { QtiChoice, QtiInteraction, QtiMapping, QtiResponse, QtiTemplate } from '@nibras/formats';

export interface Member {
  readonly id: string;
  readonly label: string;
}

/** What of a question goes into the body of an item. */
export interface Body {
  readonly interactions: readonly QtiInteraction[];
  readonly responses: readonly QtiResponse[];
  readonly stem?: string;
  readonly template?: QtiTemplate;
  /** Feedback by the identifier of what was picked or typed. */
  readonly picks?: readonly (readonly [identifier: string, id: string])[];
}

/** An id as QTI spells identifiers. */
export const identifier = (id: string): string => id.replace(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
/** What the one response of an item is called. */
export const answers = 'RESPONSE';
export const plainHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A response that says of itself what is given. */
export const response = (more: Partial<QtiResponse>): QtiResponse => ({
  identifier: answers,
  cardinality: 'single',
  baseType: 'identifier',
  correct: [],
  mapping: undefined,
  ranges: [],
  scoring: 'none',
  points: 1,
  ...more,
});
export const mapping = (
  entries: readonly { readonly key: string; readonly value: number; readonly caseSensitive?: boolean }[],
  more: Partial<QtiMapping> = {},
): QtiMapping => ({
  fallback: 0,
  lower: undefined,
  upper: undefined,
  entries: entries.map((one) => ({ caseSensitive: true, ...one })),
  ...more,
});

export const wordOf = ({ id, label }: Member): QtiChoice => ({ identifier: identifier(id), html: plainHtml(label) });
