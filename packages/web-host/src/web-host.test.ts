import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient, createCourseSession, type HostClient } from '@nibras/host';
import { createWebSocketPort } from '@nibras/host/websocket';
import { startWebHost, type WebHost } from './index.ts';

let folder: string;
let host: WebHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-host-'));
  host = await startWebHost({ documents: join(folder, 'courses'), settingsFolder: join(folder, 'settings') });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(protocols = ['nibras', host.token], headers: Record<string, string> = {}): Promise<HostClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/host`, protocols, { headers });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return createClient(
    createWebSocketPort({
      send: (data) => socket.send(data),
      close: () => socket.close(),
      onFrame: (listener) => socket.on('message', (data) => listener(data as Buffer)),
      onClose: (listener) => socket.on('close', listener),
    }),
  );
}

/** A raw request, since fetch lets nobody choose the Host header. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Buffer; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: host.port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

test('a course written over the socket is there when it is opened again', async () => {
  const client = await connect();
  const made = await client.call('course.create', { title: { fr: 'Le cahier : notes' }, languages: ['fr', 'ar'] });
  const session = createCourseSession(client, made.course, made.state);
  session.doc.getMap('course').set('title/ar', 'دفتر');
  await session.settled();
  await client.call('course.close', { course: made.course });
  const again = await client.call('course.open', { path: made.path });
  const reread = createCourseSession(client, again.course, again.state);
  expect(reread.doc.getMap('course').get('title/ar')).toBe('دفتر');
  const { recents } = await client.call('home.list', {});
  expect(recents).toMatchObject([
    { path: made.path, title: { fr: 'Le cahier : notes', ar: 'دفتر' }, pages: 1, present: true },
  ]);
});

test('an asset is uploaded in parts and loaded by range at its address', async () => {
  const client = await connect();
  const { course, assetBase } = await client.call('course.create', { title: { en: 'Media' }, languages: ['en'] });
  const bytes = Buffer.concat([Buffer.from('OggS'), randomBytes(2_500_000)]);
  const { upload } = await client.call('asset.begin', { course, name: 'sound.ogg', size: bytes.byteLength });
  for (let at = 0; at < bytes.byteLength; at += 1024 * 1024)
    await client.call('asset.chunk', { upload, bytes: bytes.subarray(at, at + 1024 * 1024) });
  const { asset } = await client.call('asset.finish', { upload });
  expect(asset).toMatchObject({ name: 'sound.ogg', mediaType: 'audio/ogg', size: bytes.byteLength });
  const whole = await get(assetBase + asset.hash);
  expect(whole.body.equals(bytes)).toBe(true);
  const part = await get(assetBase + asset.hash, { range: 'bytes=1048570-1048585' });
  expect(part.status).toBe(206);
  expect(part.headers['content-range']).toBe(`bytes 1048570-1048585/${bytes.byteLength}`);
  expect(part.body.equals(bytes.subarray(1_048_570, 1_048_586))).toBe(true);
  expect((await get(`/asset/${'0'.repeat(32)}/${asset.hash}`)).status).toBe(404);
});

test('nobody gets in without the token, from another origin or by another name', async () => {
  await expect(connect(['nibras', 'wrong'])).rejects.toThrow('401');
  await expect(connect(['nibras'])).rejects.toThrow('401');
  await expect(connect(['nibras', host.token], { origin: 'http://evil.example' })).rejects.toThrow('403');
  await expect(connect(['nibras', host.token], { host: 'rebound.example' })).rejects.toThrow('421');
  expect((await get('/', { host: 'rebound.example' })).status).toBe(421);
  expect((await get('/')).headers['content-security-policy']).toContain(`default-src 'none'`);
});

test('a port that is taken is refused when it was asked for, and passed by when it was not', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const folders = { documents: join(folder, 'b'), settingsFolder: join(folder, 's2') };
  await expect(startWebHost({ ...folders, port })).rejects.toMatchObject({ code: 'port.taken', params: { port } });
  const second = await startWebHost(folders);
  expect(second.port).not.toBe(host.port);
  await second.close();
  other.close();
});

test('a host that was killed comes back with its token and port, so that its windows find it; one that ended does not', async () => {
  const settingsFolder = join(folder, 'killed');
  const documents = join(folder, 'courses');
  const first = await startWebHost({ documents, settingsFolder });
  await first.close();
  const second = await startWebHost({ documents, settingsFolder });
  expect(second.token).not.toBe(first.token);
  await second.close();
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const session = { token: 'the-token-of-a-killed-host', port: second.port, process: gone };
  writeFileSync(join(settingsFolder, 'host-session.json'), JSON.stringify(session));
  const third = await startWebHost({ documents, settingsFolder });
  expect([third.token, third.port]).toEqual([session.token, session.port]);
  await third.close();
  expect(existsSync(join(settingsFolder, 'host-session.json'))).toBe(false);
});
