import type { Response } from '@nibras/course';
import type { PlayedInteraction } from '../question/behaviour.ts';
import type { Told } from './told.ts';
import type { Outcome } from '../state/outcome.ts';

/** One answer, as an LMS logs it. Plain data: it may wait on this device, as JSON, until the LMS has it. */
export interface Answer {
  /** A UUID, so that an LRS never keeps the answer twice however often it is sent. */
  readonly id: string;
  /** When it was given, in milliseconds since 1970. */
  readonly at: number;
  readonly interaction: PlayedInteraction;
  readonly response: Response;
  /** The same in the terms that all standards share. */
  readonly told: Told;
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
  /** Who learns, as the LMS tells them apart; '' where it does not say. */
  readonly learner: string;
  /** The learner's name as the LMS writes it; '' where it does not say. */
  readonly learnerName: string;
  /** The state that the LMS holds; '' where it holds none. */
  readonly saved: string;
  /** True where the LMS says that an earlier session goes on. */
  readonly resumed: boolean;
  /** Characters that the state may take. */
  readonly limit: number;
  /** Interactions that it holds; undefined where it does not say. */
  readonly logged: number | undefined;
  /** Whether its "stored" can be believed; Open edX says so before anything has been sent. */
  readonly honest: boolean;
  /** Hands over the state; false where the LMS refuses it, as one too long. */
  save(state: string, page: string): boolean;
  /** Hands over an answer; the same one may come again after a lost connection. False where the LMS refuses it. */
  answer(answer: Answer, index: number): boolean | void;
  report(outcome: Outcome): void;
  /** Asks for what was handed over to be stored; false where that failed. */
  commit(): boolean | Promise<boolean>;
  /** Ends the session, once, with what is still to be sent; runs while the page goes away. True where the LMS said it has it. */
  close(): boolean | void;
  /** Starts again after the browser brought the page back; false where the LMS refuses. */
  reopen(): boolean;
  /** Whether it has no such answer though its copy of the state counts it: states and answers may go by different ways. */
  lacks?(answer: string): boolean;
  /** Hands over everything anew with the next report, since the LMS turns out not to have it. */
  again?(): void;
}
