import { createVerdict, type Verdict, type VerdictSeverity } from '../verdict.ts';
import type { Names } from './attempt.ts';
import type { ScormProfile } from './profiles.ts';
import type { ScormCall } from './scorm-session.ts';

/** Milliseconds that a result may wait for its Commit before it counts as neglected. */
const unsaved = 5500;

/** What was wrong with a session as a whole, seen when the learner has left. */
export function reviewSession(
  profile: ScormProfile,
  names: Names,
  values: ReadonlyMap<string, string>,
  calls: readonly ScormCall[],
  state: 'idle' | 'running' | 'ended',
): Verdict[] {
  const twelve = profile.edition === '12';
  const verdicts: Verdict[] = [];
  const say = (rule: string, clause: string, severity: VerdictSeverity, element = '', value = ''): void =>
    void verdicts.push(createVerdict(rule, clause, { element, value, severity }));
  const rte = (section: string): string => (twelve ? 'SCORM 1.2 RTE 3.2' : `SCORM 2004 RTE ${section}`);
  if (!calls.some(({ method }) => method.endsWith('Initialize'))) {
    say('scorm.never-initialized', rte('3.1.3.1'), 'error', twelve ? 'LMSInitialize' : 'Initialize');
    return verdicts;
  }
  if (state === 'running') say('scorm.never-finished', rte('3.1.3.2'), 'error', twelve ? 'LMSFinish' : 'Terminate');
  if (values.get(names.mode) !== 'normal') return verdicts;
  const sets = calls.filter(({ method, result }) => method.endsWith('SetValue') && result === 'true');
  const lastSet = (element: string): string | undefined => sets.findLast(({ args }) => args[0] === element)?.args[1];
  const results = [names.status, names.success, names.location, names.raw, names.scaled, 'cmi.suspend_data'];
  const told = sets.filter(({ args }) => results.includes(args[0]!));
  if (told.length > 0 && told.every(({ leaving }) => leaving))
    say(
      'scorm.saved-only-while-leaving',
      twelve ? 'SCORM 1.2 RTE 3.2' : 'SCORM 2004 RTE 3.1.5',
      'error',
      told[0]!.args[0],
    );
  const sent = calls.some(({ method, leaving }) => method.endsWith('Commit') && !leaving);
  const firstTold = told.find(({ leaving }) => !leaving);
  const left = calls.find(({ leaving }) => leaving) ?? calls.at(-1)!;
  if (firstTold && left.time - firstTold.time >= unsaved && !sent && !profile.queued)
    say(
      'scorm.no-commit',
      twelve ? 'SCORM 1.2 RTE 3.2' : 'SCORM 2004 RTE 3.1.5.3',
      'warning',
      twelve ? 'LMSCommit' : 'Commit',
    );
  const status = values.get(names.status) ?? '';
  const success = values.get(names.success) ?? '';
  const exit = lastSet(names.exit) ?? '';
  const finished = /^(passed|failed|completed)$/;
  const unfinished = !finished.test(status) && !(finished.test(success) && twelve);
  if (unfinished && exit !== 'suspend' && sets.length > 0)
    say(
      'scorm.no-suspend',
      twelve ? 'SCORM 1.2 RTE 3.4 CMIVocabulary (Exit)' : 'SCORM 2004 RTE 4.2.8',
      profile.resumeOnlyAfterSuspend ? 'error' : 'warning',
      names.exit,
      exit,
    );
  if (success === 'failed' && (twelve ? exit === 'suspend' : status === 'incomplete'))
    say(
      'scorm.failed-while-unfinished',
      profile.id === 'open-edx'
        ? 'openedx-scorm-xblock scormxblock.py'
        : twelve
          ? 'SCORM 1.2 RTE 3.4 CMIVocabulary (Status)'
          : 'SCORM 2004 RTE 4.2.22',
      // In SCORM 1.2 one status says both: only the course knows whether the learner may still go on.
      twelve ? 'warning' : 'error',
      names.success,
      success,
    );
  if (!twelve && lastSet(names.status) === undefined && status === 'unknown')
    say('scorm.no-status', 'SCORM 2004 RTE 4.2.4', 'warning', names.status);
  if (twelve && profile.id !== 'moodle' && status === 'not attempted')
    say('scorm.no-status', 'SCORM 1.2 RTE 3.4 CMIVocabulary (Status)', 'warning', names.status);
  if (
    profile.grading === 'raw' &&
    !twelve &&
    lastSet(names.scaled) !== undefined &&
    (values.get(names.raw) ?? '') === ''
  )
    say('moodle.grade-needs-raw', 'Moodle mod_scorm locallib.php scorm_grade_user_attempt', 'error', names.raw);
  if (lastSet(names.sessionTime) === undefined)
    say(
      'scorm.no-session-time',
      twelve ? 'SCORM 1.2 RTE 3.4 CMITimespan' : 'SCORM 2004 RTE 4.2.21',
      'warning',
      names.sessionTime,
    );
  return verdicts;
}
