import { createVerdict, type Verdict } from '../verdict.ts';
import { answerDocument, type DocumentAnswer, documentKey, type DocumentStore } from './documents.ts';
import { findStatements } from './find-statements.ts';
import { durationOf, secondsOf } from './iso-duration.ts';
import { at, canonical, isObject, type JsonObject, parseJson } from './json.ts';
import { createLaunch, type LrsLaunch } from './launch.ts';
import { type LrsRecord, recordOfLrs } from './lrs-record.ts';
import { type LrsRequest, type LrsResponse, splitUrl } from './request.ts';
import {
  type ActivityProgress,
  freshProgress,
  isSatisfied,
  type LaunchedActivity,
  type LaunchSession,
} from './session.ts';
import { checkSessionRules, isDefined, verbName } from './session-rules.ts';
import { checkStatement } from './statement-shape.ts';
import { launchDataId, type LaunchMode, preferencesId, verbs } from './vocabulary.ts';

export interface LrsOptions {
  /** `cmi5`: an LMS around the LRS holds all session rules; `xapi`: an LRS alone, launched as tincan.xml asks. */
  readonly profile: 'cmi5' | 'xapi';
  /** Address of the LRS as the course is told it. */
  readonly endpoint: string;
  readonly activities: readonly LaunchedActivity[];
  /** Id that the LMS gives the course. */
  readonly courseId?: string;
  readonly learner?: { readonly id: string; readonly name: string };
  readonly returnUrl?: string;
  /** Languages that the learner prefers; without them the profile document is missing, as in most LMSs. */
  readonly preferences?: { readonly languagePreference: string; readonly audioPreference: 'on' | 'off' };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newUuid: () => string;
}

/** One request with its answer, for the log. */
export interface LrsExchange {
  readonly time: number;
  readonly request: LrsRequest;
  readonly response: LrsResponse;
  readonly verdicts: readonly Verdict[];
}

/** What may be made to fail. `expired` stays so until the next launch. */
export interface LrsFaults {
  offline: boolean;
  expired: boolean;
  refuseNext: boolean;
}

export interface Lrs {
  /** Starts a session: the query goes to the launch address. `fresh` makes a new registration, a new attempt. */
  launch(options?: { readonly mode?: LaunchMode; readonly fresh?: boolean; readonly activity?: number }): LrsLaunch;
  /** Answers a request; undefined stands for a connection that broke. */
  handle(request: LrsRequest): LrsResponse | undefined;
  /** The learner has left without a word: the LMS says so in the course's place. */
  abandon(): void;
  readonly faults: LrsFaults;
  readonly exchanges: readonly LrsExchange[];
  /** Every statement kept, the oldest first. */
  readonly statements: readonly JsonObject[];
  /** Documents kept, by kind and owner. */
  readonly documents: DocumentStore;
  record(): LrsRecord;
}

interface Outcome extends DocumentAnswer {
  readonly headers?: Readonly<Record<string, string>>;
}

