import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityId, open, testLrs } from './lrs.test-kit.ts';
import type { MoveOn } from './vocabulary.ts';

const state = (course: ReturnType<typeof open>, id: string): string =>
  `activities/state?stateId=${id}&activityId=${encodeURIComponent(activityId)}&agent=${encodeURIComponent(course.launch.query['actor']!)}&registration=${course.launch.registration}`;

test('the token is given once', () => {
  const lrs = testLrs();
  const { launch } = open(lrs);
  const again = lrs.handle({ method: 'POST', url: launch.query['fetch']!, headers: {}, body: '' })!;
  expect(again.status).toBe(200);
  expect(JSON.parse(again.body)).toMatchObject({ 'error-code': '1' });
  expect(lrs.exchanges.at(-1)!.verdicts).toMatchObject([{ rule: 'cmi5.fetch-once' }]);
  const get = lrs.launch();
  expect(lrs.handle({ method: 'GET', url: get.query['fetch']!, headers: {}, body: '' })!.status).toBe(405);
});

test('the same statement sent again is kept once; another of its id is a conflict', () => {
  const lrs = testLrs();
  const course = open(lrs);
  const first = course.statement('initialized');
  expect(course.post(first).status).toBe(200);
  const { id, ...rest } = first;
  expect(course.send('PUT', `statements?statementId=${String(id)}`, { ...rest, id }).status).toBe(204);
  expect(course.post({ ...first, timestamp: '2026-11-23T11:00:01Z' }).status).toBe(409);
  const answered = course.statement('answered');
  expect(course.post([answered]).status).toBe(200);
  expect(course.post(course.statement('terminated')).status).toBe(200);
  expect(course.post(answered).status).toBe(200);
  expect(lrs.statements.filter((one) => one['id'] === answered['id'])).toHaveLength(1);
});

test('of a batch with a refused statement nothing is kept', () => {
  const lrs = testLrs();
  const course = open(lrs);
  const batch = ['initialized', 'completed', 'completed'] as const;
  expect(course.post(batch.map((one) => course.statement(one))).status).toBe(403);
  expect(lrs.record()).toMatchObject({ completion: 'not attempted', statements: 1 });
  expect(course.post(batch.slice(0, 2).map((one) => course.statement(one))).status).toBe(200);
});

test('documents: put, get, merge, list, delete, tags', () => {
  const lrs = testLrs();
  const course = open(lrs);
  const launchData = JSON.parse(course.send('GET', state(course, 'LMS.LaunchData')).body) as Record<string, unknown>;
  expect(launchData).toMatchObject({ launchMode: 'Normal', moveOn: 'CompletedAndPassed', masteryScore: 0.5 });
  expect(course.send('PUT', state(course, 'LMS.LaunchData'), {}).status).toBe(403);
  expect(course.send('GET', state(course, 'progress')).status).toBe(404);
  expect(course.send('PUT', state(course, 'progress'), 'abc', { 'content-type': 'text/plain' }).status).toBe(204);
  const got = course.send('GET', state(course, 'progress'));
  expect(got).toMatchObject({ status: 200, body: 'abc' });
  expect(course.send('PUT', state(course, 'progress'), 'x', { 'if-match': '"other"' }).status).toBe(412);
  expect(course.send('PUT', state(course, 'progress'), '{"a":1}', { 'if-match': got.headers['etag']! }).status).toBe(
    204,
  );
  expect(course.send('POST', state(course, 'progress'), { b: 2 }).status).toBe(204);
  expect(JSON.parse(course.send('GET', state(course, 'progress')).body)).toEqual({ a: 1, b: 2 });
  expect(lrs.record()).toMatchObject({ saved: 13, resumable: true });
  expect(course.send('DELETE', state(course, 'progress')).status).toBe(204);
  expect(course.send('GET', state(course, 'progress')).status).toBe(404);
  expect(course.send('PUT', state(course, 'progress').replace(/&agent=[^&]*/, '&agent=x'), 'a').status).toBe(400);
  const profile = `activities/profile?profileId=p&activityId=${encodeURIComponent(activityId)}`;
  expect(course.send('PUT', profile, { a: 1 }).status).toBe(204);
  expect(course.send('PUT', profile, { a: 2 }).status).toBe(409);
});

