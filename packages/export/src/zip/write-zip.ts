import type { PackageEntry } from '../package-entry.ts';
import { entrySize } from '../package-entry.ts';
import { writeSmallZip } from './jszip-zip.ts';
import { writeStoredZip } from './stored-zip.ts';
import type { ZipPorts } from './zip-ports.ts';

/** From this size a package is streamed instead of being put together in memory. */
export const streamFrom = 64 * 1024 * 1024;

/**
 * The bytes of a package as a zip, in order, produced as fast as they are taken. Which writer is used depends on the course
 * alone, so the same course always gives the same bytes. Stops with the signal's reason when it fires.
 */
export function writeZip(
  entries: readonly PackageEntry[],
  ports: ZipPorts,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const size = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  return size < streamFrom ? writeSmallZip(entries, ports, signal) : writeStoredZip(entries, ports, signal);
}
