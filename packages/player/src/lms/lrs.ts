/** What a learning record store replied; status 0 where it could not be reached, or not in time. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Sends one request to a learning record store; never rejects. `leaving`: the page is going away. */
export type Send = (
  method: 'GET' | 'POST' | 'PUT',
  resource: string,
  query: Readonly<Record<string, string>>,
  body?: unknown,
  leaving?: boolean,
) => Promise<Reply>;

const patience = 30_000;
/** Browsers let about 64 KB outlive a page: ordinary requests leave room for the last ones. */
const outliving = 24_000;

/** Bytes of a text as it is sent. */
export const sizeOf = (text: string): number => new Blob([text]).size;

const canOutlive = (): boolean => typeof Request === 'function' && 'keepalive' in Request.prototype;

async function attempt(url: string, init: RequestInit): Promise<Reply> {
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

/** A connection to a learning record store. @spec xAPI 1.0.3 part 3, 2.1 and 3.3 */
export function connectLrs(endpoint: string, authorization: string): Send {
  const base = endpoint.replace(/\/?$/, '/');
  let proven = false;
  const headers: Record<string, string> = {
    'X-Experience-API-Version': '1.0.3',
    'Content-Type': 'application/json',
    ...(authorization ? { Authorization: authorization } : {}),
  };
  return async (method, resource, query, body, leaving) => {
    const pairs = Object.keys(query).map((key) => `${key}=${encodeURIComponent(query[key]!)}`);
    const url = base + resource + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
    if (method === 'GET') return attempt(url, { method, headers, cache: 'no-store' });
    const text = JSON.stringify(body);
    const init = { method, headers, body: text };
    if (leaving) {
      if (canOutlive()) return attempt(url, { ...init, keepalive: true });
      const request = new XMLHttpRequest();
      try {
        request.open(method, url, false);
        for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name]!);
        request.send(text);
      } catch {
        // A page that closes may be refused: what was not sent stays on this device.
      }
      return { status: request.status, text: '' };
    }
    if (sizeOf(text) > outliving) return attempt(url, init);
    const reply = await attempt(url, { ...init, keepalive: true });
    proven = proven || reply.status > 0;
    // Chrome 80 refuses such requests to another site.
    return proven || reply.text ? reply : attempt(url, init);
  };
}

export const isStored = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** The JSON object of a text, or undefined. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
