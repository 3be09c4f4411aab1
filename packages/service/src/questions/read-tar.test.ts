import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTarGzip } from './read-tar.ts';
import { entryOf } from './question-files.ts';

function tar(files: Readonly<Record<string, string>>, kind = '0'): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(Buffer.byteLength(text).toString(8).padStart(11, '0'), 124);
    header.write(kind, 156);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
    body.write(text);
    return [header, body];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

describe('a packed course', () => {
  test('its files are read; what climbs out, links and broken ends are passed over', () => {
    const read = readTarGzip(
      tar({ './course/course.xml': '<course/>', '../../etc/passwd': 'x', 'a/../b': 'y' }),
      '',
      1e6,
    );
    expect([...read].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['course/course.xml', '<course/>'],
    ]);
    expect(readTarGzip(tar({ link: '/etc/passwd' }, '2'), '', 1e6).size).toBe(0);
  });
  test('one that grows beyond all measure, or is none, is refused', () => {
    expect(() => readTarGzip(gzipSync(Buffer.alloc(100_000)), '', 1000)).toThrow('questions.too-large');
    expect(() => readTarGzip(Buffer.from([0x1f, 0x8b, 1, 2]), '', 1000)).toThrow('questions.too-large');
  });
});

test.each([
  ['$IMS-CC-FILEBASE$/a.png', 'a.png'],
  ['%24IMS-CC-FILEBASE%24/a.png?x=1', 'a.png'],
  ['/static/b%20c.png', 'course/static/b c.png'],
  ['../media/d.png', 'media/d.png'],
  ['https://exemple.ma/a.png', undefined],
  ['data:image/png;base64,AAAA', undefined],
  ['//exemple.ma/a.png', undefined],
  ['nulle-part.png', undefined],
])('the address %s leads to %s', (source, entry) => {
  expect(entryOf(source, ['a.png', 'deep/a.png', 'course/static/b c.png', 'media/d.png'])).toBe(entry);
});
