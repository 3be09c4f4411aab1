import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudioHandler } from './protocols.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
const service = {
  asset: (secret: string, hash: string) =>
    secret === 'secret' && hash === 'hash'
      ? {
          asset: { hash, name: 'film.mp4', mediaType: 'video/mp4', size: bytes.byteLength, crc32: 0 },
          *read(start: number, end: number): Generator<Uint8Array, void> {
            for (let at = start; at < end; at += 300) yield bytes.subarray(at, Math.min(end, at + 300));
          },
        }
      : undefined,
};

describe('the studio’s own scheme', () => {
  let folder: string;
  let handle: ReturnType<typeof createStudioHandler>;
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    handle(new Request(`nibras://studio${path}`, { headers }));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-pages-'));
    mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
    writeFileSync(join(folder, 'renderer/index.html'), '<p>studio');
    writeFileSync(join(folder, 'renderer/assets/index.js'), 'run()');
    writeFileSync(join(folder, 'secret.txt'), 'not yours');
    handle = createStudioHandler(join(folder, 'renderer'), service);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('serves the studio with its policy, whatever the page is asked to open', async () => {
    for (const path of ['/', '/index.html', '/index.html?open=%2Fa.nibras']) {
      const answer = await ask(path);
      expect(await answer.text()).toBe('<p>studio');
      expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    }
    expect((await ask('/assets/index.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%00'])(
    'keeps to its folder (%s)',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
    },
  );

  it('answers an address that cannot be read like one that leads nowhere', async () => {
    expect((await ask('/%E0%A4%A')).status).toBe(404);
  });

  it('serves an asset whole and in ranges, without rights of its own', async () => {
    const whole = await ask('/asset/secret/hash');
    expect(whole.status).toBe(200);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes);
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    const part = await ask('/asset/secret/hash', { range: 'bytes=250-649' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 250-649/1000');
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(250, 650));
    const rest = await ask('/asset/secret/hash', { range: 'bytes=990-' });
    expect(new Uint8Array(await rest.arrayBuffer())).toEqual(bytes.subarray(990));
    const last = await ask('/asset/secret/hash', { range: 'bytes=-10' });
    expect(last.headers.get('content-range')).toBe('bytes 990-999/1000');
  });

  it('refuses a range beyond the end, and an asset whose secret is wrong', async () => {
    const beyond = await ask('/asset/secret/hash', { range: 'bytes=1000-' });
    expect(beyond.status).toBe(416);
    expect((await ask('/asset/guess/hash')).status).toBe(404);
    expect((await ask('/asset')).status).toBe(404);
  });
});
