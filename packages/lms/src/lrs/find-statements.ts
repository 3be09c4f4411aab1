import { at, canonical, type JsonObject, parseJson } from './json.ts';

/** The statements that a query asks for, the newest first unless it says otherwise. @spec xAPI 1.0.3 Communication 2.1.3 */
export function findStatements(
  statements: readonly JsonObject[],
  query: Readonly<Record<string, string>>,
): readonly JsonObject[] {
  const agent = query['agent'] === undefined ? undefined : canonical(parseJson(query['agent']));
  const same = (name: string, value: unknown): boolean => query[name] === undefined || query[name] === value;
  const found = statements.filter(
    (one) =>
      same('verb', at(one, 'verb', 'id')) &&
      same('activity', at(one, 'object', 'id')) &&
      same('registration', at(one, 'context', 'registration')) &&
      (agent === undefined || agent === canonical(one['actor'])) &&
      (query['since'] === undefined || String(one['stored']) > query['since']) &&
      (query['until'] === undefined || String(one['stored']) <= query['until']),
  );
  if (query['ascending'] !== 'true') found.reverse();
  const limit = Number(query['limit'] ?? 0);
  return limit > 0 ? found.slice(0, limit) : found;
}
