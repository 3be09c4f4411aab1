import { AppError } from '@nibras/base';
import type { PackageEntry } from '../package-entry.ts';
import { entrySize } from '../package-entry.ts';
import { writeSmallZip } from './jszip-zip.ts';
import { writeStoredZip } from './stored-zip.ts';
import type { ZipPorts } from './zip-ports.ts';

/** From this size a package is streamed instead of being put together in memory. */
export const streamFrom = 64 * 1024 * 1024;
/** What a zip can say without ZIP64, which many LMSs do not read, less room for its headers. */
const largestZip = 0xffff_ffff - 64 * 1024 * 1024;
const mostEntries = 0xffff;

/**
 * The bytes of a package as a zip, in order, produced as fast as they are taken. Which writer is used depends on the course
 * alone, so the same course always gives the same bytes. Stops with the signal's reason when it fires, and with
 * `export.too-large` before the first byte where ZIP64 would be needed.
 */
export async function* writeZip(
  entries: readonly PackageEntry[],
  ports: ZipPorts,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const size = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (size > largestZip || entries.length >= mostEntries)
    throw new AppError('export.too-large', { size, files: entries.length });
  yield* size < streamFrom ? writeSmallZip(entries, ports, signal) : writeStoredZip(entries, ports, signal);
}
