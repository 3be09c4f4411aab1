import { own } from '../own.ts';
import { secondsOf } from '../lrs/iso-duration.ts';
import type { AttemptRecord } from '../record.ts';
import { createVerdict, type Verdict } from '../verdict.ts';
import {
  clockOf,
  freshAttempt,
  type Names,
  names12,
  names2004,
  secondsOfClock,
  type StoredAttempt,
} from './attempt.ts';
import { checkGet, checkSet, codeFor } from './check-value.ts';
import { type CmiModel, createMemoryModel } from './cmi-model.ts';
import { reviewSession } from './closing-rules.ts';
import { splitElement } from './element-rule.ts';
import { errorTexts } from './error-texts.ts';
import { durationOf } from '../lrs/iso-duration.ts';
import { createUplink } from './uplink.ts';
import type { ScormProfile } from './profiles.ts';
import { recordOf } from './scorm-record.ts';

/** One call of the course to the LMS, with what was wrong with it. */
export interface ScormCall {
  /** Milliseconds since the launch. */
  readonly time: number;
  readonly method: string;
  readonly args: readonly string[];
  readonly result: string;
  /** Error code after the call; '0' where all is well. */
  readonly error: string;
  readonly errorText: string;
  readonly verdicts: readonly Verdict[];
  /** Made while the page was being left. */
  readonly leaving: boolean;
}

/** What may be made to fail. `expired` stays so until the next launch. */
export interface ScormFaults {
  offline: boolean;
  expired: boolean;
  refuseNext: boolean;
}

export type LearningMode = 'normal' | 'browse' | 'review';

export interface ScormLaunch {
  readonly profile: ScormProfile;
  readonly mode?: LearningMode;
  readonly learner?: { readonly id: string; readonly name: string };
  /** What earlier sessions left; without it the attempt is new. */
  readonly stored?: StoredAttempt | undefined;
  /** Values that the manifest gives: mastery score, launch data, thresholds. */
  readonly given?: Readonly<Record<string, string>>;
  /** Who holds the values below the rules; a plain table where nothing is said. */
  readonly model?: (initial: Map<string, string>) => CmiModel;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  readonly onCall?: (call: ScormCall) => void;
}

/** One session of one learner at a simulated LMS. */
export interface ScormSession {
  readonly apiName: 'API' | 'API_1484_11';
  readonly api: Readonly<Record<string, (...args: unknown[]) => string>>;
  readonly faults: ScormFaults;
  /** Values as the course's page sees them. */
  readonly values: ReadonlyMap<string, string>;
  readonly calls: readonly ScormCall[];
  readonly state: 'idle' | 'running' | 'ended';
  /** The page is being left: what is set from here on may not arrive. */
  leaving(): void;
  /** Lets values on their way arrive; to be called now and then. */
  settle(): void;
  /** The page is gone, with or without a word; gives what was wrong with the session as a whole. */
  close(how: 'left' | 'killed'): readonly Verdict[];
  /** What the LMS holds, for the next session. */
  stored(): StoredAttempt;
  record(): AttemptRecord;
}

const final = /^(passed|failed|completed)$/;

/** Values that a session starts with. */
function initialValues(launch: ScormLaunch, names: Names, stored: StoredAttempt): Map<string, string> {
  const { profile, learner = { id: 'learner-1', name: 'Nibras, Amina' } } = launch;
  const twelve = profile.edition === '12';
  const exit = stored.values[names.exit];
  const first = stored.sessions === 0;
  const back = exit === 'suspend' || !profile.resumeOnlyAfterSuspend;
  const status = stored.values[names.status] ?? '';
  const finished =
    profile.reviewsFinished && !first && (final.test(status) || final.test(stored.values[names.success] ?? ''));
  const mode = launch.mode ?? (finished ? 'review' : 'normal');
  const values = new Map<string, string>();
  if (back) for (const [element, value] of Object.entries(stored.values)) values.set(element, value);
  for (const element of [names.exit, names.sessionTime]) values.delete(element);
  for (const [element, value] of Object.entries(launch.given ?? {})) values.set(element, value);
  values.set(names.learnerId, learner.id);
  values.set(names.learnerName, learner.name);
  values.set(names.mode, mode);
  values.set(names.credit, mode === 'normal' ? 'credit' : 'no-credit');
  values.set(names.entry, first ? 'ab-initio' : exit === 'suspend' ? 'resume' : '');
  values.set(names.totalTime, twelve ? clockOf(stored.seconds) : durationOf(stored.seconds));
  if (!values.has(names.status)) values.set(names.status, twelve ? 'not attempted' : 'unknown');
  if (!values.has(names.success)) values.set(names.success, 'unknown');
  return values;
}

