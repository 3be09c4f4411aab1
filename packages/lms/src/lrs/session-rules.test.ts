import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { open, type TestCourse, testLrs } from './lrs.test-kit.ts';
import { categories, contextExtensions, type LaunchMode } from './vocabulary.ts';

/** Sends what comes before, then the statement under test. */
interface Case {
  readonly rule: string;
  readonly before?: readonly Parameters<TestCourse['statement']>[0][];
  readonly mode?: LaunchMode;
  readonly skip?: 'preferences' | 'launch-data';
  readonly statement: (course: TestCourse) => JsonObject;
  readonly status?: number;
}

const changed = (one: JsonObject, key: string, more: JsonObject): JsonObject => ({
  ...one,
  [key]: { ...(one[key] as JsonObject), ...more },
});
const init = ['initialized'] as const;

const cases: readonly Case[] = [
  { rule: 'cmi5.preferences-first', skip: 'preferences', statement: (one) => one.statement('initialized') },
  { rule: 'cmi5.launch-data-first', skip: 'launch-data', statement: (one) => one.statement('initialized') },
  { rule: 'cmi5.initialized-first', statement: (one) => one.statement('completed') },
  { rule: 'cmi5.initialized-first', statement: (one) => one.statement('answered') },
  { rule: 'cmi5.verb-once-per-session', before: init, statement: (one) => one.statement('initialized') },
  {
    rule: 'cmi5.after-terminated',
    before: ['initialized', 'terminated'],
    statement: (one) => one.statement('answered'),
  },
  {
    rule: 'cmi5.verb-once-per-session',
    before: ['initialized', 'completed'],
    statement: (one) => one.statement('completed'),
  },
  { rule: 'cmi5.one-judgement', before: ['initialized', 'failed'], statement: (one) => one.statement('passed') },
  { rule: 'cmi5.failed-after-passed', before: ['initialized', 'passed'], statement: (one) => one.statement('failed') },
  { rule: 'cmi5.lms-only-verb', before: init, statement: (one) => one.statement('satisfied') },
  { rule: 'cmi5.launch-mode', mode: 'Review', before: init, statement: (one) => one.statement('completed') },
  { rule: 'cmi5.launch-mode', mode: 'Browse', before: init, statement: (one) => one.statement('passed') },
  {
    rule: 'cmi5.object-id',
    statement: (one) => one.statement('initialized', { object: { id: 'https://author.example/au/1' } }),
  },
  { rule: 'cmi5.actor', statement: (one) => one.statement('initialized', { actor: { mbox: 'mailto:a@b.example' } }) },
  {
    rule: 'cmi5.registration',
    statement: (one) =>
      changed(one.statement('initialized'), 'context', { registration: '00000000-0000-4000-8000-00000000ffff' }),
  },
  { rule: 'cmi5.session-id', statement: (one) => changed(one.statement('initialized'), 'context', { extensions: {} }) },
  {
    rule: 'cmi5.context-template',
    statement: (one) =>
      changed(one.statement('initialized'), 'context', { contextActivities: { category: [{ id: categories.cmi5 }] } }),
  },
  { rule: 'cmi5.timestamp', statement: (one) => one.statement('initialized', { timestamp: undefined }) },
  {
    rule: 'cmi5.timestamp-utc',
    statement: (one) => one.statement('initialized', { timestamp: '2026-11-23T12:00:00+02:00' }),
  },
  { rule: 'cmi5.statement-id', statement: (one) => one.statement('initialized', { id: undefined }) },
  { rule: 'cmi5.duration', before: init, statement: (one) => one.statement('terminated', { result: {} }) },
  {
    rule: 'cmi5.success',
    before: init,
    statement: (one) => changed(one.statement('passed'), 'result', { success: undefined }),
  },
  {
    rule: 'cmi5.completion',
    before: init,
    statement: (one) => changed(one.statement('passed'), 'result', { completion: true }),
  },
  {
    rule: 'cmi5.moveon-category',
    before: init,
    statement: (one) =>
      changed(one.statement('completed'), 'context', {
        contextActivities: { category: [{ id: categories.cmi5 }], grouping: [{ id: 'https://author.example/au/1' }] },
      }),
  },
  {
    rule: 'cmi5.score-only-judged',
    before: init,
    statement: (one) => changed(one.statement('completed'), 'result', { score: { scaled: 1 } }),
  },
  {
    rule: 'cmi5.score-raw',
    before: init,
    statement: (one) => changed(one.statement('passed'), 'result', { score: { scaled: 0.9, raw: 9 } }),
  },
  {
    rule: 'cmi5.score-scaled',
    before: init,
    statement: (one) => changed(one.statement('failed'), 'result', { score: { scaled: -0.5 } }),
  },
  {
    rule: 'cmi5.mastery-passed',
    before: init,
    statement: (one) => changed(one.statement('passed'), 'result', { score: { scaled: 0.4 } }),
  },
  {
    rule: 'cmi5.mastery-failed',
    before: init,
    statement: (one) => changed(one.statement('failed'), 'result', { score: { scaled: 0.5 } }),
  },
  {
    rule: 'cmi5.mastery-extension',
    before: init,
    statement: (one) =>
      changed(one.statement('passed'), 'context', {
        extensions: { [contextExtensions.sessionId]: one.launch.session },
      }),
  },
  {
    rule: 'cmi5.progress',
    before: init,
    statement: (one) => ({
      ...one.statement('answered'),
      verb: { id: 'http://adlnet.gov/expapi/verbs/progressed' },
      object: { id: 'https://lms.example/activities/1' },
      result: { extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 150 } },
      context: (one.statement('initialized') as { context: unknown }).context,
    }),
  },
];

