import type { IndexedQuestion } from '../state/outcome.ts';

/** So many out of these. */
export type IndexedDrawRule = readonly [count: number, questions: readonly IndexedQuestion[]];
/** A draw by its state number; `spaced` is 1 where questions come back after days. */
export type IndexedDraw = readonly [number: number, spaced: 0 | 1, rules: readonly IndexedDrawRule[]];

/** A quiz that is begun and handed in. Shares in percent, time in seconds. */
export interface SittingRules {
  readonly feedback: 'immediate' | 'deferred' | 'none';
  readonly review: 'all' | 'marks' | 'none';
  /** 0 for no limit. */
  readonly attempts: number;
  readonly retakeWrong?: true;
  readonly shuffle?: true;
  readonly seconds?: number;
  readonly pausable?: true;
  readonly extraTime?: number;
  readonly forwardOnly?: true;
  readonly bands?: readonly (readonly [from: number, text: string])[];
  /** Level, 0 to 2, to which a result leads. */
  readonly routes?: readonly (readonly [from: number, level: number])[];
}

/**
 * Where a page leads on to: `option`, when a question's packed answer holds a number from some place on; `score`, when the
 * percent of the page's marks lies in a range, its upper end not included.
 */
export type IndexedBranch =
  | readonly [kind: 'option', to: string, question: number, packed: number, skip: number]
  | readonly [kind: 'score', to: string, from: number, below: number];

/** What depends on the learner on one page. */
export interface PageRules {
  readonly draws?: readonly IndexedDraw[];
  readonly sitting?: SittingRules;
  readonly branches?: readonly IndexedBranch[];
  /** 0 to 2, the level of the part that the page belongs to. */
  readonly level?: number;
}
