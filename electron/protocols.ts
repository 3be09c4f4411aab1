import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import { parseByteRange, type Service } from '@nibras/service';

/** The scheme of the studio's own pages and of the assets that they show. */
export const studioScheme = 'nibras';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** What the studio's page may load; previews are framed from origins of their own on the loopback address. */
const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' blob: data:`,
  `media-src 'self' blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `frame-src http://*.localhost:*`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Gives the studio's scheme the rights of a web origin; must run before the app is ready. */
export function registerSchemes(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: studioScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

function answerAsset(service: Pick<Service, 'asset'>, parts: readonly string[], range: string | null): Response {
  const served = service.asset(parts[1] ?? '', parts[2] ?? '');
  if (!served) return new Response('no such asset', { status: 404 });
  const { size, mediaType } = served.asset;
  const wanted = parseByteRange(range ?? undefined, size);
  if (wanted === 'unsatisfiable')
    return new Response('no such range', { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const { start, end } = wanted ?? { start: 0, end: size };
  const headers: Record<string, string> = {
    'content-type': mediaType,
    'content-length': String(end - start),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox`,
  };
  if (wanted) headers['content-range'] = `bytes ${start}-${end - 1}/${size}`;
  const body = Readable.toWeb(Readable.from(served.read(start, end), { objectMode: false }));
  return new Response(body as ReadableStream<Uint8Array>, { status: wanted ? 206 : 200, headers });
}

/** The parts of an address's path; none that lead anywhere where it cannot be read. */
function pathParts(address: URL): string[] | undefined {
  try {
    return decodeURIComponent(address.pathname).split('/').filter(Boolean);
  } catch {
    return undefined;
  }
}

/** Answers `nibras://studio/…`: the studio's files, and assets under `/asset/<secret>/<hash>`. */
export function createStudioHandler(folder: string, service: Pick<Service, 'asset'>) {
  return async (request: Request): Promise<Response> => {
    const address = new URL(request.url);
    const parts = pathParts(address);
    if (address.host !== 'studio' || !parts) return new Response('not found', { status: 404 });
    if (parts[0] === 'asset') return answerAsset(service, parts, request.headers.get('range'));
    const path = normalize(join(folder, ...(parts.length === 0 ? ['index.html'] : parts)));
    if (!path.startsWith(folder + sep)) return new Response('not found', { status: 404 });
    try {
      return new Response(await readFile(path), {
        headers: {
          'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentPolicy,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('not found', { status: 404 });
    }
  };
}
