import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, escapeHtml } from '@nibras/base';
import { profilesFor } from '@nibras/lms';
import { createLrsEndpoint, type LrsAnswer, type LrsEndpoint } from './lrs-endpoint.ts';
import { findByName, packageOfPlan, type PlayedPackage, type PreviewSource } from './played-package.ts';
import type { PreviewData } from './preview-data.ts';

export type { PreviewSource } from './played-package.ts';

export interface StartedPreview {
  readonly id: string;
  /** Address of the simulator page. */
  readonly url: string;
}

/** Serves packages as an LMS would, each on an origin of its own, with no road to the host contract. */
export interface PreviewServer {
  readonly port: number;
  start(source: PreviewSource): StartedPreview;
  /** Shows a package that has been written already, by us or by another tool. */
  startPackage(source: PlayedPackage): StartedPreview;
  stop(id: string): void;
  close(): Promise<void>;
}

export interface PreviewServerOptions {
  /** Folder of what the build made. */
  readonly built: string;
  /** Origins of pages that may show a preview in a frame and hear from it. */
  readonly embedders: () => readonly string[];
  readonly port?: number;
  /** Address to listen on; other machines reach the preview only where it is not the loopback one. */
  readonly host?: string;
  /**
   * A preview for a reviewer: named by a secret in the path instead of a host name of its own, so that it can be opened
   * from another machine.
   */
  readonly byPath?: boolean;
}

const loopback = '127.0.0.1';

const textTypes = /^(text\/|application\/(javascript|json|xml)|image\/svg)/;
const typeOf = (mediaType: string): string => (textTypes.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType);

/** `frame-ancestors` knows schemes and web origins only. */
const ancestorOf = (origin: string): string => (/^https?:/.test(origin) ? origin : `${origin.split(':')[0]}:`);

const sandboxed = 'allow-scripts allow-forms allow-same-origin';
const foreignSandbox = `${sandboxed} allow-modals`;

/**
 * The course is a stranger: nothing from elsewhere, nothing to elsewhere, no popups, no way out of the frame, even where
 * its script reaches the simulator page around it.
 */
function policies(embedders: readonly string[], foreign: boolean): { simulator: string; course: string } {
  const ancestors = ["'self'", ...embedders.map(ancestorOf)].join(' ');
  const both = `base-uri 'none'; form-action 'self'; object-src 'none'; worker-src 'none'; frame-ancestors ${ancestors}; sandbox ${foreign ? foreignSandbox : sandboxed}`;
  return {
    simulator: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; ${both}`,
    course: `default-src 'self' 'unsafe-inline'${foreign ? " 'unsafe-eval'" : ''} data: blob:; ${both}`,
  };
}

const scriptOf = ({ kind }: PreviewData): string => (kind === 'cmi5' ? 'xapi' : kind);

function simulatorPage(data: PreviewData, direction: string, language: string, assets: string): string {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${escapeHtml(direction)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(data.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}simulator.css">
<script type="application/json" id="preview">${json}</script>
<script defer src="${assets}simulator-${scriptOf(data)}.js"></script>
</head>
<body></body>
</html>
`;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

const plainAnswer = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: [Buffer.from(text)],
});

/** @spec RFC 9110 14.1.2 */
function rangeOf(header: string | undefined, size: number): [start: number, end: number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') return [Math.max(0, size - Number(match[2])), size];
  const start = Number(match[1]);
  const end = match[2] === '' ? size : Math.min(size, Number(match[2]) + 1);
  return start < end ? [start, end] : undefined;
}

function courseAnswer(source: PlayedPackage, path: string, range: string | undefined, policy: string): Answer {
  const file = source.file(path);
  if (!file) return plainAnswer(404, 'not in the package');
  const [start, end] = rangeOf(range, file.size) ?? [0, file.size];
  const partial = start !== 0 || end !== file.size;
  return {
    status: partial ? 206 : 200,
    headers: {
      'content-type': typeOf(file.mediaType),
      'content-length': end - start,
      'accept-ranges': 'bytes',
      'content-security-policy': policy,
      ...(partial ? { 'content-range': `bytes ${start}-${end - 1}/${file.size}` } : {}),
    },
    body: file.read(start, end),
  };
}

const longestBody = 2 * 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > longestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const lrsAnswer = ({ status, headers, body }: LrsAnswer): Answer => ({
  status,
  headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  body: [Buffer.from(body)],
});

