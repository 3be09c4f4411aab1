import { createLrs, type Lrs, type LrsOptions } from './lrs.ts';
import type { JsonObject } from './json.ts';
import type { LrsLaunch } from './launch.ts';
import type { LrsResponse } from './request.ts';
import { categories, contextExtensions, type LaunchMode, verbs } from './vocabulary.ts';

export const endpoint = 'https://lms.example/lrs/';
export const activityId = 'https://lms.example/activities/1';
export const preferences = 'agents/profile?profileId=cmi5LearnerPreferences';

/** An LRS with a clock and ids that repeat. */
export function testLrs(more: Partial<LrsOptions> = {}): Lrs & { tick(milliseconds: number): void } {
  let time = Date.UTC(2026, 10, 23, 10);
  let made = 0;
  const lrs = createLrs({
    profile: 'cmi5',
    endpoint,
    activities: [
      {
        id: activityId,
        publisherId: 'https://author.example/au/1',
        title: 'Module 1',
        moveOn: 'CompletedAndPassed',
        masteryScore: 0.5,
      },
    ],
    now: () => (time += 10),
    newUuid: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    ...more,
  });
  return Object.assign(lrs, { tick: (milliseconds: number) => void (time += milliseconds) });
}

/** A course that does all as it should; a test then changes one thing. */
export interface TestCourse {
  readonly launch: LrsLaunch;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): LrsResponse;
  post(statement: unknown): LrsResponse;
  /** A sound statement of this verb, changed. */
  statement(verb: keyof typeof verbs | 'answered', more?: JsonObject): JsonObject;
  token: string;
}

let statementIds = 0;

export function open(
  lrs: Lrs,
  mode: LaunchMode = 'Normal',
  skip: 'nothing' | 'preferences' | 'launch-data' = 'nothing',
): TestCourse {
  const launch = lrs.launch({ mode });
  const { query } = launch;
  const call = (method: string, url: string, body: unknown, headers: Readonly<Record<string, string>>): LrsResponse =>
    lrs.handle({
      method,
      url,
      headers,
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    })!;
  const token = (JSON.parse(call('POST', query['fetch']!, undefined, {}).body) as Record<string, string>)[
    'auth-token'
  ]!;
  const course: TestCourse = {
    launch,
    token,
    send: (method, path, body, headers = {}) =>
      call(method, endpoint + path, body, {
        authorization: `Basic ${course.token}`,
        'x-experience-api-version': '1.0.3',
        'content-type': 'application/json',
        ...headers,
      }),
    post: (statement) => course.send('POST', 'statements', statement),
    statement(verb, more = {}) {
      const defined = verb !== 'answered';
      const judged = verb === 'passed' || verb === 'failed';
      const moves = judged || verb === 'completed';
      return {
        id: `10000000-0000-4000-8000-${String((statementIds += 1)).padStart(12, '0')}`,
        actor: JSON.parse(query['actor']!) as unknown,
        verb: { id: defined ? verbs[verb] : 'http://adlnet.gov/expapi/verbs/answered', display: { en: verb } },
        object: { id: defined ? activityId : `${activityId}/question/1` },
        context: {
          registration: launch.registration,
          contextActivities: {
            grouping: [{ id: 'https://author.example/au/1' }],
            ...(defined ? { category: [{ id: categories.cmi5 }, ...(moves ? [{ id: categories.moveOn }] : [])] } : {}),
          },
          extensions: {
            [contextExtensions.sessionId]: launch.session,
            ...(judged ? { [contextExtensions.masteryScore]: 0.5 } : {}),
          },
        },
        ...(moves || verb === 'terminated'
          ? {
              result: {
                duration: 'PT1M30S',
                ...(verb === 'completed' ? { completion: true } : {}),
                ...(judged ? { success: verb === 'passed', score: { scaled: verb === 'passed' ? 0.8 : 0.2 } } : {}),
              },
            }
          : {}),
        timestamp: '2026-11-23T11:00:00.00Z',
        ...more,
      };
    },
  };
  const agent = encodeURIComponent(query['actor']!);
  if (skip !== 'launch-data')
    course.send(
      'GET',
      `activities/state?stateId=LMS.LaunchData&activityId=${encodeURIComponent(activityId)}&agent=${agent}&registration=${launch.registration}`,
    );
  if (skip !== 'preferences') course.send('GET', `${preferences}&agent=${agent}`);
  return course;
}
