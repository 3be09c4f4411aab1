import type { Id } from '@nibras/base';
import type { LocalText } from './course-document.ts';

/** Knowledge acquisition, deepening, creation: the three levels of a course, the lowest first. */
export const levels = ['KA', 'KD', 'KC'] as const;
export type Level = (typeof levels)[number];

/** What is said of a result from some percent on. */
export interface ScoreBand {
  /** Percent of the marks from which it is said, up to the next band. */
  readonly from: number;
  readonly text: LocalText;
  /** By language, what the main one said when the translation was last noted; see `translationState`. */
  readonly basis?: LocalText;
}

/** Which level a result leads to, from some percent on: parts of lower levels then count as known. */
export interface Route {
  readonly from: number;
  readonly level: Level;
}

/**
 * A page, lesson or module that counts as a scored quiz. All but `mastery` and `weight` are of a single page, and make a sitting of
 * it that the learner begins and hands in.
 */
export interface QuizSettings {
  /** Percent of the marks from which the quiz is passed, 0 to 100. */
  readonly mastery: number;
  /** Its part of the course's score; the marks of its questions where not said; 0 counts nothing. */
  readonly weight?: number;
  /** When the learner hears how an answer was: at once, when the quiz is handed in, or never. */
  readonly feedback?: 'immediate' | 'deferred' | 'none';
  /** How often it may be taken; 0 as often as wanted. */
  readonly attempts?: number;
  /** A further try asks again only what was wrong. */
  readonly retakeWrong?: boolean;
  readonly shuffle?: boolean;
  /** Minutes; absent for no limit. */
  readonly timeLimit?: number;
  /** True where the clock stands still while the page is closed. */
  readonly pausable?: boolean;
  /** Percent of time added for learners who are granted it. */
  readonly extraTime?: number;
  /** One question after the other, none shown again. */
  readonly forwardOnly?: boolean;
  /** What may be looked at once it is handed in: everything, only what was right and wrong, or nothing. */
  readonly review?: 'all' | 'marks' | 'none';
  readonly bands?: readonly ScoreBand[];
  /** Makes a positioning test of it. */
  readonly routes?: readonly Route[];
}

/** True where a quiz is a sitting of its own: begun, handed in, perhaps taken again. */
export function isSitting(quiz: QuizSettings): boolean {
  return (
    (quiz.feedback ?? 'immediate') !== 'immediate' ||
    quiz.attempts !== undefined ||
    quiz.timeLimit !== undefined ||
    quiz.forwardOnly === true ||
    quiz.shuffle === true ||
    quiz.retakeWrong === true ||
    (quiz.review ?? 'all') !== 'all' ||
    (quiz.bands?.length ?? 0) > 0 ||
    (quiz.routes?.length ?? 0) > 0
  );
}

/** When a branch is taken: an option was chosen, or the marks of the page's questions are at least, or below, some percent. */
export type BranchCondition =
  | { readonly kind: 'option'; readonly question: Id; readonly option: Id }
  | { readonly kind: 'atLeast'; readonly percent: number }
  | { readonly kind: 'below'; readonly percent: number };

/** From a page to another one that is not the next: pages leapt over need not be read. */
export interface Branch {
  readonly when: BranchCondition;
  readonly to: Id;
}
