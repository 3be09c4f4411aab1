import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { AppError, Cancelled } from '@nibras/base';
import { createClient, type HostClient } from '../client.ts';
import type { Port } from '../port.ts';
import { type Connection, type HostHandlers, serve } from '../server.ts';
import { createMemoryPorts } from './memory.ts';
import { createMessagePort } from './message-port.ts';
import { createWebSocketPort } from './websocket.ts';

interface Pair {
  readonly studio: Port;
  readonly host: Port;
  readonly end: () => void;
}

const socketPort = (socket: WebSocket): Port =>
  createWebSocketPort({
    send: (data) => socket.send(data),
    close: () => socket.close(),
    onFrame: (listener) => socket.on('message', (data) => listener(new Uint8Array(data as Buffer))),
    onClose: (listener) => socket.on('close', listener),
  });

const transports: Readonly<Record<string, () => Promise<Pair>>> = {
  memory: () => {
    const [studio, host] = createMemoryPorts();
    return Promise.resolve({ studio, host, end: () => studio.close() });
  },
  'message port': () => {
    const channel = new MessageChannel();
    const wrap = (port: typeof channel.port1): Port =>
      createMessagePort({
        postMessage: (message) => port.postMessage(message),
        start: () => port.start(),
        close: () => port.close(),
        subscribe: (event, listener) =>
          event === 'message' ? port.on('message', (data) => listener({ data })) : port.on('close', () => listener({})),
      });
    return Promise.resolve({
      studio: wrap(channel.port1),
      host: wrap(channel.port2),
      end: () => channel.port1.close(),
    });
  },
  websocket: async () => {
    const server: Server = createServer();
    const sockets = new WebSocketServer({ server });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const accepted = new Promise<WebSocket>((resolve) => sockets.on('connection', resolve));
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await new Promise((resolve) => client.on('open', resolve));
    return {
      studio: socketPort(client),
      host: socketPort(await accepted),
      end: () => {
        client.close();
        sockets.close();
        server.close();
      },
    };
  },
};

const course = 'course-1';

/** A host that answers just what the laws ask; the rest is never called. */
function lawHandlers(seen: { updates: Uint8Array[]; aborted: boolean }): HostHandlers {
  const handlers: Partial<HostHandlers> = {
    'course.append': ({ updates }) => {
      seen.updates.push(...updates);
      return { logBytes: updates.reduce((sum, one) => sum + one.byteLength, 0) };
    },
    'course.open': ({ path }) => {
      throw new AppError('file.not-found', { path });
    },
    'home.list': () => {
      throw new Error('a bug with a secret in it');
    },
    'course.search': (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          seen.aborted = true;
          reject(new Cancelled());
        });
      }),
    'settings.read': () => ({ values: { text: 'مرحبا', list: [1, 2.5, null, true] } }),
  };
  return handlers as HostHandlers;
}

describe.each(Object.entries(transports))('the host contract over %s', (_name, connect) => {
  let pair: Pair;
  let client: HostClient;
  let connection: Connection;
  let bugs: unknown[];
  let seen: { updates: Uint8Array[]; aborted: boolean };
  const start = async (): Promise<void> => {
    pair = await connect();
    seen = { updates: [], aborted: false };
    bugs = [];
    connection = serve(pair.host, lawHandlers(seen), (error) => bugs.push(error));
    client = createClient(pair.studio);
  };
  afterEach(() => pair.end());

  it('carries bytes both ways unchanged', async () => {
    await start();
    const update = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    expect(await client.call('course.append', { course, updates: [update] })).toEqual({ logBytes: 70_000 });
    expect(new Uint8Array(seen.updates[0]!)).toEqual(update);
    expect(await client.call('settings.read', {})).toEqual({ values: { text: 'مرحبا', list: [1, 2.5, null, true] } });
  });

  it('keeps many calls in flight apart', async () => {
    await start();
    const sizes = Array.from({ length: 50 }, (_, index) => index + 1);
    const answers = await Promise.all(
      sizes.map((size) => client.call('course.append', { course, updates: [new Uint8Array(size)] })),
    );
    expect(answers.map((answer) => answer.logBytes)).toEqual(sizes);
  });

  it('hands over an expected failure with its code and parameters', async () => {
    await start();
    const failure = await client.call('course.open', { path: '/nowhere.nibras' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'file.not-found', params: { path: '/nowhere.nibras' } });
  });

  it('reports a bug to the host and tells the studio nothing of its words', async () => {
    await start();
    const failure = await client.call('home.list', {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'internal' });
    expect(String(failure)).not.toContain('secret');
    expect(bugs).toHaveLength(1);
  });

  it('refuses input that the contract does not allow, and methods it does not have', async () => {
    await start();
    await expect(client.call('course.append', { course, updates: ['text'] as never })).rejects.toMatchObject({
      code: 'host.bad-request',
    });
    await expect(client.call('constructor' as never, {} as never)).rejects.toMatchObject({
      code: 'host.unknown-method',
    });
  });

  it('cancels a running call', async () => {
    await start();
    const controller = new AbortController();
    const call = client.call('course.search', { course, text: 'x' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toBeInstanceOf(Cancelled);
    expect(seen.aborted).toBe(true);
  });

  it('delivers events to those who listen, until they stop', async () => {
    await start();
    const heard: Uint8Array[] = [];
    const listening = client.on('course.update', (event) => heard.push(event.update));
    connection.emit('course.update', { course, update: Uint8Array.of(1, 2, 3) });
    await client.call('settings.read', {});
    listening.dispose();
    connection.emit('course.update', { course, update: Uint8Array.of(4) });
    await client.call('settings.read', {});
    expect(heard.map((one) => [...one])).toEqual([[1, 2, 3]]);
  });

  it('fails every pending call when the road is gone, and every later one', async () => {
    await start();
    const call = client.call('course.search', { course, text: 'x' }).catch((error: unknown) => error);
    await client.call('settings.read', {});
    pair.host.close();
    expect(await call).toMatchObject({ code: 'host.disconnected' });
    await expect(client.call('settings.read', {})).rejects.toMatchObject({ code: 'host.disconnected' });
  });

  it('ignores messages that are no part of the contract', async () => {
    await start();
    pair.studio.post({ kind: 'call' });
    pair.studio.post('noise');
    pair.host.post({ kind: 'event', event: 'no.such.event', data: {} });
    expect(await client.call('settings.read', {})).toBeTruthy();
  });
});
