import { own } from '../own.ts';
import { createVerdict, type Verdict, type VerdictSeverity } from '../verdict.ts';
import { at, canonical, isObject } from './json.ts';
import type { ActivityProgress, LaunchSession } from './session.ts';
import { isUuid } from './statement-shape.ts';
import { categories, contextExtensions, resultExtensions, verbs } from './vocabulary.ts';

type Complain = (rule: string, clause: string, element: string, value?: unknown, severity?: VerdictSeverity) => void;

const verbNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(verbs).map(([name, id]) => [id, name]),
);
const lmsOnly: readonly string[] = [verbs.launched, verbs.abandoned, verbs.waived, verbs.satisfied];
const judged: readonly string[] = [verbs.passed, verbs.failed];

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const idsOf = (statement: unknown, key: string): readonly unknown[] =>
  listOf(at(statement, 'context', 'contextActivities', key)).map((one) => at(one, 'id'));

/** Whether a statement says that it follows cmi5's own rules. @spec cmi5 7.1.3 */
export const isDefined = (statement: unknown): boolean => idsOf(statement, 'category').includes(categories.cmi5);

/** The short name of a verb of cmi5, else its whole id. */
export const verbName = (statement: unknown): string => {
  const id = String(at(statement, 'verb', 'id'));
  return own(verbNames, id) ?? id;
};

function checkTemplate(statement: unknown, session: LaunchSession, complain: Complain): void {
  const { contextTemplate: template } = session;
  for (const [key, list] of Object.entries((at(template, 'contextActivities') ?? {}) as object))
    for (const wanted of listOf(list))
      if (!idsOf(statement, key).includes(at(wanted, 'id')))
        complain('cmi5.context-template', 'cmi5 10.2.1', `context.contextActivities.${key}`, at(wanted, 'id'));
  for (const [key, wanted] of Object.entries((at(template, 'extensions') ?? {}) as object)) {
    const given = at(statement, 'context', 'extensions', key);
    if (canonical(given) === canonical(wanted)) continue;
    const session = key === contextExtensions.sessionId;
    complain(
      session ? 'cmi5.session-id' : 'cmi5.context-template',
      session ? 'cmi5 9.6.3.1' : 'cmi5 10.2.1',
      `context.extensions.${key}`,
      given,
    );
  }
}

function checkScore(statement: unknown, session: LaunchSession, verb: unknown, complain: Complain): void {
  const score = at(statement, 'result', 'score');
  if (!isObject(score)) return;
  const { scaled, raw, min, max } = score;
  if (!judged.includes(String(verb))) return complain('cmi5.score-only-judged', 'cmi5 9.5.1', 'result.score', verb);
  if (typeof scaled === 'number' && (scaled < 0 || scaled > 1))
    complain('cmi5.score-scaled', 'cmi5 9.5.1', 'result.score.scaled', scaled);
  if (raw !== undefined && (min === undefined || max === undefined))
    complain('cmi5.score-raw', 'cmi5 9.5.1', 'result.score.raw', raw);
  const mastery = session.activity.masteryScore;
  if (mastery === undefined || typeof scaled !== 'number') return;
  if (verb === verbs.passed && scaled < mastery)
    complain('cmi5.mastery-passed', 'cmi5 9.3.4', 'result.score.scaled', `${scaled} < ${mastery}`);
  if (verb === verbs.failed && scaled >= mastery)
    complain('cmi5.mastery-failed', 'cmi5 9.3.5', 'result.score.scaled', `${scaled} ≥ ${mastery}`);
}

function checkResult(statement: unknown, session: LaunchSession, verb: unknown, complain: Complain): void {
  const [success, completion, duration] = ['success', 'completion', 'duration'].map((key) =>
    at(statement, 'result', key),
  );
  const wanted = verb === verbs.passed ? true : verb === verbs.failed ? false : undefined;
  if (success !== wanted) complain('cmi5.success', 'cmi5 9.5.2', 'result.success', success);
  const complete = verb === verbs.completed ? true : undefined;
  if (completion !== complete) complain('cmi5.completion', 'cmi5 9.5.3', 'result.completion', completion);
  const timed: readonly unknown[] = [verbs.terminated, verbs.completed, verbs.passed, verbs.failed];
  if (timed.includes(verb) && duration === undefined) complain('cmi5.duration', 'cmi5 9.5.4.1', 'result.duration');
  const moveOn = idsOf(statement, 'category').includes(categories.moveOn);
  const moves = success !== undefined || completion !== undefined;
  if (moves !== moveOn) complain('cmi5.moveon-category', 'cmi5 9.6.2.2', 'context.contextActivities.category', moveOn);
  checkScore(statement, session, verb, complain);
  const mastery = session.activity.masteryScore;
  const told = at(statement, 'context', 'extensions', contextExtensions.masteryScore);
  if (
    judged.includes(String(verb)) &&
    mastery !== undefined &&
    at(statement, 'result', 'score') !== undefined &&
    told === undefined
  )
    complain('cmi5.mastery-extension', 'cmi5 9.6.3.2', `context.extensions.${contextExtensions.masteryScore}`);
  if (told !== undefined && told !== mastery)
    complain('cmi5.mastery-extension', 'cmi5 9.6.3.2', `context.extensions.${contextExtensions.masteryScore}`, told);
  const progress = at(statement, 'result', 'extensions', resultExtensions.progress);
  if (progress !== undefined && !(Number.isInteger(progress) && Number(progress) >= 0 && Number(progress) <= 100))
    complain('cmi5.progress', 'cmi5 9.5.5.1', `result.extensions.${resultExtensions.progress}`, progress);
  if (progress !== undefined && verb === verbs.completed)
    complain('cmi5.progress-completed', 'cmi5 9.5.5.1', 'result.extensions', progress, 'warning');
}