/** An LRS, and the LMS of cmi5 around it, as a machine of requests and answers. Knows neither network nor clock. */
export function createLrs(options: LrsOptions): Lrs {
  const { profile, now, newUuid } = options;
  const documents: DocumentStore = new Map();
  const statements: JsonObject[] = [];
  const byId = new Map<string, { readonly statement: JsonObject; readonly sent: string }>();
  const progress = new Map<string, ActivityProgress>();
  const sessions: LaunchSession[] = [];
  const exchanges: LrsExchange[] = [];
  const faults: LrsFaults = { offline: false, expired: false, refuseNext: false };
  let registration = newUuid();
  const cmi5 = profile === 'cmi5';
  const iso = (): string => new Date(now()).toISOString();

  const progressOf = (session: LaunchSession): ActivityProgress => {
    const key = `${session.registration}\n${session.activity.id}`;
    const known = progress.get(key) ?? freshProgress();
    progress.set(key, known);
    return known;
  };
  const keep = (statement: JsonObject, sent = ''): void => {
    const whole = { ...statement, stored: iso() };
    statements.push(whole);
    byId.set(String(statement['id']), { statement: whole, sent });
  };
  const lmsStatement = (session: LaunchSession, verb: string, more: JsonObject = {}): void =>
    keep({
      id: newUuid(),
      actor: session.actor,
      verb: { id: verb, display: { en: verb.slice(verb.lastIndexOf('/') + 1) } },
      object: { id: session.activity.id },
      context: { registration: session.registration, ...session.contextTemplate },
      timestamp: iso(),
      ...more,
    });

  const note = (statement: JsonObject, session: LaunchSession): void => {
    const verb = String(at(statement, 'verb', 'id'));
    const moment = Date.parse(String(statement['timestamp'] ?? iso()));
    session.statements += 1;
    session.latest = Math.max(session.latest, moment);
    if (cmi5 ? !isDefined(statement) : at(statement, 'object', 'id') !== session.activity.id) return;
    session.verbs.add(verb);
    const learner = progressOf(session);
    if (verb === verbs.initialized) session.initialized = moment;
    if (verb === verbs.completed) learner.completed = true;
    if (verb === verbs.passed) [learner.passed, learner.failed] = [true, false];
    if (verb === verbs.failed) learner.failed = true;
    if (verb === verbs.terminated) {
      session.terminated = moment;
      learner.seconds += secondsOf(String(at(statement, 'result', 'duration') ?? ''));
    }
    const score = at(statement, 'result', 'score');
    if (isObject(score))
      for (const key of ['scaled', 'raw', 'min', 'max'] as const) learner[key] = score[key] as number | undefined;
    if (!cmi5 || learner.satisfied || !isSatisfied(session.activity.moveOn, learner)) return;
    learner.satisfied = true;
    if (options.activities.every(({ id }) => progress.get(`${session.registration}\n${id}`)?.satisfied))
      lmsStatement(session, verbs.satisfied, {
        object: {
          id: options.courseId ?? 'https://lms.example/course',
          definition: { type: 'https://w3id.org/xapi/cmi5/activitytype/course' },
        },
      });
  };

  const store = (session: LaunchSession, given: readonly unknown[]): Outcome => {
    const verdicts: Verdict[] = [];
    const ids: string[] = [];
    for (const one of given) {
      const sent = canonical(one);
      const shape = checkStatement(one);
      if (shape.length > 0) return { status: 400, verdicts: [...verdicts, ...shape] };
      const id = String(at(one, 'id') ?? newUuid());
      const known = byId.get(id);
      ids.push(id);
      if (known?.sent === sent) continue;
      if (known)
        return {
          status: 409,
          verdicts: [createVerdict('xapi.statement-conflict', 'xAPI 1.0.3 Data 2.4.1', { element: 'id', value: id })],
        };
      const broken = cmi5 ? checkSessionRules(one, session, progressOf(session)) : [];
      verdicts.push(...broken);
      if (broken.some(({ severity }) => severity === 'error')) return { status: 403, verdicts };
      const statement = { ...(one as JsonObject), id, timestamp: at(one, 'timestamp') ?? iso() };
      keep(statement, sent);
      note(statement, session);
    }
    return { status: 200, type: 'application/json', body: JSON.stringify(ids), verdicts };
  };
  /** Nothing of a batch is kept where one of it is refused. */
  const storeAll = (session: LaunchSession, given: readonly unknown[]): Outcome => {
    const [count, learner, before] = [
      statements.length,
      { ...progressOf(session) },
      { ...session, verbs: [...session.verbs] },
    ];
    const outcome = store(session, given);
    if (outcome.status === 200) return outcome;
    for (const one of statements.splice(count)) byId.delete(String(one['id']));
    Object.assign(progressOf(session), learner);
    session.verbs.clear();
    for (const verb of before.verbs) session.verbs.add(verb);
    const { initialized, terminated, latest, statements: number } = before;
    Object.assign(session, { initialized, terminated, latest, statements: number });
    return outcome;
  };

  const readStatements = (query: Readonly<Record<string, string>>): Outcome => {
    const json = { type: 'application/json', headers: { 'x-experience-api-consistent-through': iso() } };
    const one = query['statementId'];
    if (one === undefined)
      return {
        status: 200,
        body: JSON.stringify({ statements: findStatements(statements, query), more: '' }),
        ...json,
      };
    const found = byId.get(one);
    return found ? { status: 200, body: JSON.stringify(found.statement), ...json } : { status: 404 };
  };

  const statementsResource = (
    session: LaunchSession,
    request: LrsRequest,
    query: Readonly<Record<string, string>>,
  ): Outcome => {
    if (request.method === 'GET') return readStatements(query);
    if (request.method !== 'PUT' && request.method !== 'POST') return { status: 405 };
    const body = parseJson(request.body);
    const bad = (element: string, value = ''): Outcome => ({
      status: 400,
      verdicts: [createVerdict('xapi.not-a-statement', 'xAPI 1.0.3 Communication 2.1', { element, value })],
    });
    if (body === undefined) return bad('body', request.body);
    if (request.method === 'POST') return storeAll(session, Array.isArray(body) ? body : [body]);
    const id = query['statementId'];
    if (id === undefined || !isObject(body) || (body['id'] !== undefined && body['id'] !== id))
      return bad('statementId', id);
    const { status, verdicts = [] } = storeAll(session, [{ ...body, id }]);
    return { status: status === 200 ? 204 : status, verdicts };
  };

  const route = (session: LaunchSession, path: string, query: Record<string, string>, request: LrsRequest): Outcome => {
    if (path === 'statements') return statementsResource(session, request, query);
    const kind =
      path === 'activities/state'
        ? 'state'
        : path === 'agents/profile'
          ? 'agent-profile'
          : path === 'activities/profile'
            ? 'activity-profile'
            : undefined;
    if (!kind) return { status: 404 };
    const own = kind === 'state' && query['stateId'] === launchDataId;
    if (own && request.method !== 'GET')
      return {
        status: 403,
        verdicts: [createVerdict('cmi5.launch-data-read-only', 'cmi5 10.2', { element: launchDataId })],
      };
    const answer = answerDocument(documents, kind, { ...request, query, now: iso() });
    if (request.method !== 'GET' || answer.status >= 500) return answer;
    if (own && answer.status === 200) session.launchDataRead = true;
    if (
      kind === 'agent-profile' &&
      query['profileId'] === preferencesId &&
      answer.status < 405 &&
      answer.status !== 400
    )
      session.preferencesRead = true;
    return answer;
  };

  const fetchToken = (session: LaunchSession | undefined, method: string): Outcome => {
    const say = (body: JsonObject, verdicts: readonly Verdict[] = []): Outcome => ({
      status: 200,
      type: 'application/json',
      body: JSON.stringify(body),
      verdicts,
    });
    if (method !== 'POST')
      return { status: 405, verdicts: [createVerdict('cmi5.fetch-method', 'cmi5 8.2.1', { value: method })] };
    if (!session) return say({ 'error-code': '2', 'error-text': 'unknown fetch address' });
    if (session.fetched)
      return say({ 'error-code': '1', 'error-text': 'The token has been given already.' }, [
        createVerdict('cmi5.fetch-once', 'cmi5 8.2.3.1', { element: 'fetch' }),
      ]);
    session.fetched = true;
    return say({ 'auth-token': session.token });
  };

  const answer = (request: LrsRequest): Outcome => {
    const split = splitUrl(request.url, options.endpoint);
    if (!split) return { status: 404 };
    const { path, query } = split;
    if (path === 'about')
      return { status: 200, type: 'application/json', body: '{"version":["1.0.0","1.0.1","1.0.2","1.0.3"]}' };
    if (faults.expired) return { status: 401, verdicts: [createVerdict('lms.session-expired', '')] };
    if (cmi5 && path.startsWith('fetch/'))
      return fetchToken(
        sessions.find(({ fetchKey }) => `fetch/${fetchKey}` === path),
        request.method,
      );
    const session = sessions.findLast(({ token }) => request.headers['authorization'] === `Basic ${token}`);
    if (!session)
      return {
        status: 401,
        verdicts: [
          createVerdict('xapi.authorization', cmi5 ? 'cmi5 8.2.2' : 'xAPI 1.0.3 Communication 4.0', {
            value: request.headers['authorization'] ?? '',
          }),
        ],
      };
    const version = request.headers['x-experience-api-version'];
    if (version === undefined || !/^1\.0(\.\d+)?$/.test(version))
      return {
        status: 400,
        verdicts: [
          createVerdict('xapi.version', 'xAPI 1.0.3 Communication 3.3', {
            element: 'X-Experience-API-Version',
            value: version ?? '',
          }),
        ],
      };
    if (faults.refuseNext && request.method !== 'GET') {
      faults.refuseNext = false;
      return { status: 400, verdicts: [createVerdict('lms.refused-on-demand', '', { element: path })] };
    }
    return route(session, path, query, request);
  };

  return {
    faults,
    exchanges,
    statements,
    documents,
    launch({ mode = 'Normal', fresh = false, activity = 0 } = {}) {
      if (fresh) registration = newUuid();
      faults.expired = false;
      const last = sessions.at(-1);
      if (last) abandonSession(last);
      const launched = createLaunch(options, options.activities[activity]!, registration, mode);
      sessions.push(launched.session);
      documents.set(
        documentKey('state', {
          activityId: launched.session.activity.id,
          agent: JSON.stringify(launched.session.actor),
          registration,
        }) + launchDataId,
        { id: launchDataId, type: 'application/json', body: JSON.stringify(launched.data), updated: iso() },
      );
      if (options.preferences)
        documents.set(documentKey('agent-profile', { agent: JSON.stringify(launched.session.actor) }) + preferencesId, {
          id: preferencesId,
          type: 'application/json',
          body: JSON.stringify(options.preferences),
          updated: iso(),
        });
      if (cmi5) lmsStatement(launched.session, verbs.launched);
      return launched.launch;
    },
    handle(request) {
      if (faults.offline) return undefined;
      const { status, type, etag, body = '', verdicts = [], headers = {} } = answer(request);
      const response: LrsResponse = {
        status,
        headers: {
          'x-experience-api-version': '1.0.3',
          ...(type === undefined ? {} : { 'content-type': type }),
          ...(etag === undefined ? {} : { etag }),
          ...headers,
        },
        body:
          body === '' && verdicts.length > 0
            ? verdicts.map(({ rule, clause }) => `${rule} (${clause})`).join('\n')
            : body,
      };
      exchanges.push({ time: now(), request, response, verdicts });
      return response;
    },
    abandon() {
      const last = sessions.at(-1);
      if (last) abandonSession(last);
    },
    record: () => recordOfLrs(options, registration, progress, sessions, statements, documents),
  };

  function abandonSession(session: LaunchSession): void {
    if (!cmi5 || session.terminated !== undefined || session.initialized === undefined || session.abandoned) return;
    session.abandoned = true;
    const seconds = Math.max(0, (session.latest - session.initialized) / 1000);
    progressOf(session).seconds += seconds;
    lmsStatement(session, verbs.abandoned, { result: { duration: durationOf(seconds) } });
  }
}

export { verbName };
