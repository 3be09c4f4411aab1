import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CourseFile, createCourseFile, openCourseFile, type StoredAsset } from '../index.ts';
import { sniffMediaType } from './media-type.ts';
import { isActiveSvg, sanitiseSvg } from './svg-sanitiser.ts';

let folder: string;
let path: string;
let file: CourseFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-assets-'));
  path = join(folder, 'c.nibras');
  createCourseFile(path);
  file = openCourseFile(path);
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

function upload(name: string, bytes: Uint8Array, step = 1024 * 1024): StoredAsset {
  const one = file.assets.begin(name, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += step) one.write(bytes.subarray(at, at + step));
  return one.finish().asset;
}

const read = (hash: string, start?: number, end?: number): Buffer =>
  Buffer.concat([...file.assets.read(hash, start, end)]);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.byteLength, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function wav(seconds: number): Buffer {
  const data = Buffer.alloc(8000 * seconds);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.byteLength, 40);
  return Buffer.concat([header, data]);
}

test('a medium comes back byte for byte, whole and by range, whatever the size of the parts', () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_700_001)]);
  const asset = upload('leçon.pdf', bytes, 300_007);
  expect(asset).toEqual({
    hash: createHash('sha256').update(bytes).digest('hex'),
    name: 'leçon.pdf',
    mediaType: 'application/pdf',
    size: bytes.byteLength,
    crc32: crc32(bytes),
  });
  expect(read(asset.hash).equals(bytes)).toBe(true);
  for (const [start, end] of [
    [0, 1],
    [1_048_575, 1_048_577],
    [2_000_000, 2_700_010],
    [5, 5],
  ] as const)
    expect(read(asset.hash, start, end).equals(bytes.subarray(start, end))).toBe(true);
});

test('the same bytes are kept once', () => {
  upload('a.png', png(3, 2));
  const again = upload('b.png', png(3, 2));
  expect(again.name).toBe('b.png');
  expect(file.assets.list()).toHaveLength(1);
});

test('facts are read where they are cheap', () => {
  expect(upload('a.png', png(31, 17))).toMatchObject({ width: 31, height: 17 });
  expect(upload('a.wav', wav(3))).toMatchObject({ mediaType: 'audio/wav', duration: 3 });
});

describe('refused before anything is stored', () => {
  const untouched = (): void => {
    expect(file.assets.list()).toEqual([]);
    file.close();
    const database = new Database(path);
    expect(database.prepare('SELECT count(*) FROM asset_chunks').pluck().get()).toBe(0);
    expect(database.prepare('SELECT count(*) FROM assets').pluck().get()).toBe(0);
    database.close();
  };

  test('an empty file', () => {
    expect(codeOf(() => file.assets.begin('empty.png', 0))).toBe('asset.empty');
    untouched();
  });

  test('a picture of 200 MB, at its first bytes', () => {
    const before = statSync(path).size;
    const one = file.assets.begin('huge.png', 200 * 1024 * 1024);
    const first = Buffer.concat([png(10, 10), Buffer.alloc(8192)]);
    expect(codeOf(() => one.write(first))).toBe('asset.too-large');
    expect(codeOf(() => one.write(first))).toBe('asset.unreadable');
    expect(statSync(path).size).toBe(before);
    untouched();
  });

  test('what is no medium, whatever its name says', () => {
    expect(codeOf(() => upload('trap.png', Buffer.from('MZ'.padEnd(9000, 'x'))))).toBe('asset.unsupported-type');
    expect(codeOf(() => upload('page.svg', Buffer.from('<html><svg></svg></html>')))).toBe('asset.unsupported-type');
    untouched();
  });

  test('an upload that breaks off, also when the process dies', () => {
    const one = file.assets.begin('a.pdf', 3_000_000);
    one.write(Buffer.from('%PDF-'.padEnd(2_500_000, '.')));
    file.close();
    file = openCourseFile(path);
    untouched();
  });

  test('an upload of another size than it said', () => {
    const one = file.assets.begin('a.pdf', 6000);
    expect(codeOf(() => one.write(Buffer.from('%PDF-'.padEnd(7000, '.'))))).toBe('asset.unreadable');
    const two = file.assets.begin('a.pdf', 6000);
    two.write(Buffer.from('%PDF-'.padEnd(5000, '.')));
    expect(codeOf(() => two.finish())).toBe('asset.unreadable');
    untouched();
  });
});

test('a part that is gone or changed is told, never passed on as if it were whole', () => {
  const asset = upload('a.pdf', Buffer.concat([Buffer.from('%PDF-'), randomBytes(2_000_000)]));
  file.close();
  const database = new Database(path);
  database.exec(`UPDATE asset_chunks SET bytes = zeroblob(length(bytes)) WHERE id % 1048576 = 0`);
  file = openCourseFile(path);
  expect(codeOf(() => read(asset.hash))).toBe('asset.unreadable');
  database.exec('DELETE FROM asset_chunks WHERE id % 1048576 = 1');
  database.close();
  expect(codeOf(() => read(asset.hash))).toBe('asset.unreadable');
  expect(codeOf(() => read('0'.repeat(64)))).toBe('asset.missing');
});

