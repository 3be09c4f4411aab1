import type { Database } from 'better-sqlite3';
import { AppError, newId } from '@nibras/base';
import { type CheckedRow, checkedBytes, checksum, pack, unpack } from './blob-parts.ts';

/** A named version as a list shows it. */
export interface VersionFacts {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** What it takes in the file. */
  readonly bytes: number;
}

/** States of the course that the author gave a name to. */
export interface VersionStore {
  create(name: string, state: Uint8Array, assets: ReadonlySet<string>, time: number): VersionFacts;
  list(): VersionFacts[];
  /** Full state of a version. */
  read(id: string): Uint8Array;
  delete(id: string): void;
  /** Hashes of the assets that versions show. */
  assets(): Set<string>;
}

export function createVersionStore(database: Database, path: string): VersionStore {
  return {
    create(name, state, assets, time) {
      const bytes = pack(state);
      const id = newId();
      database
        .prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(id, name, time, state.byteLength, JSON.stringify([...assets].toSorted()), checksum(bytes), bytes);
      return { id, name, time, bytes: bytes.byteLength };
    },
    list: () =>
      database
        .prepare('SELECT id, name, time, length(bytes) AS bytes FROM versions ORDER BY time DESC, id')
        .all() as VersionFacts[],
    read(id) {
      const row = database.prepare('SELECT crc, bytes FROM versions WHERE id = ?').get(id) as CheckedRow | undefined;
      if (!row) throw new AppError('file.not-found', { path: id });
      return unpack(checkedBytes(row, path));
    },
    delete(id) {
      database.prepare('DELETE FROM versions WHERE id = ?').run(id);
    },
    assets() {
      const rows = database.prepare('SELECT assets FROM versions').all() as { assets: string }[];
      return new Set(rows.flatMap((row) => JSON.parse(row.assets) as string[]));
    },
  };
}