interface Running {
  readonly source: PlayedPackage;
  readonly lrs: LrsEndpoint;
}

/** Starts listening. Nothing is shown before a preview is started. */
export async function startPreviewServer(options: PreviewServerOptions): Promise<PreviewServer> {
  const previews = new Map<string, Running>();
  const byPath = options.byPath ?? false;
  let port = 0;

  const simulatorFile = (name: string): Answer => {
    if (name === 'returned.html')
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: [Buffer.from('<!doctype html>')],
      };
    if (!/^simulator(-(scorm12|scorm2004|xapi|none))?\.(js|css)$/.test(name)) return plainAnswer(404, 'not found');
    const body = readFileSync(join(options.built, 'simulator', name));
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return { status: 200, headers: { 'content-type': typeOf(type), 'content-length': body.byteLength }, body: [body] };
  };
  const wholePage = (source: PlayedPackage, policy: string): Answer => {
    const data: PreviewData = {
      title: source.title,
      kind: source.kind,
      edition: source.report.edition,
      profiles: profilesFor(source.kind),
      parts: source.parts,
      ...(source.page === undefined ? {} : { page: source.page }),
      listeners: options.embedders(),
      sandbox: source.foreign ? foreignSandbox : sandboxed,
    };
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
      body: [Buffer.from(simulatorPage(data, source.direction, source.language, 'simulator/'))],
    };
  };
  /** Undefined stands for a connection that breaks. */
  const answer = async (request: IncomingMessage): Promise<Answer | undefined> => {
    const host = request.headers.host ?? '';
    const segments = new URL(request.url ?? '/', 'http://preview').pathname.slice(1).split('/');
    const named = /^([a-z0-9]+)\.localhost:(\d+)$/.exec(host);
    if (byPath ? named !== null : named?.[2] !== String(port)) return plainAnswer(421, 'wrong host');
    if (byPath && !/^[\d.]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$|^localhost(:\d+)?$/i.test(host))
      return plainAnswer(421, 'wrong host');
    const id = byPath ? (segments.shift() ?? '') : named![1]!;
    const running = previews.get(id);
    if (!running) return plainAnswer(404, 'no such preview');
    if (byPath && segments.length === 0)
      return { status: 308, headers: { location: `/${id}/`, 'content-length': 0 }, body: [] };
    const { source, lrs } = running;
    const [first = '', ...rest] = segments;
    if (first === 'lrs' || first === 'lms') {
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin') return plainAnswer(403, 'another origin');
      const body = await bodyOf(request);
      if (body === undefined) return plainAnswer(413, 'too long');
      if (first === 'lms') {
        if (request.method !== 'POST') return plainAnswer(405, 'POST only');
        return lrsAnswer(lrs.control(rest.join('/'), body, `http://${host}${byPath ? `/${id}` : ''}/lrs/`));
      }
      const given = await lrs.course(request, body);
      return given && lrsAnswer(given);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, 'GET only');
    const policy = policies(options.embedders(), source.foreign);
    if (first === 'simulator') return simulatorFile(rest.join('/'));
    const path = decodeURIComponent(rest.join('/'));
    if (first === 'course') return courseAnswer(source, path, request.headers.range, policy.course);
    if (first === 'by-name')
      return courseAnswer(source, findByName(source.names, path) ?? '', undefined, policy.course);
    return first !== '' || rest.length > 0 ? plainAnswer(404, 'not found') : wholePage(source, policy.simulator);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = await answer(request);
    if (!given) return void response.destroy();
    const { status, headers, body } = given;
    response.writeHead(status, {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      ...headers,
    });
    if (request.method === 'HEAD') return void response.end();
    await pipeline(Readable.from(body, { objectMode: false }), response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.destroy();
    });
  });
  port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new AppError('port.taken', { port: options.port ?? 0 }, error) : error),
    );
    server.listen(options.port ?? 0, options.host ?? loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const startPackage = (source: PlayedPackage): StartedPreview => {
    const id = byPath ? randomBytes(16).toString('hex') : `p${randomBytes(12).toString('hex')}`;
    previews.set(id, { source, lrs: createLrsEndpoint(source) });
    return { id, url: byPath ? `http://${loopback}:${port}/${id}/` : `http://${id}.localhost:${port}/` };
  };
  return {
    port,
    startPackage,
    start: (source) => startPackage(packageOfPlan(source)),
    stop: (id) => void previews.delete(id),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
