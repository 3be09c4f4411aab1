import { createVerdict, type Verdict } from '../verdict.ts';
import { at, canonical, isObject, parseJson, tagOf } from './json.ts';
import { isUuid } from './statement-shape.ts';

export interface StoredDocument {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly updated: string;
}

/** Documents of one kind (state, agent profile, activity profile), by what names them. */
export type DocumentStore = Map<string, StoredDocument>;

export interface DocumentRequest {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly now: string;
}

export interface DocumentAnswer {
  readonly status: number;
  readonly type?: string;
  readonly etag?: string;
  readonly body?: string;
  readonly verdicts?: readonly Verdict[];
}

export type DocumentKind = 'state' | 'agent-profile' | 'activity-profile';

const wanted: Readonly<Record<DocumentKind, { id: string; keys: readonly string[]; clause: string }>> = {
  state: { id: 'stateId', keys: ['activityId', 'agent'], clause: 'xAPI 1.0.3 Communication 2.3' },
  'agent-profile': { id: 'profileId', keys: ['agent'], clause: 'xAPI 1.0.3 Communication 2.6' },
  'activity-profile': { id: 'profileId', keys: ['activityId'], clause: 'xAPI 1.0.3 Communication 2.7' },
};

/** The name of all documents of one owner, and of one of them. */
export function documentKey(kind: DocumentKind, query: Readonly<Record<string, string>>): string {
  return [
    kind,
    query['activityId'] ?? '',
    query['agent'] === undefined ? '' : canonical(parseJson(query['agent'])),
    (kind === 'state' && query['registration']) || '',
    '',
  ].join('\n');
}

function refusal(status: number, rule: string, clause: string, element: string, value = ''): DocumentAnswer {
  return { status, verdicts: [createVerdict(rule, clause, { element, value })] };
}

/** Answers a request to one of the document resources. */
export function answerDocument(store: DocumentStore, kind: DocumentKind, request: DocumentRequest): DocumentAnswer {
  const { method, query, headers, body } = request;
  const { id: idName, keys, clause } = wanted[kind];
  for (const key of keys) if (query[key] === undefined) return refusal(400, 'xapi.document-parameter', clause, key);
  if (query['agent'] !== undefined && !isObject(parseJson(query['agent'])))
    return refusal(400, 'xapi.document-parameter', clause, 'agent', query['agent']);
  if (query['registration'] !== undefined && !isUuid(query['registration']))
    return refusal(400, 'xapi.document-parameter', clause, 'registration', query['registration']);
  const owner = documentKey(kind, query);
  const id = query[idName];
  if (id === undefined) {
    const own = [...store].filter(([key]) => key.startsWith(owner));
    if (method === 'GET')
      return { status: 200, type: 'application/json', body: JSON.stringify(own.map(([, one]) => one.id)) };
    if (method !== 'DELETE' || kind !== 'state') return refusal(400, 'xapi.document-parameter', clause, idName);
    for (const [key] of own) store.delete(key);
    return { status: 204 };
  }
  const key = owner + id;
  const before = store.get(key);
  if (method === 'GET')
    return before ? { status: 200, type: before.type, etag: tagOf(before.body), body: before.body } : { status: 404 };
  const match = headers['if-match'];
  const none = headers['if-none-match'];
  if (
    (match !== undefined && match !== '*' && match !== (before ? tagOf(before.body) : '')) ||
    (none === '*' && before)
  )
    return refusal(412, 'xapi.etag', 'xAPI 1.0.3 Communication 3.1', id, match ?? none ?? '');
  if (method === 'DELETE') {
    store.delete(key);
    return { status: 204 };
  }
  if (method !== 'PUT' && method !== 'POST') return { status: 405 };
  if (method === 'PUT' && kind !== 'state' && before && match === undefined && none === undefined)
    return refusal(409, 'xapi.etag', 'xAPI 1.0.3 Communication 3.1', id);
  const type = headers['content-type'] ?? 'application/octet-stream';
  if (method === 'POST') {
    const [old, more] = [before ? parseJson(before.body) : {}, parseJson(body)];
    if (!isObject(more) || !isObject(old) || !type.startsWith('application/json'))
      return refusal(400, 'xapi.document-merge', 'xAPI 1.0.3 Communication 2.2', id);
    store.set(key, { id, type, body: JSON.stringify({ ...old, ...more }), updated: request.now });
  } else {
    if (type.startsWith('application/json') && parseJson(body) === undefined)
      return refusal(400, 'xapi.document-json', 'xAPI 1.0.3 Communication 2.2', id, body);
    store.set(key, { id, type, body, updated: request.now });
  }
  return { status: 204 };
}

/** The agent of a request's query, as plain data. */
export const agentOf = (query: Readonly<Record<string, string>>): unknown => parseJson(query['agent'] ?? '');

export const accountName = (agent: unknown): string => String(at(agent, 'account', 'name') ?? at(agent, 'name') ?? '');
