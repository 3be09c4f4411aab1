import { addressOf, askStore, attempt, headersOf, type Send, type Store } from '../lrs.ts';

/** Browsers let about 64 KB outlive a page: ordinary requests leave room for the last ones. */
const outliving = 24_000;

/** Bytes of a text as it is sent. */
export const sizeOf = (text: string): number => new Blob([text]).size;

const canOutlive = (): boolean => 'keepalive' in Request.prototype;

/** A connection to a learning record store. @spec xAPI 1.0.3 part 3, 2.1 and 3.3 */
export function connectStore(store: Store): Send {
  const ask = askStore(store);
  const headers = headersOf(store);
  let proven = false;
  return async (method, resource, query, body, leaving) => {
    if (method === 'GET') return ask(method, resource, query);
    const url = addressOf(store, resource, query);
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
