import type { AttemptRecord } from '../record.ts';
import type { DocumentStore } from './documents.ts';
import { durationOf } from './iso-duration.ts';
import { at, type JsonObject } from './json.ts';
import type { LrsOptions } from './lrs.ts';
import type { ActivityProgress, LaunchSession } from './session.ts';
import { launchDataId } from './vocabulary.ts';

export interface LrsRecord extends AttemptRecord {
  /** By the activity's id. */
  readonly activities: Readonly<Record<string, ActivityProgress>>;
  /** Whether the course as a whole has been satisfied by moveOn. */
  readonly satisfied: boolean;
  readonly sessions: number;
  readonly statements: number;
  /** Sessions that were begun and never terminated. */
  readonly unterminated: number;
}

/** What the LMS holds for the registration now. */
export function recordOfLrs(
  options: LrsOptions,
  registration: string,
  progress: ReadonlyMap<string, ActivityProgress>,
  sessions: readonly LaunchSession[],
  statements: readonly JsonObject[],
  documents: DocumentStore,
): LrsRecord {
  const own = statements.filter((one) => at(one, 'context', 'registration') === registration);
  const activities = Object.fromEntries(
    options.activities.flatMap(({ id }) => {
      const one = progress.get(`${registration}\n${id}`);
      return one ? [[id, { ...one }]] : [];
    }),
  );
  const all = options.activities.map(({ id }) => activities[id]);
  const scores = all.flatMap((one) => (one?.scaled === undefined ? [] : [one.scaled]));
  const completed = all.every((one) => one?.completed);
  const passed = all.every((one) => one?.passed);
  const satisfied = all.every((one) => one?.satisfied);
  const begun = sessions.filter((one) => one.registration === registration);
  const saved = [...documents].filter(
    ([key, { id }]) => key.startsWith('state\n') && key.includes(registration) && id !== launchDataId,
  );
  return {
    completion: completed
      ? 'completed'
      : own.some((one) => at(one, 'actor')) && begun.some((one) => one.statements > 0)
        ? 'incomplete'
        : 'not attempted',
    success: passed ? 'passed' : all.some((one) => one?.failed) ? 'failed' : 'unknown',
    grade:
      scores.length === 0
        ? undefined
        : Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 10_000) / 100,
    completionGiven: options.profile === 'cmi5' ? satisfied : completed || passed,
    totalTime: durationOf(all.reduce((sum, one) => sum + (one?.seconds ?? 0), 0)),
    saved: saved.reduce((sum, [, { body }]) => sum + body.length, 0),
    resumable: saved.length > 0,
    interactions: own.flatMap((one) => {
      const type = at(one, 'object', 'definition', 'interactionType');
      if (typeof type !== 'string') return [];
      const success = at(one, 'result', 'success');
      return [
        {
          id: String(at(one, 'object', 'id')),
          type,
          response: String(at(one, 'result', 'response') ?? ''),
          result: success === true ? 'correct' : success === false ? 'incorrect' : '',
          time: String(one['timestamp'] ?? ''),
        },
      ];
    }),
    activities,
    satisfied,
    sessions: begun.length,
    statements: own.length,
    unterminated: begun.filter((one) => one.initialized !== undefined && one.terminated === undefined).length,
  };
}