test('statements are found by what a query asks', () => {
  const lrs = testLrs();
  const course = open(lrs);
  for (const verb of ['initialized', 'answered', 'completed'] as const) course.post(course.statement(verb));
  const find = (query: string): string[] =>
    (
      JSON.parse(course.send('GET', `statements?${query}`).body) as { statements: { verb: { id: string } }[] }
    ).statements.map(({ verb }) => verb.id.replace(/^.*\//, ''));
  const registration = `registration=${course.launch.registration}`;
  expect(find(registration)).toEqual(['completed', 'answered', 'initialized', 'launched']);
  expect(find(`${registration}&ascending=true&limit=2`)).toEqual(['launched', 'initialized']);
  expect(find(`verb=${encodeURIComponent('http://adlnet.gov/expapi/verbs/answered')}`)).toEqual(['answered']);
  expect(find(`activity=${encodeURIComponent(activityId)}&limit=1`)).toEqual(['completed']);
  expect(find(`agent=${encodeURIComponent('{"mbox":"mailto:other@a.example"}')}`)).toEqual([]);
  expect(course.send('GET', 'statements?statementId=10000000-0000-4000-8000-00000000ffff').status).toBe(404);
});

describe('faults', () => {
  test('a cut connection answers nothing and keeps nothing', () => {
    const lrs = testLrs();
    const course = open(lrs);
    lrs.faults.offline = true;
    expect(course.post(course.statement('initialized'))).toBeUndefined();
    lrs.faults.offline = false;
    expect(course.post(course.statement('initialized')).status).toBe(200);
  });
  test('an expired session stays so until the next launch', () => {
    const lrs = testLrs();
    const course = open(lrs);
    lrs.faults.expired = true;
    expect(course.post(course.statement('initialized')).status).toBe(401);
    const next = open(lrs);
    expect(next.post(next.statement('initialized')).status).toBe(200);
  });
  test('one refusal on demand', () => {
    const lrs = testLrs();
    const course = open(lrs);
    lrs.faults.refuseNext = true;
    expect(course.post(course.statement('initialized')).status).toBe(400);
    expect(course.post(course.statement('initialized')).status).toBe(200);
  });
});

test('a session left without a word is abandoned, and takes nothing more', () => {
  const lrs = testLrs();
  const course = open(lrs);
  course.post(course.statement('initialized'));
  course.post(course.statement('answered', { timestamp: '2026-11-23T11:02:00Z' }));
  open(lrs);
  expect(course.post(course.statement('answered')).body).toContain('cmi5.abandoned');
  expect(lrs.record()).toMatchObject({ totalTime: 'PT0H2M0S', unterminated: 1 });
});

test.each<[MoveOn, boolean, boolean, boolean]>([
  ['Passed', true, false, false],
  ['Passed', false, true, true],
  ['Completed', true, false, true],
  ['CompletedAndPassed', true, false, false],
  ['CompletedAndPassed', true, true, true],
  ['CompletedOrPassed', false, true, true],
  ['CompletedOrPassed', false, false, false],
])('moveOn %s with completed=%s passed=%s gives %s', (moveOn, completed, passed, satisfied) => {
  const lrs = testLrs({
    activities: [{ id: activityId, publisherId: 'https://author.example/au/1', title: '', moveOn, masteryScore: 0.5 }],
  });
  const course = open(lrs);
  course.post(course.statement('initialized'));
  if (completed) course.post(course.statement('completed'));
  if (passed) course.post(course.statement('passed'));
  expect(lrs.record()).toMatchObject({ satisfied, completionGiven: satisfied });
});

test('without cmi5 an LRS checks the statements and not the session', () => {
  const lrs = testLrs({ profile: 'xapi' });
  const { query, registration } = lrs.launch();
  const headers = { authorization: query['auth']!, 'x-experience-api-version': '1.0.3' };
  const post = (statement: unknown): number =>
    lrs.handle({ method: 'POST', url: `${query['endpoint']!}statements`, headers, body: JSON.stringify(statement) })!
      .status;
  const sound = {
    actor: JSON.parse(query['actor']!) as unknown,
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    object: { id: activityId },
    result: { completion: true, score: { scaled: 1 } },
    context: { registration },
  };
  expect(post(sound)).toBe(200);
  expect(lrs.record()).toMatchObject({ completion: 'completed', completionGiven: true, grade: 100 });
  expect(post({ ...sound, verb: { id: 'completed' } })).toBe(400);
});

test('whatever is asked, an LRS answers', () => {
  const lrs = testLrs();
  const course = open(lrs);
  const path = fc.oneof(
    fc.constantFrom('statements', 'activities/state', 'agents/profile', 'activities/profile', 'about', 'else'),
    fc.webPath(),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
      path,
      fc.webQueryParameters(),
      fc.json(),
      (method, one, query, body) => {
        expect(course.send(method, `${one}?${query}`, body).status).toBeLessThan(500);
      },
    ),
  );
});
