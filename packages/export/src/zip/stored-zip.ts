import { AppError } from '@nibras/base';
import type { PackageEntry } from '../package-entry.ts';
import { isCompressible, type ZipPorts } from './zip-ports.ts';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfCentral = 0x06054b50;
/** Version 2.0 is needed to extract deflated entries. @spec APPNOTE 4.4.3 */
const versionNeeded = 20;
/** Names are UTF-8. @spec APPNOTE 4.4.4 bit 11 */
const utf8Flag = 0x0800;
/** 1 January 2020, midnight, in MS-DOS form. @spec APPNOTE 4.4.6 */
const dosTime = 0;
const dosDate = ((2020 - 1980) << 9) | (1 << 5) | 1;
/** From here sizes would need ZIP64, which many LMSs do not read. */
const limit = 0xffff_ffff;
/** A text-like asset of this size is still compressed in memory. */
const compressInMemory = 4_000_000;

interface Written {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function fields(...pairs: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const out = new Uint8Array(pairs.reduce((sum, [, bytes]) => sum + bytes, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [value, bytes] of pairs) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return out;
}

const common = (entry: Written): (readonly [number, 2 | 4])[] => [
  [utf8Flag, 2],
  [entry.method, 2],
  [dosTime, 2],
  [dosDate, 2],
  [entry.crc, 4],
  [entry.packed, 4],
  [entry.size, 4],
  [entry.name.byteLength, 2],
  [0, 2],
];

/**
 * Writes a zip in one pass with whole headers and no data descriptors, so that readers which take the file as a stream
 * accept its stored media. Sizes and checksums of assets are known beforehand; texts are compressed in memory.
 * Throws `export.too-large` where ZIP64 would be needed.
 * @spec PKWARE APPNOTE 6.3.3
 */
export async function* writeStoredZip(
  entries: readonly PackageEntry[],
  ports: ZipPorts,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (entries.length > 0xffff) throw new AppError('export.too-large', { files: entries.length });
  const encoder = new TextEncoder();
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    signal?.throwIfAborted();
    const name = encoder.encode(entry.path);
    let header: Written;
    let body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    const inMemory =
      entry.body.kind !== 'asset' || (isCompressible(entry.mediaType) && entry.body.size <= compressInMemory);
    if (inMemory) {
      const raw =
        entry.body.kind === 'text'
          ? encoder.encode(entry.body.text)
          : entry.body.kind === 'bytes'
            ? entry.body.bytes
            : await gather(ports.readAsset(entry.body.hash));
      const packed = await ports.deflate(raw);
      const smaller = packed.byteLength < raw.byteLength;
      header = {
        name,
        method: smaller ? 8 : 0,
        crc: ports.crc32(raw),
        packed: smaller ? packed.byteLength : raw.byteLength,
        size: raw.byteLength,
        offset,
      };
      body = [smaller ? packed : raw];
    } else if (entry.body.kind === 'asset') {
      const { crc32, size, hash } = entry.body;
      header = { name, method: 0, crc: crc32, packed: size, size, offset };
      body = ports.readAsset(hash);
    } else continue;
    if (header.offset + header.packed > limit) throw new AppError('export.too-large', {});
    const head = fields([localHeader, 4], [versionNeeded, 2], ...common(header));
    yield head;
    yield name;
    let sent = 0;
    for await (const chunk of body) {
      signal?.throwIfAborted();
      sent += chunk.byteLength;
      yield chunk;
    }
    if (sent !== header.packed) throw new AppError('asset.missing', { name: entry.path });
    offset += head.byteLength + name.byteLength + sent;
    written.push(header);
  }
  const start = offset;
  for (const entry of written) {
    const head = fields(
      [centralHeader, 4],
      [versionNeeded, 2],
      [versionNeeded, 2],
      ...common(entry),
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [entry.offset, 4],
    );
    yield head;
    yield entry.name;
    offset += head.byteLength + entry.name.byteLength;
  }
  if (offset > limit) throw new AppError('export.too-large', {});
  yield fields(
    [endOfCentral, 4],
    [0, 2],
    [0, 2],
    [written.length, 2],
    [written.length, 2],
    [offset - start, 4],
    [start, 4],
    [0, 2],
  );
}

/** All bytes of something read piece by piece; only for what is known to be small. */
export async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.byteLength;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
