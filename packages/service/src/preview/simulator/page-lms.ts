import type { AttemptRecord, LearningMode, ProfileId } from '@nibras/lms';
import { faultNames, type FaultName, type LogEntry } from '../simulator-control.ts';

export { faultNames };
export type { FaultName, LogEntry };

export interface Learner {
  readonly id: string;
  readonly name: string;
}

export interface LaunchOptions {
  readonly profile: ProfileId;
  readonly mode: LearningMode;
  readonly learner: Learner;
  /** A new attempt: what earlier ones left does not count. */
  readonly fresh: boolean;
  /** Which of the things that can be launched. */
  readonly part: number;
  /** Moodle's site setting that holds SCORM 1.2 to its lengths. */
  readonly standardLimits: boolean;
}

/** A value of the data model, or a document. */
export type NamedValue = readonly [name: string, value: string];

/** The LMS as the page knows it, whatever it speaks. */
export interface PageLms {
  /** Faults that make sense here. */
  readonly faults: readonly FaultName[];
  /** Starts a session; gives the address of the course's frame. */
  launch(options: LaunchOptions): Promise<string> | string;
  /** The frame is about to go. */
  leaving(): void;
  /** The frame has gone, with or without a word. */
  close(how: 'left' | 'killed'): Promise<void> | void;
  setFault(name: FaultName, on: boolean): void;
  faultOn(name: FaultName): boolean;
  /** Brings what is shown up to date; called now and then. */
  refresh(): Promise<void> | void;
  data(): readonly NamedValue[];
  /** Statements of xAPI, the newest first; undefined where the LMS speaks something else. */
  statements(): readonly Readonly<Record<string, unknown>>[] | undefined;
  record(): AttemptRecord | undefined;
  /** Most characters of saved progress; undefined where nobody says. */
  readonly saveLimit: number | undefined;
  /** Everything of this attempt, for a support ticket. */
  report(): Readonly<Record<string, unknown>>;
}

/** Makes the LMS; `log` gets each line as it comes. */
export type CreatePageLms = (log: (entry: LogEntry) => void) => PageLms;
