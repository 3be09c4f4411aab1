import type { Database } from 'better-sqlite3';
import { AppError } from '@nibras/base';
import { type CheckedRow, checkedBytes, checksum, unpack } from './blob-parts.ts';

/** Bytes in one row of the compacted state. */
const partSize = 1024 * 1024;
/** Two generations of the state stand here in turn: tables of their own, so that one bad page never harms both. */
const stateTables = ['state', 'other_state'] as const;
type StateTable = (typeof stateTables)[number];

/** How much has gathered since the last compaction. */
export interface LogSize {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The document as the file keeps it: a compacted state and the updates that came since; beside them the state before that one
 * and the updates between the two, so that damage to either state costs nothing.
 */
export interface UpdateLog {
  /** Everything, oldest first; applying all of it gives the document. */
  read(): Uint8Array[];
  /** Commits updates; when it returns they survive a loss of power. */
  append(updates: readonly Uint8Array[]): void;
  /**
   * Adds a packed state that holds the log up to a row. The generation that it was made from stays beside it with the log since
   * then; what is older goes, all in one transaction.
   */
  replace(packed: Uint8Array, upTo: number, base: number): void;
  size(): LogSize;
  /** Whether the last reading had to make up for a damaged state; nothing was lost by it. */
  isMended(): boolean;
  /** Names what the file holds at the moment: changes with every append and compaction. */
  position(): string;
}

/** A compacted state that is whole, and the row of the log up to which it holds everything. */
export interface Base {
  readonly generation: number;
  readonly packed: Uint8Array;
  readonly upTo: number;
  /** Whether a newer one is damaged. */
  readonly isOlder: boolean;
}

const baseName = (generation: number): string => `state-base/${generation}`;
const upToName = (generation: number): string => `state-up-to/${generation}`;

/** 0 where it is not known: the whole log is then read again, which does no harm. */
function upToOf(database: Database, generation: number): number {
  return Number(database.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(upToName(generation)) ?? 0);
}

interface Generation {
  readonly table: StateTable;
  readonly generation: number;
}

/** What the file holds, newest first; a table that cannot even be listed counts as damaged. */
function listGenerations(database: Database): { known: Generation[]; damage: unknown } {
  const known: Generation[] = [];
  let damage: unknown;
  for (const table of stateTables) {
    if (!database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table)) continue;
    try {
      const found = database.prepare(`SELECT DISTINCT generation FROM ${table}`).pluck().all() as number[];
      known.push(...found.map((generation) => ({ table, generation })));
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage = error;
    }
  }
  return { known: known.toSorted((one, other) => other.generation - one.generation), damage };
}

const newestGeneration = (database: Database): number => listGenerations(database).known[0]?.generation ?? 0;

const isDamage = (error: unknown): boolean =>
  error instanceof AppError
    ? error.code === 'file.damaged'
    : String((error as { code?: unknown } | undefined)?.code).startsWith('SQLITE_CORRUPT');

function readGeneration(database: Database, path: string, { table, generation }: Generation): Uint8Array {
  const rows = database
    .prepare(`SELECT parts, crc, bytes FROM ${table} WHERE generation = ? ORDER BY part`)
    .all(generation) as (CheckedRow & { readonly parts: number })[];
  if (rows.length !== rows[0]?.parts) throw new AppError('file.damaged', { path });
  return Buffer.concat(rows.map((row) => checkedBytes(row, path)));
}

/** The newest compacted state that is whole: where the last one is damaged, the one before it, with more of the log to come. */
export function readBase(database: Database, path: string): Base | undefined {
  const { known, damage: unlisted } = listGenerations(database);
  let damage = unlisted;
  for (const one of known)
    try {
      const packed = readGeneration(database, path, one);
      return {
        generation: one.generation,
        packed,
        upTo: upToOf(database, one.generation),
        isOlder: damage !== undefined,
      };
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage ??= error;
    }
  if (damage === undefined) return undefined;
  if (known[0] && hasWholeLog(database, known[0].generation)) return undefined;
  throw damage;
}

/** Whether the log itself still holds everything, as it does until a second state was made. */
function hasWholeLog(database: Database, generation: number): boolean {
  const base = database.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(baseName(generation));
  const { first, last, rows } = database
    .prepare('SELECT min(id) AS first, max(id) AS last, count(*) AS rows FROM log')
    .get() as { first: number | null; last: number | null; rows: number };
  return base === 0 && first === 1 && last === rows && rows >= upToOf(database, generation);
}

export function createUpdateLog(database: Database, path: string): UpdateLog {
  const insert = database.prepare('INSERT INTO log (id, crc, bytes) VALUES (?, ?, ?)');
  let size: LogSize | undefined;
  let mended = false;
  const measure = (): LogSize =>
    database
      .prepare('SELECT count(*) AS rows, coalesce(sum(length(bytes)), 0) AS bytes FROM log WHERE id > ?')
      .get(upToOf(database, newestGeneration(database))) as LogSize;
  const lastRow = database.prepare('SELECT coalesce(max(id), 0) FROM log').pluck();
  const appendAll = database.transaction((updates: readonly Uint8Array[]) => {
    // A row's number is never used again, since a state holds all up to one.
    let id = Math.max(lastRow.get() as number, upToOf(database, newestGeneration(database)));
    for (const update of updates) insert.run((id += 1), checksum(update), update);
  });
  const replaceAll = database.transaction((packed: Uint8Array, upTo: number, base: number) => {
    const generation = 1 + newestGeneration(database);
    const parts = Math.ceil(packed.byteLength / partSize);
    const kept = listGenerations(database).known.find((one) => one.generation === base);
    const table = kept?.table === 'state' ? 'other_state' : 'state';
    for (const one of stateTables) if (one !== kept?.table) database.exec(`DELETE FROM ${one}`);
    database
      .prepare("DELETE FROM meta WHERE (name LIKE 'state-up-to/%' OR name LIKE 'state-base/%') AND name NOT IN (?, ?)")
      .run(upToName(base), baseName(base));
    const add = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`);
    for (let start = 0, part = 0; start < packed.byteLength; start += partSize, part += 1) {
      const bytes = packed.subarray(start, start + partSize);
      add.run(part, generation, parts, checksum(bytes), bytes);
    }
    const note = database.prepare('INSERT INTO meta VALUES (?, ?)');
    note.run(upToName(generation), upTo);
    note.run(baseName(generation), base);
    database.prepare('DELETE FROM log WHERE id <= ?').run(upToOf(database, base));
  });
  return {
    read() {
      const base = readBase(database, path);
      mended = base ? base.isOlder : newestGeneration(database) > 0;
      const rows = database
        .prepare('SELECT crc, bytes FROM log WHERE id > ? ORDER BY id')
        .all(base?.upTo ?? 0) as CheckedRow[];
      return [...(base ? [unpack(base.packed)] : []), ...rows.map((row) => checkedBytes(row, path))];
    },
    append(updates) {
      size ??= measure();
      appendAll.immediate(updates);
      size = {
        rows: size.rows + updates.length,
        bytes: size.bytes + updates.reduce((sum, update) => sum + update.byteLength, 0),
      };
    },
    replace(packed, upTo, base) {
      replaceAll.immediate(packed, upTo, base);
      size = undefined;
    },
    size: () => (size ??= measure()),
    isMended: () => mended,
    position() {
      return `${newestGeneration(database)}:${String(lastRow.get())}`;
    },
  };
}
