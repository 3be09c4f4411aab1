import { createVerdict, type Verdict } from '../verdict.ts';
import { at, isObject, type JsonObject } from './json.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const moment =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:?\d\d|[+-]\d\d)?$/;
const duration = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const language = /^([a-zA-Z]{2,3}|[a-zA-Z]{4,8}|i-\w+|x-\w+)(-[a-zA-Z0-9]{1,8})*$/;
const mail = /^mailto:[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
export const isIri = (value: unknown): value is string => typeof value === 'string' && iri.test(value);
export const isDuration = (value: unknown): value is string => typeof value === 'string' && duration.test(value);
export const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && moment.test(value) && !Number.isNaN(Date.parse(value));

const statementKeys = new Set([
  'id',
  'actor',
  'verb',
  'object',
  'result',
  'context',
  'timestamp',
  'stored',
  'authority',
  'version',
  'attachments',
]);
const interactionTypes = new Set([
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
]);
const resultKeys = new Set(['score', 'success', 'completion', 'response', 'duration', 'extensions']);

type Complain = (rule: string, clause: string, element: string, value: unknown) => void;

function checkAgent(agent: unknown, element: string, complain: Complain): void {
  if (!isObject(agent)) return complain('xapi.actor', 'xAPI 1.0.3 Data 2.4.2', element, agent);
  const ways = ['mbox', 'mbox_sha1sum', 'openid', 'account'].filter((key) => agent[key] !== undefined);
  const group = agent['objectType'] === 'Group';
  if (ways.length > 1 || (ways.length === 0 && !(group && Array.isArray(agent['member']))))
    complain('xapi.actor-identifier', 'xAPI 1.0.3 Data 2.4.2.3', element, JSON.stringify(agent));
  if (agent['mbox'] !== undefined && !mail.test(String(agent['mbox'])))
    complain('xapi.mbox', 'xAPI 1.0.3 Data 2.4.2.3', `${element}.mbox`, agent['mbox']);
  if (agent['account'] !== undefined && !(isIri(at(agent, 'account', 'homePage')) && at(agent, 'account', 'name')))
    complain('xapi.account', 'xAPI 1.0.3 Data 2.4.2.4', `${element}.account`, JSON.stringify(agent['account']));
}

function checkLanguages(map: unknown, element: string, complain: Complain): void {
  if (map === undefined) return;
  if (!isObject(map)) return complain('xapi.language-map', 'xAPI 1.0.3 Data 4.2', element, map);
  for (const [tag, text] of Object.entries(map))
    if (!language.test(tag) || typeof text !== 'string')
      complain('xapi.language-map', 'xAPI 1.0.3 Data 4.2', element, tag);
}

function checkExtensions(map: unknown, element: string, complain: Complain): void {
  if (map === undefined) return;
  if (!isObject(map)) return complain('xapi.extensions', 'xAPI 1.0.3 Data 4.1', element, map);
  for (const key of Object.keys(map)) if (!isIri(key)) complain('xapi.extensions', 'xAPI 1.0.3 Data 4.1', element, key);
}

function checkActivity(activity: JsonObject, element: string, complain: Complain): void {
  if (!isIri(activity['id'])) complain('xapi.activity-id', 'xAPI 1.0.3 Data 2.4.4.1', `${element}.id`, activity['id']);
  const definition = activity['definition'];
  if (definition === undefined) return;
  const where = `${element}.definition`;
  if (!isObject(definition)) return complain('xapi.definition', 'xAPI 1.0.3 Data 2.4.4.1', where, definition);
  checkLanguages(definition['name'], `${where}.name`, complain);
  checkLanguages(definition['description'], `${where}.description`, complain);
  if (definition['type'] !== undefined && !isIri(definition['type']))
    complain('xapi.definition', 'xAPI 1.0.3 Data 2.4.4.1', `${where}.type`, definition['type']);
  const kind = definition['interactionType'];
  if (kind !== undefined && !interactionTypes.has(String(kind)))
    complain('xapi.interaction-type', 'xAPI 1.0.3 Data 2.4.4.1', `${where}.interactionType`, kind);
  const pattern = definition['correctResponsesPattern'];
  if (pattern !== undefined && !(Array.isArray(pattern) && pattern.every((one) => typeof one === 'string')))
    complain('xapi.interaction-pattern', 'xAPI 1.0.3 Data 2.4.4.1', `${where}.correctResponsesPattern`, pattern);
  for (const key of ['choices', 'scale', 'source', 'target', 'steps']) {
    const list = definition[key];
    if (list === undefined) continue;
    const ids = Array.isArray(list) ? list.map((one) => at(one, 'id')) : [undefined];
    if (ids.some((id) => typeof id !== 'string' || /\s/.test(id)) || new Set(ids).size < ids.length)
      complain('xapi.interaction-component', 'xAPI 1.0.3 Data 2.4.4.1', `${where}.${key}`, JSON.stringify(ids));
  }
  checkExtensions(definition['extensions'], `${where}.extensions`, complain);
}

function checkScore(score: unknown, complain: Complain): void {
  if (score === undefined) return;
  const clause = 'xAPI 1.0.3 Data 2.4.5.1';
  if (!isObject(score)) return complain('xapi.score', clause, 'result.score', score);
  for (const key of ['scaled', 'raw', 'min', 'max'])
    if (score[key] !== undefined && !Number.isFinite(score[key]))
      complain('xapi.score', clause, `result.score.${key}`, score[key]);
  const [scaled, raw, min, max] = ['scaled', 'raw', 'min', 'max'].map((key) => score[key] as number | undefined);
  if (scaled !== undefined && Math.abs(scaled) > 1) complain('xapi.score-range', clause, 'result.score.scaled', scaled);
  if (raw !== undefined && ((min !== undefined && raw < min) || (max !== undefined && raw > max)))
    complain('xapi.score-range', clause, 'result.score.raw', raw);
  if (min !== undefined && max !== undefined && min >= max)
    complain('xapi.score-range', clause, 'result.score.min', min);
}

function checkResult(result: unknown, complain: Complain): void {
  if (result === undefined) return;
  const clause = 'xAPI 1.0.3 Data 2.4.5';
  if (!isObject(result)) return complain('xapi.result', clause, 'result', result);
  for (const key of Object.keys(result))
    if (!resultKeys.has(key)) complain('xapi.unknown-property', clause, 'result', key);
  for (const key of ['success', 'completion'])
    if (result[key] !== undefined && typeof result[key] !== 'boolean')
      complain('xapi.result', clause, `result.${key}`, result[key]);
  if (result['response'] !== undefined && typeof result['response'] !== 'string')
    complain('xapi.result', clause, 'result.response', result['response']);
  if (result['duration'] !== undefined && !isDuration(result['duration']))
    complain('xapi.duration', 'xAPI 1.0.3 Data 4.6', 'result.duration', result['duration']);
  checkScore(result['score'], complain);
  checkExtensions(result['extensions'], 'result.extensions', complain);
}

function checkContext(context: unknown, object: unknown, complain: Complain): void {
  if (context === undefined) return;
  const clause = 'xAPI 1.0.3 Data 2.4.6';
  if (!isObject(context)) return complain('xapi.context', clause, 'context', context);
  if (context['registration'] !== undefined && !isUuid(context['registration']))
    complain('xapi.registration', clause, 'context.registration', context['registration']);
  if (context['language'] !== undefined && !language.test(String(context['language'])))
    complain('xapi.language', clause, 'context.language', context['language']);
  const activity = [undefined, 'Activity'].includes(at(object, 'objectType') as string | undefined);
  for (const key of ['revision', 'platform'])
    if (context[key] !== undefined && !activity) complain('xapi.context', clause, `context.${key}`, context[key]);
  for (const [key, list] of Object.entries(
    isObject(context['contextActivities']) ? context['contextActivities'] : {},
  )) {
    if (!['parent', 'grouping', 'category', 'other'].includes(key))
      complain('xapi.unknown-property', 'xAPI 1.0.3 Data 2.4.6.2', 'context.contextActivities', key);
    for (const one of Array.isArray(list) ? list : [list])
      if (isObject(one)) checkActivity(one, `context.contextActivities.${key}`, complain);
      else complain('xapi.context', 'xAPI 1.0.3 Data 2.4.6.2', `context.contextActivities.${key}`, one);
  }
  checkExtensions(context['extensions'], 'context.extensions', complain);
}

/** Whether a key holds null anywhere but in extensions, which no statement may. @spec xAPI 1.0.3 Data 2.2 */
function nullPath(value: unknown, path: string): string | undefined {
  if (value === null) return path;
  if (Array.isArray(value)) return value.map((one) => nullPath(one, path)).find((one) => one !== undefined);
  if (!isObject(value)) return undefined;
  for (const [key, one] of Object.entries(value)) {
    if (key === 'extensions') continue;
    const found = nullPath(one, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What any LRS refuses in a statement, before anything is known of the session. */
export function checkStatement(statement: unknown): Verdict[] {
  const verdicts: Verdict[] = [];
  const complain: Complain = (rule, clause, element, value) =>
    void verdicts.push(createVerdict(rule, clause, { element, value: String(value) }));
  if (!isObject(statement)) {
    complain('xapi.not-a-statement', 'xAPI 1.0.3 Data 2.2', 'statement', statement);
    return verdicts;
  }
  for (const key of Object.keys(statement))
    if (!statementKeys.has(key)) complain('xapi.unknown-property', 'xAPI 1.0.3 Data 2.2', 'statement', key);
  const empty = nullPath(statement, '');
  if (empty !== undefined) complain('xapi.null', 'xAPI 1.0.3 Data 2.2', empty, 'null');
  if (statement['id'] !== undefined && !isUuid(statement['id']))
    complain('xapi.statement-id', 'xAPI 1.0.3 Data 2.4.1', 'id', statement['id']);
  checkAgent(statement['actor'], 'actor', complain);
  if (!isIri(at(statement, 'verb', 'id')))
    complain('xapi.verb', 'xAPI 1.0.3 Data 2.4.3', 'verb.id', at(statement, 'verb', 'id'));
  checkLanguages(at(statement, 'verb', 'display'), 'verb.display', complain);
  const object = statement['object'];
  if (!isObject(object)) complain('xapi.object', 'xAPI 1.0.3 Data 2.4.4', 'object', object);
  else if (object['objectType'] === undefined || object['objectType'] === 'Activity')
    checkActivity(object, 'object', complain);
  checkResult(statement['result'], complain);
  checkContext(statement['context'], object, complain);
  if (statement['timestamp'] !== undefined && !isMoment(statement['timestamp']))
    complain('xapi.timestamp', 'xAPI 1.0.3 Data 4.5', 'timestamp', statement['timestamp']);
  return verdicts;
}