/** Begins a session: the API that the course finds, held to the profile's rules. */
export function createScormSession(launch: ScormLaunch): ScormSession {
  const { profile, now } = launch;
  const twelve = profile.edition === '12';
  const names = twelve ? names12 : names2004;
  const before = launch.stored ?? freshAttempt;
  const values = initialValues(launch, names, before);
  const model = launch.model?.(new Map(values)) ?? createMemoryModel(profile.elements, twelve, values);
  const faults: ScormFaults = { offline: false, expired: false, refuseNext: false };
  const calls: ScormCall[] = [];
  const uplink = createUplink(profile, names, before, now);
  const started = now();
  let state: ScormSession['state'] = 'idle';
  let error = '0';
  let isLeaving = false;
  let noted: Verdict[] = [];
  const code = (kind: Parameters<typeof codeFor>[1]): string => codeFor(twelve, kind);
  const clause = (section: string): string => (twelve ? 'SCORM 1.2 RTE 3.2' : `SCORM 2004 RTE ${section}`);

  const fail = (verdict: Verdict | undefined, errorCode: string): string => {
    if (verdict) noted.push(verdict);
    if (profile.credulous) return 'true';
    error = errorCode;
    return 'false';
  };
  const broken = (): Verdict | undefined =>
    faults.offline
      ? createVerdict('lms.offline', '')
      : faults.expired
        ? createVerdict('lms.session-expired', '')
        : undefined;
  const wantsEmpty = (argument: unknown, method: string): void => {
    if (argument !== '')
      noted.push(
        createVerdict('scorm.argument', clause('3.1'), {
          element: method,
          value: String(argument),
          severity: 'warning',
        }),
      );
  };
  const notRunning = (method: string, idle: string, ended: string): string | undefined => {
    if (state === 'running') return undefined;
    const rule = state === 'idle' ? 'scorm.not-initialized' : 'scorm.after-finish';
    return fail(
      createVerdict(rule, clause('3.1.3'), { element: method }),
      twelve ? '301' : state === 'idle' ? idle : ended,
    );
  };

  const initialize = (argument: unknown): string => {
    wantsEmpty(argument, 'Initialize');
    if (state === 'running' || (state === 'ended' && !profile.initializeAgain)) {
      const rule = state === 'running' ? 'scorm.initialized-twice' : 'scorm.initialized-again';
      return fail(createVerdict(rule, clause('3.1.3.1')), twelve ? '101' : state === 'running' ? '103' : '104');
    }
    state = 'running';
    return model.start() || profile.credulous
      ? 'true'
      : fail(createVerdict('lms.refused', clause('3.1.3.1')), code('general'));
  };
  const getValue = (element: unknown): string => {
    const name = String(element);
    const not = notRunning('GetValue', '122', '123');
    if (not !== undefined) return '';
    if (profile.readable) return profile.readable.test(name) ? (values.get(name) ?? '') : '';
    const refusal = checkGet(profile, name);
    if (refusal) {
      fail(refusal.verdict, refusal.code);
      return '';
    }
    const got = model.get(name);
    error = got.error;
    return got.value;
  };
  const setValue = (element: unknown, value: unknown): string => {
    const [name, text] = [String(element), String(value)];
    const not = notRunning('SetValue', '132', '133');
    if (not !== undefined) return not;
    if (typeof value !== 'string')
      noted.push(
        createVerdict('scorm.not-text', clause('3.1.4.2'), { element: name, value: text, severity: 'warning' }),
      );
    if (faults.refuseNext) {
      faults.refuseNext = false;
      return fail(createVerdict('lms.refused-on-demand', '', { element: name, value: text }), code('general'));
    }
    if (!profile.credulous) {
      const refusal = checkSet(profile, values, name, value);
      if (refusal) return fail(refusal.verdict, refusal.code);
      const refused = model.set(name, text);
      if (refused !== '0')
        return fail(
          createVerdict('lms.refused', own(profile.elements, splitElement(name).name)?.clause ?? '', {
            element: name,
            value: text,
          }),
          refused,
        );
    }
    values.set(name, text);
    noted.push(...uplink.set(name, text, isLeaving, broken()));
    return 'true';
  };
  const commit = (argument: unknown): string => {
    wantsEmpty(argument, 'Commit');
    const not = notRunning('Commit', '142', '143');
    if (not !== undefined) return not;
    const failure = broken();
    if (failure && !profile.queued) return fail(failure, twelve ? '101' : '391');
    model.commit();
    if (!profile.queued) uplink.store(values);
    return 'true';
  };
  const finish = (argument: unknown): string => {
    wantsEmpty(argument, 'Terminate');
    const not = notRunning('Terminate', '112', '113');
    if (not !== undefined) return not;
    state = 'ended';
    const failure = broken();
    if (failure && !profile.queued) return fail(failure, twelve ? '101' : '391');
    noted.push(...uplink.finish(values));
    model.finish();
    return 'true';
  };

  const shown: Record<string, (...args: unknown[]) => string> = {};
  const expose = (method: string, work: (...args: readonly unknown[]) => string, keepsError = false): void => {
    shown[method] = (...args) => {
      noted = [];
      uplink.settle();
      if (!keepsError) error = '0';
      const result = work(...args);
      const call: ScormCall = {
        time: now() - started,
        method,
        args: args.map(String),
        result,
        error: profile.credulous || keepsError ? '0' : error,
        errorText: error === '0' || keepsError ? '' : (errorTexts[twelve ? '12' : '2004'][error] ?? ''),
        verdicts: noted,
        leaving: isLeaving,
      };
      calls.push(call);
      launch.onCall?.(call);
      return result;
    };
  };
  const prefix = twelve ? 'LMS' : '';
  expose(`${prefix}Initialize`, initialize);
  expose(twelve ? 'LMSFinish' : 'Terminate', finish);
  expose(`${prefix}GetValue`, getValue);
  expose(`${prefix}SetValue`, setValue);
  expose(`${prefix}Commit`, commit);
  expose(`${prefix}GetLastError`, () => (profile.credulous ? '0' : error), true);
  expose(`${prefix}GetErrorString`, (one) => own(errorTexts[twelve ? '12' : '2004'], String(one)) ?? '', true);
  expose(`${prefix}GetDiagnostic`, (one) => own(errorTexts[twelve ? '12' : '2004'], String(one)) ?? '', true);
  const sessionSeconds = (): number => {
    const text = uplink.stored().values[names.sessionTime] ?? '';
    return twelve ? secondsOfClock(text) : secondsOf(text);
  };
  let added = 0;

  return {
    apiName: twelve ? 'API' : 'API_1484_11',
    api: shown,
    faults,
    values,
    calls,
    get state() {
      return state;
    },
    leaving: () => void (isLeaving = true),
    settle: () => uplink.settle(),
    close(how) {
      const lost = uplink.close(how === 'killed');
      if (state === 'ended') added = sessionSeconds();
      const whole = how === 'killed' ? [] : reviewSession(profile, names, values, calls, state);
      state = 'ended';
      return [...lost, ...whole];
    },
    stored: () => {
      const kept = uplink.stored();
      return { ...kept, seconds: before.seconds + added, sessions: before.sessions + (calls.length > 0 ? 1 : 0) };
    },
    record() {
      const seconds = before.seconds + (state === 'ended' ? sessionSeconds() : 0);
      const sessions = before.sessions + (calls.length > 0 ? 1 : 0);
      return recordOf(profile, names, { ...uplink.stored(), seconds, sessions });
    },
  };
}
