import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** Pages of a database read straight from its bytes, without trusting any of its structure. */
export interface PageSource {
  readonly pageSize: number;
  /** Bytes of a page that carry content. */
  readonly usable: number;
  readonly pages: number;
  /** Whether the header promises more pages than the file has. */
  readonly truncated: boolean;
  page(number: number): Buffer | undefined;
  close(): void;
}

const usualPageSize = 4096;

const isPageSize = (size: number): boolean => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;

/**
 * Latest committed pages of a write-ahead log.
 *
 * @spec SQLite File Format 4.1
 */
function readWriteAhead(path: string, pageSize: number): Map<number, Buffer> {
  const committed = new Map<number, Buffer>();
  if (!existsSync(path)) return committed;
  const bytes = readFileSync(path);
  if (bytes.byteLength < 32) return committed;
  const salt = bytes.subarray(16, 24);
  let pending = new Map<number, Buffer>();
  for (let at = 32; at + 24 + pageSize <= bytes.byteLength; at += 24 + pageSize) {
    if (!bytes.subarray(at + 8, at + 16).equals(salt)) break;
    pending.set(bytes.readUInt32BE(at), bytes.subarray(at + 24, at + 24 + pageSize));
    if (bytes.readUInt32BE(at + 4) === 0) continue;
    for (const [number, page] of pending) committed.set(number, page);
    pending = new Map();
  }
  return committed;
}

export function openPages(path: string): PageSource {
  const file = openSync(path, 'r');
  const { size } = statSync(path);
  const header = Buffer.alloc(100);
  readSync(file, header, 0, 100, 0);
  const stated = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pageSize = isPageSize(stated) ? stated : usualPageSize;
  const overlay = readWriteAhead(`${path}-wal`, pageSize);
  const inFile = Math.ceil(size / pageSize);
  return {
    pageSize,
    usable: pageSize - (header[20] ?? 0),
    pages: Math.max(inFile, ...overlay.keys()),
    truncated: header.readUInt32BE(28) > size / pageSize && overlay.size === 0,
    page(number) {
      const fresh = overlay.get(number);
      if (fresh) return fresh;
      if (number < 1 || number > inFile) return undefined;
      const bytes = Buffer.alloc(pageSize);
      readSync(file, bytes, 0, pageSize, (number - 1) * pageSize);
      return bytes;
    },
    close: () => closeSync(file),
  };
}
