import type { AttemptRecord, ProfileId, Verdict } from '@nibras/lms';

/** One line of the log: a call, a request, or a remark on the session as a whole. */
export interface LogEntry {
  /** Milliseconds since the launch. */
  readonly time: number;
  /** What was asked, as it would be written. */
  readonly call: string;
  readonly result: string;
  /** Words of the refusal; '' where all is well. */
  readonly error: string;
  readonly verdicts: readonly Verdict[];
  /** All that went to and fro, where the line shows only a part. */
  readonly detail?: string;
}

export const faultNames = ['offline', 'expired', 'refuseNext', 'slow'] as const;
export type FaultName = (typeof faultNames)[number];

/** What tests and `nibras verify` hold the simulator by; the page's own buttons do the same. */
export interface SimulatorControl {
  readonly profile: ProfileId;
  readonly running: boolean;
  readonly log: readonly LogEntry[];
  verdicts(): readonly Verdict[];
  record(): AttemptRecord | undefined;
  launch(options?: { readonly fresh?: boolean; readonly part?: number }): Promise<void>;
  /** The learner leaves. */
  suspend(): Promise<void>;
  /** The tab is killed without a word. */
  kill(): Promise<void>;
  fault(name: FaultName, on: boolean): void;
  refresh(): Promise<void>;
  report(): Readonly<Record<string, unknown>>;
}
