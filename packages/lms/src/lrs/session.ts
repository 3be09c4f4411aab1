import type { JsonObject } from './json.ts';
import type { LaunchMode, MoveOn } from './vocabulary.ts';

/** One AU of a cmi5 course, or the one activity of an xAPI package. */
export interface LaunchedActivity {
  /** The id that the LMS gives the activity in the launch. */
  readonly id: string;
  /** The id that the package's author gave it. @spec cmi5 9.6.2.3 */
  readonly publisherId: string;
  readonly title: string;
  readonly moveOn: MoveOn;
  readonly masteryScore?: number | undefined;
  readonly launchParameters?: string | undefined;
  readonly entitlementKey?: string | undefined;
}

/** How far a learner is in one activity, over all sessions of a registration. */
export interface ActivityProgress {
  completed: boolean;
  passed: boolean;
  failed: boolean;
  scaled: number | undefined;
  raw: number | undefined;
  min: number | undefined;
  max: number | undefined;
  seconds: number;
  satisfied: boolean;
}

/** One launch of one activity. */
export interface LaunchSession {
  readonly id: string;
  readonly registration: string;
  readonly activity: LaunchedActivity;
  readonly mode: LaunchMode;
  readonly actor: JsonObject;
  readonly contextTemplate: JsonObject;
  readonly returnUrl: string;
  readonly token: string;
  readonly fetchKey: string;
  fetched: boolean;
  launchDataRead: boolean;
  preferencesRead: boolean;
  abandoned: boolean;
  /** Time of the first and the last statement, as their own timestamps say. */
  initialized: number | undefined;
  terminated: number | undefined;
  latest: number;
  readonly verbs: Set<string>;
  statements: number;
}

export const freshProgress = (): ActivityProgress => ({
  completed: false,
  passed: false,
  failed: false,
  scaled: undefined,
  raw: undefined,
  min: undefined,
  max: undefined,
  seconds: 0,
  satisfied: false,
});

/** Whether the criterion to move on is met. @spec cmi5 10.2.5 */
export function isSatisfied(moveOn: MoveOn, { completed, passed }: ActivityProgress): boolean {
  if (moveOn === 'NotApplicable') return true;
  if (moveOn === 'Passed') return passed;
  if (moveOn === 'Completed') return completed;
  return moveOn === 'CompletedAndPassed' ? completed && passed : completed || passed;
}
