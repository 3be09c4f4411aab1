/** An HTTP request to the LRS. Header names are in lower case. */
export interface LrsRequest {
  readonly method: string;
  /** Address below the endpoint, with its query: whole, or a path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LrsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const decode = (text: string): string => {
  const plain = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
};

export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const part of text.split('&')) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    const [key, value] = cut === -1 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)];
    query[decode(key)] = decode(value);
  }
  return query;
}

/** The path below the endpoint and the query; undefined for an address elsewhere. */
export function splitUrl(
  url: string,
  endpoint: string,
): { readonly path: string; readonly query: Record<string, string> } | undefined {
  const pathOf = (one: string): string => one.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const cut = url.indexOf('?');
  const [whole, search] = cut === -1 ? [url, ''] : [url.slice(0, cut), url.slice(cut + 1)];
  const path = pathOf(whole);
  const base = pathOf(endpoint).replace(/\/*$/, '/');
  if (!path.startsWith(base)) return undefined;
  return { path: path.slice(base.length).replace(/^\/+|\/+$/g, ''), query: parseQuery(search) };
}
