import { durationOf } from '../lrs/iso-duration.ts';
import type { AttemptRecord, LoggedInteraction } from '../record.ts';
import { clockOf, type Names, type StoredAttempt } from './attempt.ts';
import { countMembers } from './cmi-model.ts';
import type { ScormProfile } from './profiles.ts';

const number = (text: string | undefined): number | undefined =>
  text === undefined || text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);

/** The grade that an LMS would put in its gradebook, out of 100. */
export function gradeOf(
  profile: ScormProfile,
  names: Names,
  values: ReadonlyMap<string, string>,
  published: number | undefined,
): number | undefined {
  const raw = number(values.get(names.raw));
  if (profile.grading === 'raw') return raw;
  if (profile.grading === 'on-status') return published;
  const scaled = number(values.get(names.scaled));
  return scaled === undefined ? raw : Math.round(scaled * 10_000) / 100;
}

function interactionsOf(values: ReadonlyMap<string, string>, twelve: boolean): LoggedInteraction[] {
  return Array.from({ length: countMembers(values, 'cmi.interactions') }, (_, index) => {
    const get = (part: string): string => values.get(`cmi.interactions.${index}.${part}`) ?? '';
    return {
      id: get('id'),
      type: get('type'),
      response: get(twelve ? 'student_response' : 'learner_response'),
      result: get('result'),
      time: get(twelve ? 'time' : 'timestamp'),
    };
  });
}

const completions = ['completed', 'incomplete', 'not attempted', 'unknown', 'browsed'] as const;

/** What the LMS holds of an attempt, from what has reached it. */
export function recordOf(profile: ScormProfile, names: Names, stored: StoredAttempt): AttemptRecord {
  const twelve = profile.edition === '12';
  const values = new Map(Object.entries(stored.values));
  const status = values.get(names.status) ?? '';
  const success = values.get(names.success) ?? '';
  const judged = twelve && (status === 'passed' || status === 'failed');
  const completion = judged
    ? 'completed'
    : (completions.find((one) => one === status) ?? (twelve || stored.sessions === 0 ? 'not attempted' : 'unknown'));
  const exit = values.get(names.exit);
  const passed = success === 'passed';
  const edx = profile.id === 'open-edx';
  return {
    completion: twelve && edx && status === 'failed' ? 'incomplete' : completion,
    success: passed ? 'passed' : success === 'failed' ? 'failed' : 'unknown',
    grade: edx && success === 'failed' ? 0 : gradeOf(profile, names, values, stored.published),
    completionGiven:
      profile.id === 'moodle'
        ? passed || status === 'completed'
        : completion === 'completed' && !(edx && status === 'failed'),
    totalTime: twelve ? clockOf(stored.seconds) : durationOf(stored.seconds),
    saved: (values.get('cmi.suspend_data') ?? '').length,
    resumable: !profile.resumeOnlyAfterSuspend || exit === 'suspend',
    interactions: interactionsOf(values, twelve),
  };
}
