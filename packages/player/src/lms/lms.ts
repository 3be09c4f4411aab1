import type { Response } from '@nibras/course';
import type { PlayedInteraction } from '../question/behaviour.ts';
import type { Outcome } from '../state/outcome.ts';

/** One answer, as an LMS logs it. */
export interface Answer {
  readonly interaction: PlayedInteraction;
  readonly response: Response;
  /** Share of the marks, 0 to 1. */
  readonly credit: number;
  readonly prompt: string;
  /** Seconds from seeing the question to answering. */
  readonly seconds: number;
}

/** Where a learner's results go. The player above it knows no LMS. */
export interface Lms {
  /** `live`: it records; `review`: it must not be written to; `alone`: there is none, only this device. */
  readonly mode: 'live' | 'review' | 'alone';
  /** True where a missing LMS is worth telling: the package was made for one. */
  readonly expected: boolean;
  readonly learner: string;
  /** True where the LMS says that an earlier session goes on. */
  readonly resumed: boolean;
  /** Characters that the state may take. */
  readonly limit: number;
  /** Interactions that it holds; undefined where it does not say. */
  readonly logged: number | undefined;
  save(state: string, page: string): void;
  answer(answer: Answer, index: number): void;
  report(outcome: Outcome): void;
  /** Asks for what was said to be stored; false where that failed. */
  commit(): boolean;
  /** Ends the session, once. */
  close(): void;
  /** Starts again after the browser brought the page back; false where the LMS refuses. */
  reopen(): boolean;
}
