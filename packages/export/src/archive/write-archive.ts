import type { ExportPlan } from '../export-course.ts';
import { writeZip } from '../zip/write-zip.ts';
import type { ZipPorts } from '../zip/zip-ports.ts';
import { writeTarGzip } from './tar-gzip.ts';

/** The bytes of a planned package, put together as its target wants it; the same plan gives the same bytes. */
export function writeArchive(
  plan: Pick<ExportPlan, 'archive' | 'entries'>,
  ports: ZipPorts,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  return (plan.archive === '.tar.gz' ? writeTarGzip : writeZip)(plan.entries, ports, signal);
}
