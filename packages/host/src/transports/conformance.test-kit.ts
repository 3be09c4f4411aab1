import { afterEach, describe, expect, it } from 'vitest';
import { AppError, Cancelled } from '@nibras/base';
import { createClient, type HostClient } from '../client.ts';
import type { Port } from '../port.ts';
import type { Connection, HostHandlers } from '../server.ts';

/** A studio joined to a host that serves the handlers given. */
export interface Road {
  readonly studio: Port;
  readonly connection: Connection;
  /** The host's end, for messages that no host would send and for breaking off. */
  readonly host: Pick<Port, 'post' | 'close'>;
  readonly end: () => void;
}

export type ConnectRoad = (handlers: HostHandlers, onBug: (error: unknown) => void) => Promise<Road>;

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

/** The laws of the host contract, whatever road its messages take. */
export function describeConformance(name: string, connect: ConnectRoad): void {
  describe(`the host contract over ${name}`, () => {
    let road: Road;
    let client: HostClient;
    let connection: Connection;
    let bugs: unknown[];
    let seen: { updates: Uint8Array[]; aborted: boolean };
    const start = async (): Promise<void> => {
      seen = { updates: [], aborted: false };
      bugs = [];
      road = await connect(lawHandlers(seen), (error) => bugs.push(error));
      connection = road.connection;
      client = createClient(road.studio);
    };
    afterEach(() => road.end());

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
      await client.call('settings.read', {});
      controller.abort();
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
      road.host.close();
      expect(await call).toMatchObject({ code: 'host.disconnected' });
      await expect(client.call('settings.read', {})).rejects.toMatchObject({ code: 'host.disconnected' });
    });

    it('ignores messages that are no part of the contract', async () => {
      await start();
      road.studio.post({ kind: 'call' });
      road.studio.post('noise');
      road.host.post({ kind: 'event', event: 'no.such.event', data: {} });
      expect(await client.call('settings.read', {})).toBeTruthy();
    });
  });
}
