import type { Database } from 'better-sqlite3';
import { AppError } from '@nibras/base';
import { type CheckedRow, checkedBytes, checksum, unpack } from './blob-parts.ts';

/** Bytes in one row of the compacted state. */
const partSize = 1024 * 1024;

/** How much has gathered since the last compaction. */
export interface LogSize {
  readonly rows: number;
  readonly bytes: number;
}

/** The document as the file keeps it: one compacted state, then the updates that came since. */
export interface UpdateLog {
  /** Everything, oldest first; applying all of it gives the document. */
  read(): Uint8Array[];
  /** Commits updates; when it returns they survive a loss of power. */
  append(updates: readonly Uint8Array[]): void;
  /** Puts a packed state in the place of the old one and of the log up to a row, in one transaction. */
  replace(packed: Uint8Array, upTo: number): void;
  size(): LogSize;
  /** Names what the file holds at the moment: changes with every append and compaction. */
  position(): string;
}

export function readPackedState(database: Database, path: string): Uint8Array | undefined {
  const rows = database.prepare('SELECT parts, crc, bytes FROM state ORDER BY part').all() as (CheckedRow & {
    readonly parts: number;
  })[];
  if (rows.length === 0) return undefined;
  if (rows.length !== rows[0]?.parts) throw new AppError('file.damaged', { path });
  return Buffer.concat(rows.map((row) => checkedBytes(row, path)));
}

export function createUpdateLog(database: Database, path: string): UpdateLog {
  const insert = database.prepare('INSERT INTO log (crc, bytes) VALUES (?, ?)');
  let size: LogSize | undefined;
  const measure = (): LogSize =>
    database.prepare('SELECT count(*) AS rows, coalesce(sum(length(bytes)), 0) AS bytes FROM log').get() as LogSize;
  const appendAll = database.transaction((updates: readonly Uint8Array[]) => {
    for (const update of updates) insert.run(checksum(update), update);
  });
  const replaceAll = database.transaction((packed: Uint8Array, upTo: number) => {
    const generation = 1 + (database.prepare('SELECT coalesce(max(generation), 0) FROM state').pluck().get() as number);
    const parts = Math.ceil(packed.byteLength / partSize);
    database.exec('DELETE FROM state');
    const add = database.prepare('INSERT INTO state VALUES (?, ?, ?, ?, ?)');
    for (let start = 0, part = 0; start < packed.byteLength; start += partSize, part += 1) {
      const bytes = packed.subarray(start, start + partSize);
      add.run(part, generation, parts, checksum(bytes), bytes);
    }
    database.prepare('DELETE FROM log WHERE id <= ?').run(upTo);
  });
  return {
    read() {
      const packed = readPackedState(database, path);
      const rows = database.prepare('SELECT crc, bytes FROM log ORDER BY id').all() as CheckedRow[];
      return [...(packed ? [unpack(packed)] : []), ...rows.map((row) => checkedBytes(row, path))];
    },
    append(updates) {
      size ??= measure();
      appendAll.immediate(updates);
      size = {
        rows: size.rows + updates.length,
        bytes: size.bytes + updates.reduce((sum, update) => sum + update.byteLength, 0),
      };
    },
    replace(packed, upTo) {
      replaceAll.immediate(packed, upTo);
      size = undefined;
    },
    size: () => (size ??= measure()),
    position() {
      const state = database.prepare('SELECT coalesce(max(generation), 0) FROM state').pluck().get() as number;
      const last = database.prepare('SELECT coalesce(max(id), 0) FROM log').pluck().get() as number;
      return `${state}:${last}`;
    },
  };
}