function checkDefined(
  statement: unknown,
  session: LaunchSession,
  progress: ActivityProgress,
  complain: Complain,
): void {
  const verb = at(statement, 'verb', 'id');
  const name = verbName(statement);
  if (lmsOnly.includes(String(verb))) complain('cmi5.lms-only-verb', 'cmi5 9.3', 'verb.id', verb);
  if (at(statement, 'object', 'id') !== session.activity.id)
    complain('cmi5.object-id', 'cmi5 9.4', 'object.id', at(statement, 'object', 'id'));
  if (session.verbs.has(String(verb))) complain('cmi5.verb-once-per-session', 'cmi5 9.3', 'verb.id', name);
  const judgedHere = judged.filter((one) => session.verbs.has(one));
  if (judged.includes(String(verb)) && judgedHere.length > 0 && !judgedHere.includes(String(verb)))
    complain('cmi5.one-judgement', 'cmi5 9.3', 'verb.id', name);
  if (verb === verbs.completed && progress.completed && !session.verbs.has(verbs.completed))
    complain('cmi5.completed-once', 'cmi5 9.3.3', 'verb.id', name);
  if (verb === verbs.passed && progress.passed && !session.verbs.has(verbs.passed))
    complain('cmi5.passed-once', 'cmi5 9.3.4', 'verb.id', name);
  if (verb === verbs.failed && progress.passed) complain('cmi5.failed-after-passed', 'cmi5 9.3', 'verb.id', name);
  const outcome: readonly unknown[] = [verbs.completed, verbs.passed, verbs.failed];
  if (session.mode !== 'Normal' && outcome.includes(verb))
    complain('cmi5.launch-mode', 'cmi5 10.2.2', 'verb.id', `${name} (${session.mode})`);
  checkResult(statement, session, verb, complain);
}

/** What an LMS of cmi5 refuses in a statement that is sound in itself. */
export function checkSessionRules(statement: unknown, session: LaunchSession, progress: ActivityProgress): Verdict[] {
  const verdicts: Verdict[] = [];
  const name = verbName(statement);
  const complain: Complain = (rule, clause, element, value, severity = 'error') =>
    void verdicts.push(
      createVerdict(rule, clause, {
        element,
        value: value === undefined ? '' : String(value),
        severity,
        params: { verb: name },
      }),
    );
  const verb = at(statement, 'verb', 'id');
  const defined = isDefined(statement);
  if (!session.preferencesRead) complain('cmi5.preferences-first', 'cmi5 11.0', 'cmi5LearnerPreferences');
  if (!session.launchDataRead) complain('cmi5.launch-data-first', 'cmi5 10.0', 'LMS.LaunchData');
  if (session.abandoned) complain('cmi5.abandoned', 'cmi5 9.3.6', 'verb.id', name);
  if (session.terminated !== undefined) complain('cmi5.after-terminated', 'cmi5 9.3.8', 'verb.id', name);
  if (session.initialized === undefined && !(defined && verb === verbs.initialized))
    complain('cmi5.initialized-first', 'cmi5 9.3.2', 'verb.id', name);
  if (!isUuid(at(statement, 'id'))) complain('cmi5.statement-id', 'cmi5 9.1', 'id', at(statement, 'id'));
  if (canonical(at(statement, 'actor')) !== canonical(session.actor))
    complain('cmi5.actor', 'cmi5 9.2', 'actor', JSON.stringify(at(statement, 'actor')));
  if (at(statement, 'context', 'registration') !== session.registration)
    complain('cmi5.registration', 'cmi5 9.6.1', 'context.registration', at(statement, 'context', 'registration'));
  checkTemplate(statement, session, complain);
  const time = at(statement, 'timestamp');
  if (time === undefined) complain('cmi5.timestamp', 'cmi5 9.7', 'timestamp');
  else if (!/(Z|[+-]00(:?00)?)$/.test(String(time))) complain('cmi5.timestamp-utc', 'cmi5 9.7', 'timestamp', time);
  const moment = Date.parse(String(time));
  if (session.initialized !== undefined && moment < session.initialized)
    complain('cmi5.timestamp-order', 'cmi5 9.3', 'timestamp', time, 'warning');
  if (verb === verbs.terminated && moment < session.latest)
    complain('cmi5.timestamp-order', 'cmi5 9.3', 'timestamp', time, 'warning');
  if (defined) checkDefined(statement, session, progress, complain);
  else if (idsOf(statement, 'category').includes(categories.moveOn))
    complain('cmi5.moveon-category', 'cmi5 9.6.2.2', 'context.contextActivities.category', 'moveon');
  return verdicts;
}
