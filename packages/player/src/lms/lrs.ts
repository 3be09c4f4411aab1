/** What a learning record store replied; status 0 where it could not be reached, or not in time. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The parameters of a request. */
export type Query = Readonly<Record<string, string>>;

/** Asks a learning record store; never rejects. */
export type Ask = (method: 'GET', resource: string, query: Query) => Promise<Reply>;

/** Sends one request to a learning record store; never rejects. `leaving`: the page is going away. */
export type Send = (
  method: 'GET' | 'POST' | 'PUT',
  resource: string,
  query: Query,
  body?: unknown,
  leaving?: boolean,
) => Promise<Reply>;

/** Where a learning record store is, and what opens it. */
export interface Store {
  readonly endpoint: string;
  readonly authorization: string;
}

const patience = 30_000;

/** A request that ends with a reply in any case. */
export async function attempt(url: string, init: RequestInit): Promise<Reply> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), patience);
  try {
    const response = await fetch(url, { ...init, signal: ending.signal });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: ending.signal.aborted ? 'late' : '' };
  } finally {
    clearTimeout(timer);
  }
}

/** The address of a resource of a store, with its parameters. */
export function addressOf({ endpoint }: Store, resource: string, query: Query): string {
  const pairs = Object.keys(query).map((key) => `${key}=${encodeURIComponent(query[key]!)}`);
  return endpoint.replace(/\/?$/, '/') + resource + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
}

/** What every request to a store says. @spec xAPI 1.0.3 part 3, 3.3 */
export const headersOf = ({ authorization }: Store): Record<string, string> => ({
  'X-Experience-API-Version': '1.0.3',
  'Content-Type': 'application/json',
  ...(authorization ? { Authorization: authorization } : {}),
});

/** Questions to a learning record store, which is all that is needed before the first page shows. */
export const askStore =
  (store: Store): Ask =>
  (method, resource, query) =>
    attempt(addressOf(store, resource, query), { method, headers: headersOf(store), cache: 'no-store' });

export const isStored = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** The JSON object of a text, or undefined. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
