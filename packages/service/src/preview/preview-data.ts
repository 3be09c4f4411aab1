import type { Edition, Launchable, LaunchMode, LrsExchange, LrsRecord, ProfileId } from '@nibras/lms';

/** What the package speaks, which decides the script of the simulator page. */
export type SimulatedKind = 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi' | 'none';

/** What the server tells the simulator page about the preview. */
export interface PreviewData {
  readonly title: string;
  readonly kind: SimulatedKind;
  readonly edition: Edition | undefined;
  /** LMSs that fit the package, the usual one first. */
  readonly profiles: readonly ProfileId[];
  /** What can be launched: addresses below `course/`. */
  readonly parts: readonly Launchable[];
  /** Page to show at first. */
  readonly page?: string;
  /** Origins that may hear how the learner is doing. */
  readonly listeners: readonly string[];
  /** What the course's frame may do. */
  readonly sandbox: string;
}

/** What the simulator page asks when it launches. */
export interface LrsLaunchRequest {
  readonly mode: LaunchMode;
  readonly fresh: boolean;
  readonly part: number;
  readonly learner: { readonly id: string; readonly name: string };
}

export interface LrsFaultRequest {
  readonly offline?: boolean;
  readonly expired?: boolean;
  readonly refuseNext?: boolean;
  /** Milliseconds before each answer. */
  readonly slow?: number;
}

/** What the simulator page is told of the LRS. */
export interface LrsState {
  readonly exchanges: readonly LrsExchange[];
  readonly count: number;
  readonly statements: readonly Readonly<Record<string, unknown>>[];
  readonly documents: readonly { readonly id: string; readonly body: string }[];
  readonly record: LrsRecord;
}