test('only what nothing names is erased, and the file gives the space back', () => {
  const kept = upload('kept.png', png(5, 5));
  upload('gone.pdf', Buffer.concat([Buffer.from('%PDF-'), randomBytes(3_000_000)]));
  file.checkpoint();
  const before = statSync(path).size;
  expect(file.assets.keepOnly(new Set([kept.hash]))).toBe(1);
  file.shrink();
  file.checkpoint();
  expect(file.assets.list().map((asset) => asset.name)).toEqual(['kept.png']);
  expect(statSync(path).size).toBeLessThan(before - 2_900_000);
});

describe('a drawing', () => {
  const hostile = [
    `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
    `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect onclick="alert(1)" width="1"/></svg>`,
    `<svg xmlns:x="http://www.w3.org/1999/xhtml"><foreignObject><x:script>alert(1)</x:script><iframe src="//e"/></foreignObject></svg>`,
    `<svg><a href="javascript:alert(1)"><text>x</text></a></svg>`,
    `<svg><use href="https://evil.example/x.svg#a"/><image href="https://evil.example/p.png"/></svg>`,
    `<svg><image href="data:image/svg+xml;base64,PHN2Zz4="/></svg>`,
    `<svg><style>@import url(https://evil.example/x.css); rect { fill: url("https://evil.example/y") }</style></svg>`,
    `<svg><rect style="background:url(https://evil.example/z)" fill="url(//evil.example)"/></svg>`,
    `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]><svg>&x;</svg>`,
    `<svg><animate attributeName="href" values="javascript:alert(1)"/><set attributeName="onclick" to="alert(1)"/></svg>`,
    `<svg><style><![CDATA[</style><script>alert(1)</script>]]></style></svg>`,
  ];

  test.each(hostile)('loses what could act or load: %s', (source) => {
    const clean = sanitiseSvg(source);
    expect(clean).not.toMatch(
      /<script|onload|onclick|foreignObject|iframe|javascript:|evil\.example|ENTITY|<animate|<set|svg\+xml/i,
    );
    expect(isActiveSvg(clean)).toBe(false);
    expect(sanitiseSvg(clean)).toBe(clean);
  });

  test('keeps its shapes, gradients, text and bitmaps', () => {
    const source =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><linearGradient id="g" gradientUnits="userSpaceOnUse">` +
      `<stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0L1 1" fill="url(#g)" stroke-width="2"/>` +
      `<text x="1" y="2" direction="rtl" font-family="Noto Naskh Arabic">دفتر &amp; notes</text>` +
      `<image href="data:image/png;base64,iVBORw0KGgo="/><use href="#g"/></svg>`;
    const clean = sanitiseSvg(source);
    for (const piece of [
      'viewBox="0 0 10 10"',
      '<linearGradient id="g" gradientUnits="userSpaceOnUse">',
      'fill="url(#g)"',
      'دفتر &amp; notes',
      'data:image/png',
      'href="#g"',
      'stroke-width="2"',
    ])
      expect(clean).toContain(piece);
  });

  test('is stored clean, with a remark', () => {
    const source = Buffer.from(
      `<svg width="40" height="20" xmlns="http://www.w3.org/2000/svg"><script>1</script><rect width="1"/></svg>`,
    );
    const one = file.assets.begin('d.svg', source.byteLength);
    one.write(source);
    const { asset, diagnostics } = one.finish();
    expect(diagnostics).toMatchObject([{ code: 'asset.svg-cleaned', at: { file: 'd.svg' } }]);
    expect(read(asset.hash).toString()).not.toContain('script');
    expect(asset).toMatchObject({ mediaType: 'image/svg+xml', width: 40, height: 20 });
  });
});

test.each([
  ['image/png', png(1, 1)],
  ['image/jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
  ['image/gif', Buffer.from('GIF89a')],
  ['image/webp', Buffer.from('RIFF....WEBPVP8 ')],
  ['image/avif', Buffer.from('\0\0\0\x1cftypavif\0\0\0\0mif1', 'latin1')],
  ['image/svg+xml', Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- hi -->\n<svg xmlns="x">')],
  ['audio/mpeg', Buffer.from('ID3\x04')],
  ['audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x00])],
  ['audio/ogg', Buffer.from('OggS'.padEnd(40, '\0') + 'OpusHead')],
  ['audio/wav', wav(1)],
  ['audio/mp4', Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0', 'latin1')],
  ['video/mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1')],
  ['video/webm', Buffer.from('\x1aE\xdf\xa3....webm....V_VP9', 'latin1')],
  ['text/vtt', Buffer.from('WEBVTT\n\n00:00')],
  ['application/pdf', Buffer.from('%PDF-1.4')],
  [undefined, Buffer.from('<html><script>')],
  [undefined, Buffer.from('PK\x03\x04')],
  [undefined, Buffer.from([0xff])],
])('content tells the type: %s', (type, bytes) => {
  expect(sniffMediaType(bytes)).toBe(type);
});
