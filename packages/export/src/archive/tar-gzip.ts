import { AppError } from '@nibras/base';
import { entrySize, type PackageEntry } from '../package-entry.ts';
import { fixedTime, type ZipPorts } from '../zip/zip-ports.ts';

const block = 512;
/** Texts are packed together up to here, since each pack has a header of its own. */
const packSize = 4 * 1024 * 1024;
/** What a field of eleven octal digits can say. @spec POSIX.1-1988 ustar */
const largestFile = 0o77777777777;

const ascii = new TextEncoder();

/** @spec POSIX.1-1988 ustar header block */
function header(path: string, size: number): Uint8Array {
  if (size > largestFile || path.length > 100) throw new AppError('export.too-large', { size });
  const out = new Uint8Array(block);
  const put = (at: number, text: string): void => out.set(ascii.encode(text), at);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  put(0, path);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(fixedTime.getTime() / 1000, 11));
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\u000000');
  put(
    148,
    `${out
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
  );
  return out;
}

const padding = (size: number): Uint8Array => new Uint8Array((block - (size % block)) % block);

async function* tarParts(entries: readonly PackageEntry[], ports: ZipPorts): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    const size = entrySize(entry);
    yield header(entry.path, size);
    let sent = 0;
    if (entry.body.kind === 'asset')
      for await (const chunk of ports.readAsset(entry.body.hash)) {
        sent += chunk.byteLength;
        yield chunk;
      }
    else {
      const bytes = entry.body.kind === 'text' ? ascii.encode(entry.body.text) : entry.body.bytes;
      sent = bytes.byteLength;
      yield bytes;
    }
    if (sent !== size) throw new AppError('asset.missing', { name: entry.path });
    yield padding(size);
  }
  yield new Uint8Array(2 * block);
}

/** One member; members one after the other are one file again when they are read. @spec RFC 1952 2.2 */
async function* member(parts: readonly Uint8Array[], ports: ZipPorts): AsyncGenerator<Uint8Array> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  const trailer = new Uint8Array(8);
  const view = new DataView(trailer.buffer);
  view.setUint32(0, ports.crc32(whole), true);
  view.setUint32(4, whole.byteLength, true);
  yield Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255);
  yield await ports.deflate(whole);
  yield trailer;
}

/** The bytes of a package as a `.tar.gz`, in order, a few megabytes in memory at most; the same entries give the same bytes. */
export async function* writeTarGzip(
  entries: readonly PackageEntry[],
  ports: ZipPorts,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let pack: Uint8Array[] = [];
  let size = 0;
  for await (const part of tarParts(entries, ports)) {
    signal?.throwIfAborted();
    pack.push(part);
    size += part.byteLength;
    if (size < packSize) continue;
    yield* member(pack, ports);
    pack = [];
    size = 0;
  }
  if (size > 0) yield* member(pack, ports);
}
