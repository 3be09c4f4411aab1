import JSZip from 'jszip';
import { AppError } from '@nibras/base';
import type { PackageEntry } from '../package-entry.ts';
import { gather } from './stored-zip.ts';
import { fixedTime, isCompressible, type ZipPorts } from './zip-ports.ts';

const piece = 256 * 1024;

/** Writes a small zip through jszip: whole headers, no data descriptors, media stored, texts compressed. */
export async function* writeSmallZip(
  entries: readonly PackageEntry[],
  ports: Pick<ZipPorts, 'readAsset'>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const zip = new JSZip();
  for (const entry of entries) {
    signal?.throwIfAborted();
    const { body } = entry;
    const content =
      body.kind === 'text' ? body.text : body.kind === 'bytes' ? body.bytes : await gather(ports.readAsset(body.hash));
    if (body.kind === 'asset' && content.length !== body.size)
      throw new AppError('asset.missing', { name: entry.path });
    zip.file(entry.path, content, {
      createFolders: false,
      date: fixedTime,
      compression: isCompressible(entry.mediaType) ? 'DEFLATE' : 'STORE',
      compressionOptions: { level: 9 },
    });
  }
  signal?.throwIfAborted();
  const bytes = await zip.generateAsync({ type: 'uint8array', platform: 'DOS', streamFiles: false });
  for (let at = 0; at < bytes.byteLength; at += piece) {
    signal?.throwIfAborted();
    yield bytes.subarray(at, at + piece);
  }
}
