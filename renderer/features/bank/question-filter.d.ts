import type { QuestionRow } from './question-row.ts';
/** Columns of the table, in their order. */
export declare const columns: readonly [
  'stem',
  'type',
  'difficulty',
  'level',
  'objective',
  'competency',
  'tags',
  'points',
  'usage',
  'minutes',
  'reading',
  'problems',
];
export type Column = (typeof columns)[number];
/** What a question must be to be shown; '' where it does not matter, `-` for what is not said. */
export interface QuestionFilter {
  readonly text: string;
  readonly type: string;
  readonly difficulty: string;
  readonly level: string;
  readonly objective: string;
  readonly tag: string;
  readonly only: '' | 'unused' | 'problems' | 'noFeedback';
}
export declare const noFilter: QuestionFilter;
/** What is not said. */
export declare const nothing = '-';
/** What is known of a question beside its row; asked only where a filter or an order needs it. */
export interface RowFacts {
  readonly uses: (row: QuestionRow) => number;
  readonly problems: (row: QuestionRow) => number;
  readonly minutes: (row: QuestionRow) => number;
  /** 0 plain to 2 hard, -1 where it cannot be said. */
  readonly grade: (row: QuestionRow) => number;
  readonly hasFeedback: (row: QuestionRow) => boolean;
  readonly typeName: (type: string) => string;
}
/** The rows that a filter lets through. */
export declare function filterRows(
  rows: readonly QuestionRow[],
  filter: QuestionFilter,
  facts: RowFacts,
): QuestionRow[];
/** By which column rows stand, and which way; none for the author's own order. */
export interface RowOrder {
  readonly column: Column;
  readonly descending: boolean;
}
/** The rows in order; what is equal keeps the author's order, what is not said comes last. */
export declare function sortRows(
  rows: readonly QuestionRow[],
  order: RowOrder | null,
  facts: RowFacts,
  language: string,
): readonly QuestionRow[];
