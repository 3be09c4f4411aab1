import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '@nibras/base';
import { serve } from '@nibras/host';
import { createWebSocketPort } from '@nibras/host/websocket';
import { createService, parseByteRange, type Service } from '@nibras/service';
import { brokenSession, forgetSession, rememberSession } from './host-session.ts';
import { newToken, sameToken } from './token.ts';

export interface WebHostOptions {
  /** A port that was asked for: taken means failure. Absent: the usual one or the next free one. */
  readonly port?: number;
  readonly documents?: string;
  readonly settingsFolder?: string;
  /** Folder of the built studio; the host runs without it too, for tests. */
  readonly renderer?: string;
  /** Folder of the compiled sample courses. */
  readonly samples?: string;
  /** Course to open at once. */
  readonly open?: string;
  /** The token of an earlier start, so that its windows find their way back. */
  readonly token?: string;
  readonly version?: string;
  readonly onBug?: (error: unknown) => void;
}

export interface WebHost {
  /** Address of the studio, with the token where no server ever sees it. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly service: Service;
  close(): Promise<void>;
}

const usualPort = 4317;
const triedPorts = 50;
const largestMessage = 64 * 1024 * 1024;
const loopback = '127.0.0.1';

/** Folder of settings by the custom of the system. */
function usualSettingsFolder(): string {
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'Nibras');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nibras');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'nibras');
}

function usualDocuments(): string {
  const documents = join(homedir(), 'Documents');
  return join(existsSync(documents) ? documents : homedir(), 'Nibras');
}

/** What the studio's page may load: itself, its host, and previews on their own origins. */
function contentPolicy(port: number, previewPort: number): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob:`,
    `font-src 'self'`,
    `connect-src 'self' ws://${loopback}:${port}`,
    `frame-src http://*.localhost:${previewPort}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

async function listen(
  server: FastifyInstance,
  asked: number | undefined,
  earlier: number | undefined,
): Promise<number> {
  const usual = Array.from({ length: triedPorts }, (_, index) => usualPort + index);
  const candidates = asked === undefined ? [...(earlier === undefined ? [] : [earlier]), ...usual] : [asked];
  for (const port of candidates)
    try {
      await server.listen({ host: loopback, port });
      const address = server.server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' && (error as NodeJS.ErrnoException).code !== 'EACCES')
        throw error;
    }
  if (asked === undefined) {
    await server.listen({ host: loopback, port: 0 });
    const address = server.server.address();
    if (typeof address === 'object' && address) return address.port;
  }
  throw new AppError('port.taken', { port: asked ?? usualPort });
}

/** Serves the studio to a browser on this machine, and the host contract to whoever holds the token. */
export async function startWebHost(options: WebHostOptions = {}): Promise<WebHost> {
  const onBug = options.onBug ?? ((error: unknown) => console.error(error));
  const settingsFolder = resolve(options.settingsFolder ?? usualSettingsFolder());
  const broken = options.token === undefined ? brokenSession(settingsFolder) : undefined;
  const token = options.token ?? broken?.token ?? newToken();
  let hosts: readonly string[] = [];
  const service = createService({
    documents: resolve(options.documents ?? usualDocuments()),
    settingsFolder,
    ...(options.samples ? { samples: options.samples } : {}),
    host: 'web',
    version: options.version ?? '0.1.0',
    studioOrigins: () => hosts.map((host) => `http://${host}`),
    assetBase: (secret) => `/asset/${secret}/`,
    onBug,
  });
  const server = fastify({ logger: false, forceCloseConnections: true });
  let policy = '';

  server.addHook('onRequest', async (request, reply) => {
    if (!hosts.includes(request.headers.host ?? '')) return reply.code(421).send('wrong host');
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  });
  server.get<{ Params: { secret: string; hash: string } }>('/asset/:secret/:hash', async (request, reply) => {
    const served = service.asset(request.params.secret, request.params.hash);
    if (!served) return reply.code(404).send('no such asset');
    const { size, mediaType } = served.asset;
    const range = parseByteRange(request.headers.range, size);
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
    const { start, end } = range ?? { start: 0, end: size };
    reply.headers({
      'content-type': mediaType,
      'content-length': end - start,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      // A drawing opened by itself is a document: it may then do nothing at all.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox`,
    });
    if (range) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${size}`);
    return reply.send(Readable.from(served.read(start, end), { objectMode: false }));
  });
  const { renderer } = options;
  if (renderer && existsSync(renderer)) {
    await server.register(fastifyStatic, { root: resolve(renderer), cacheControl: false, index: ['index.html'] });
    server.setNotFoundHandler(async (_, reply) => reply.code(404).send('not found'));
  } else
    server.get('/', async (_, reply) =>
      reply.type('text/plain; charset=utf-8').send('The studio is not built: run `npx electron-vite build`.'),
    );

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, handleProtocols: () => 'nibras' });
  const refuse = (socket: { end(text: string): void }, status: string): void =>
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  const judge = (request: IncomingMessage): string | undefined => {
    if (new URL(request.url ?? '/', 'http://host').pathname !== '/host') return '404 Not Found';
    if (!hosts.includes(request.headers.host ?? '')) return '421 Misdirected Request';
    const { origin } = request.headers;
    if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return '403 Forbidden';
    const [protocol, given = ''] = (request.headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((one) => one.trim());
    return protocol === 'nibras' && sameToken(given, token) ? undefined : '401 Unauthorized';
  };
  server.server.on('upgrade', (request, socket, head) => {
    const refusal = judge(request);
    if (refusal) return refuse(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (accepted) => serveSocket(accepted));
  });
  const serveSocket = (socket: WebSocket): void => {
    socket.binaryType = 'nodebuffer';
    const port = createWebSocketPort({
      send: (data) => socket.send(data),
      close: () => socket.close(),
      onFrame: (listener) =>
        socket.on('message', (data, isBinary) => {
          if (isBinary) listener(data as Buffer);
        }),
      onClose: (listener) => socket.on('close', listener),
    });
    socket.on('error', () => socket.terminate());
    serve(port, service.handlers, onBug);
  };

  let port: number;
  try {
    port = await listen(server, options.port, broken?.port);
  } catch (error) {
    await service.dispose();
    throw error;
  }
  hosts = [`${loopback}:${port}`, `localhost:${port}`];
  policy = contentPolicy(port, await service.previewPort());
  rememberSession(settingsFolder, { token, port, process: process.pid });
  const open = options.open === undefined ? '' : `?open=${encodeURIComponent(resolve(options.open))}`;
  return {
    url: `http://${loopback}:${port}/${open}#token=${token}`,
    port,
    token,
    service,
    async close() {
      for (const client of sockets.clients) client.terminate();
      await service.dispose();
      await server.close();
      forgetSession(settingsFolder, token);
    },
  };
}
