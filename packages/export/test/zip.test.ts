import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { AppError } from '@nibras/base';
import { type PackageEntry, streamFrom, writeZip, type ZipPorts } from '../src/index.ts';
import { writeSmallZip } from '../src/zip/jszip-zip.ts';
import { writeStoredZip } from '../src/zip/stored-zip.ts';
import { collect, memoryPorts } from './ports.ts';
import { readForwardOnly } from './read-stream.ts';

const photo = randomBytes(300_000);
const assets: Readonly<Record<string, Uint8Array>> = { photo, empty: new Uint8Array() };
const asset = (path: string, hash: string, mediaType: string, bytes = assets[hash]!): PackageEntry => ({
  path,
  role: 'asset',
  mediaType,
  body: { kind: 'asset', hash, size: bytes.byteLength, crc32: crc32(bytes), mediaType },
});
const text = (path: string, content: string): PackageEntry => ({
  path,
  role: 'page',
  mediaType: 'text/html',
  body: { kind: 'text', text: content },
});
const entries: PackageEntry[] = [
  asset('a-photo.jpg', 'photo', 'image/jpeg'),
  asset('a-empty.bin', 'empty', 'application/octet-stream'),
  text('index.html', `<p>${'Été et مرحبا. '.repeat(500)}</p>`),
  text('short.html', 'x'),
  {
    path: 'schema.xsd',
    role: 'schema',
    mediaType: 'text/xml',
    body: { kind: 'bytes', bytes: Buffer.from('<xs/>'.repeat(99)) },
  },
];

/** Names and contents as yauzl, which reads from the end, sees them. */
function readFromTheEnd(zip: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((done, fail) => {
    yauzl.fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true }, (error, file) => {
      if (error) return fail(error);
      const found = new Map<string, Buffer>();
      file.on('entry', (entry: yauzl.Entry) => {
        file.openReadStream(entry, (problem, stream) => {
          if (problem) return fail(problem);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(parts));
            file.readEntry();
          });
        });
      });
      file.on('end', () => done(found));
      file.on('error', fail);
      file.readEntry();
    });
  });
}

describe.each([
  ['the writer of small packages', writeSmallZip],
  ['the writer of large packages', writeStoredZip],
])('%s', (_, write) => {
  test('stores media whole and compresses texts, with sizes before the bytes', async () => {
    const files = readForwardOnly(await collect(write(entries, memoryPorts(assets))));
    expect(files.map(({ name, method }) => [name, method])).toEqual([
      ['a-photo.jpg', 0],
      ['a-empty.bin', 0],
      ['index.html', 8],
      ['short.html', expect.any(Number)],
      ['schema.xsd', 8],
    ]);
    expect(files[0]!.bytes.equals(photo)).toBe(true);
    expect(files[2]!.bytes.toString()).toContain('مرحبا');
  });

  test('other readers find the same', async () => {
    const zip = await collect(write(entries, memoryPorts(assets)));
    const forward = readForwardOnly(zip);
    const found = await readFromTheEnd(zip);
    expect([...found.keys()]).toEqual(forward.map(({ name }) => name));
    for (const { name, bytes } of forward) expect(found.get(name)!.equals(bytes), name).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'nibras-zip-'));
    try {
      writeFileSync(join(folder, 'a.zip'), zip);
      let said: string;
      try {
        said = execFileSync('unzip', ['-tq', join(folder, 'a.zip')], { encoding: 'utf8' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return;
      }
      expect(said).toContain('No errors');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('the same entries give the same bytes, however the assets come in pieces', async () => {
    const once = await collect(write(entries, memoryPorts(assets, 1000)));
    expect((await collect(write(entries, memoryPorts(assets, 65_536)))).equals(once)).toBe(true);
  });

  test('stops with the signal', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const chunks = write(entries, memoryPorts(assets, 1000), abort.signal);
    abort.abort(reason);
    await expect(collect(chunks)).rejects.toBe(reason);
  });

  test('an asset that is shorter than the course says is an error, not a broken package', async () => {
    const ports = memoryPorts({ ...assets, photo: photo.subarray(0, 1000) });
    await expect(collect(write(entries, ports))).rejects.toThrow(
      new AppError('asset.missing', { name: 'a-photo.jpg' }),
    );
  });
});

test('both writers hold the same files', async () => {
  const small = readForwardOnly(await collect(writeSmallZip(entries, memoryPorts(assets))));
  const large = readForwardOnly(await collect(writeStoredZip(entries, memoryPorts(assets))));
  expect(large.map(({ name, bytes, time }) => ({ name, bytes, time }))).toEqual(
    small.map(({ name, bytes, time }) => ({ name, bytes, time })),
  );
});

/** Assets made of zeros, of any size, that count how far they were read. */
function zeros(size: number): { entries: PackageEntry[]; ports: ZipPorts; read: () => number } {
  const piece = new Uint8Array(1_048_576);
  let read = 0;
  const count = size / piece.byteLength;
  let crc = 0;
  for (let index = 0; index < Math.min(count, 80); index += 1) crc = crc32(piece, crc);
  return {
    entries: [
      {
        path: 'film.mp4',
        role: 'asset',
        mediaType: 'video/mp4',
        body: { kind: 'asset', hash: 'film', size, crc32: crc, mediaType: 'video/mp4' },
      },
      text('index.html', 'x'),
    ],
    ports: {
      ...memoryPorts({}),
      async *readAsset() {
        for (let index = 0; index < count; index += 1) {
          read += piece.byteLength;
          yield piece;
        }
      },
    },
    read: () => read,
  };
}

test('the size of the course alone chooses the writer', async () => {
  const methods = async (size: number): Promise<number> => {
    const { entries: some, ports } = zeros(size);
    const zip = await collect(writeZip(some, ports));
    // The small writer marks no names as UTF-8; the large one marks all.
    return zip.readUInt16LE(6);
  };
  expect(await methods(streamFrom - 1_048_576)).toBe(0);
  expect(await methods(streamFrom)).toBe(0x0800);
});

test('a large package is read only as fast as it is taken', async () => {
  const { entries: some, ports, read } = zeros(80 * 1_048_576);
  const chunks = writeZip(some, ports);
  for (let index = 0; index < 6; index += 1) await chunks.next();
  expect(read()).toBeLessThanOrEqual(6 * 1_048_576);
  await chunks.return(undefined);
});

test('more than a zip without extensions can say is refused before anything is written', async () => {
  const { entries: some, ports, read } = zeros(4_296_015_872);
  const chunks = writeZip(some, ports);
  await expect(chunks.next()).rejects.toThrow(AppError);
  expect(read()).toBe(0);
  const many = Array.from({ length: 65_536 }, (_, index) => text(`p${index}.html`, ''));
  await expect(writeZip(many, ports).next()).rejects.toThrow(AppError);
});
