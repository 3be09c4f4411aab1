import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ZipPorts } from '../src/index.ts';

/** Ports over assets in memory, handed out in pieces. */
export function memoryPorts(assets: Readonly<Record<string, Uint8Array>>, piece = 65_536): ZipPorts {
  return {
    async *readAsset(hash) {
      const bytes = assets[hash] ?? new Uint8Array();
      for (let at = 0; at < bytes.byteLength; at += piece) yield bytes.subarray(at, at + piece);
    },
    deflate: async (bytes) => deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
    crc32: (bytes) => crc32(bytes),
  };
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}
