import { crc32, inflateRawSync } from 'node:zlib';

export interface ReadEntry {
  readonly name: string;
  readonly method: number;
  readonly bytes: Buffer;
  readonly time: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a zip the way a strict LMS does that never seeks: header by header, refusing what such a reader cannot know (a
 * stored entry whose size comes after it), then holds the central directory against what it saw.
 */
export function readForwardOnly(zip: Buffer): ReadEntry[] {
  const entries: (ReadEntry & { offset: number; crc: number; packed: number })[] = [];
  let at = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const offset = at;
    const flags = zip.readUInt16LE(at + 6);
    const method = zip.readUInt16LE(at + 8);
    const time = zip.readUInt32LE(at + 10);
    const crc = zip.readUInt32LE(at + 14);
    const packed = zip.readUInt32LE(at + 18);
    const size = zip.readUInt32LE(at + 22);
    const nameLength = zip.readUInt16LE(at + 26);
    const extraLength = zip.readUInt16LE(at + 28);
    at += 30;
    const name = decoder.decode(zip.subarray(at, at + nameLength));
    at += nameLength + extraLength;
    if ((flags & 0x08) !== 0) throw new Error(`${name} is followed by a data descriptor`);
    if ((flags & 0x01) !== 0) throw new Error(`${name} is encrypted`);
    if (method !== 0 && method !== 8) throw new Error(`${name} uses method ${method}`);
    const body = zip.subarray(at, at + packed);
    const bytes = method === 8 ? inflateRawSync(body) : Buffer.from(body);
    at += packed;
    if (bytes.byteLength !== size) throw new Error(`${name} has ${bytes.byteLength} bytes instead of ${size}`);
    if (crc32(bytes) !== crc) throw new Error(`${name} has a wrong checksum`);
    entries.push({ name, method, bytes, time, offset, crc, packed });
  }
  const start = at;
  for (const entry of entries) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`${entry.name} is not in the central directory`);
    const nameLength = zip.readUInt16LE(at + 28);
    const skip = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const name = decoder.decode(zip.subarray(at + 46, at + 46 + nameLength));
    const same =
      name === entry.name &&
      zip.readUInt16LE(at + 10) === entry.method &&
      zip.readUInt32LE(at + 16) === entry.crc &&
      zip.readUInt32LE(at + 20) === entry.packed &&
      zip.readUInt32LE(at + 24) === entry.bytes.byteLength &&
      zip.readUInt32LE(at + 42) === entry.offset;
    if (!same) throw new Error(`${entry.name} differs in the central directory`);
    at += 46 + nameLength + skip;
  }
  if (zip.readUInt32LE(at) !== 0x06054b50) throw new Error('the end of the central directory is missing');
  if (zip.readUInt16LE(at + 10) !== entries.length) throw new Error('the count of entries is wrong');
  if (zip.readUInt32LE(at + 12) !== at - start || zip.readUInt32LE(at + 16) !== start)
    throw new Error('the place of the central directory is wrong');
  if (at + 22 !== zip.byteLength) throw new Error('something follows the end');
  return entries.map(({ name, method, bytes, time }) => ({ name, method, bytes, time }));
}
