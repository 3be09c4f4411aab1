import { gunzipSync } from 'node:zlib';
import { AppError } from '@nibras/base';

const block = 512;
const text = (bytes: Uint8Array, from: number, length: number): string => {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('utf8');
};

/** The files of a small `.tar.gz`; what climbs out of it, links and devices are passed over. @spec POSIX.1-2001 ustar and pax */
export function readTarGzip(packed: Uint8Array, path: string, largest: number): ReadonlyMap<string, Uint8Array> {
  let bytes: Buffer;
  try {
    bytes = gunzipSync(packed, { maxOutputLength: largest * 2 });
  } catch (error) {
    throw new AppError('questions.too-large', { path }, error);
  }
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + block <= bytes.byteLength;) {
    const size = Number.parseInt(text(bytes, at + 124, 12).trim() || '0', 8);
    if (text(bytes, at, 100) === '' || !Number.isFinite(size) || size < 0) break;
    const kind = String.fromCharCode(bytes[at + 156]!);
    const body = bytes.subarray(at + block, at + block + size);
    const prefix = text(bytes, at + 257, 5) === 'ustar' ? text(bytes, at + 345, 155) : '';
    const name = longName ?? [prefix, text(bytes, at, 100)].filter((part) => part !== '').join('/');
    longName = undefined;
    if (kind === 'L') longName = text(body, 0, body.byteLength);
    else if (kind === 'x') longName = /\d+ path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1];
    else if ((kind === '0' || kind === '\0') && !name.split('/').includes('..'))
      files.set(name.replace(/^(\.?\/)+/, ''), body);
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}
