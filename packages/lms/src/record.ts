/** One answer as the LMS's report lists it. */
export interface LoggedInteraction {
  readonly id: string;
  readonly type: string;
  readonly response: string;
  readonly result: string;
  readonly time: string;
}

/** What an LMS holds of an attempt when the learner has gone. */
export interface AttemptRecord {
  readonly completion: 'completed' | 'incomplete' | 'not attempted' | 'unknown' | 'browsed';
  readonly success: 'passed' | 'failed' | 'unknown';
  /** Grade out of 100 in the gradebook; undefined where there is none. */
  readonly grade: number | undefined;
  /** Whether the LMS would mark the activity as done. */
  readonly completionGiven: boolean;
  readonly totalTime: string;
  /** Characters of saved progress. */
  readonly saved: number;
  /** Whether the next launch gets its data back. */
  readonly resumable: boolean;
  readonly interactions: readonly LoggedInteraction[];
}