describe('each rule of a cmi5 session is named where it is broken', () => {
  test.each(cases.map((one) => [one.rule, one] as const))(
    '%s',
    (rule, { before = [], mode, skip, statement, status = 403 }) => {
      const lrs = testLrs();
      const course = open(lrs, mode, skip);
      for (const verb of before) expect(course.post(course.statement(verb)).status).toBe(200);
      const kept = lrs.statements.length;
      const given = JSON.parse(JSON.stringify(statement(course))) as JsonObject;
      const answer = course.post(given);
      expect(answer.body).toContain(rule);
      expect(answer.status).toBe(status);
      const verdict = lrs.exchanges.at(-1)!.verdicts.find((one) => one.rule === rule);
      expect(verdict).toMatchObject({ severity: 'error', clause: expect.stringMatching(/^cmi5 \d/) as string });
      expect(lrs.statements).toHaveLength(kept);
    },
  );
});

test('a sound session breaks no rule', () => {
  const lrs = testLrs();
  const course = open(lrs);
  for (const verb of ['initialized', 'answered', 'failed', 'completed', 'terminated'] as const)
    expect(course.post(course.statement(verb))).toMatchObject({ status: 200 });
  const again = open(lrs);
  for (const verb of ['initialized', 'passed', 'terminated'] as const)
    expect(again.post(again.statement(verb))).toMatchObject({ status: 200 });
  expect(lrs.exchanges.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  expect(lrs.record()).toMatchObject({
    completion: 'completed',
    success: 'passed',
    grade: 80,
    completionGiven: true,
    satisfied: true,
    sessions: 2,
    unterminated: 0,
    totalTime: 'PT0H3M0S',
  });
});

test.each([
  ['completed', 'cmi5.completed-once'],
  ['passed', 'cmi5.passed-once'],
] as const)('%s is said once in a registration, whatever the session', (verb, rule) => {
  const lrs = testLrs();
  const first = open(lrs);
  for (const one of ['initialized', verb, 'terminated'] as const) first.post(first.statement(one));
  const second = open(lrs);
  second.post(second.statement('initialized'));
  expect(second.post(second.statement(verb)).body).toContain(rule);
  lrs.launch({ fresh: true });
  const other = open(lrs);
  other.post(other.statement('initialized'));
  expect(other.post(other.statement(verb)).status).toBe(200);
});

test('timestamps out of order are taken with a warning', () => {
  const lrs = testLrs();
  const course = open(lrs);
  course.post(course.statement('initialized'));
  expect(course.post(course.statement('answered', { timestamp: '2026-11-23T10:59:00Z' })).status).toBe(200);
  expect(lrs.exchanges.at(-1)!.verdicts).toMatchObject([{ rule: 'cmi5.timestamp-order', severity: 'warning' }]);
});
