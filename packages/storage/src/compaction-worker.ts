import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { type CheckedRow, checkedBytes, pack, unpack } from './blob-parts.ts';
import type { CompactedState } from './compaction.ts';
import { readBase } from './update-log.ts';

function sameState(one: Uint8Array, other: Uint8Array): boolean {
  const [left, right] = [Y.decodeStateVector(one), Y.decodeStateVector(other)];
  return left.size === right.size && [...left].every(([client, clock]) => right.get(client) === clock);
}

function compact(path: string): CompactedState {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const doc = new Y.Doc();
    const { base, rows } = database.transaction(() => {
      const found = readBase(database, path);
      const since = database
        .prepare('SELECT id, crc, bytes FROM log WHERE id > ? ORDER BY id')
        .all(found?.upTo ?? 0) as (CheckedRow & { id: number })[];
      return { base: found, rows: since };
    })();
    doc.transact(() => {
      if (base) Y.applyUpdate(doc, unpack(base.packed));
      for (const row of rows) Y.applyUpdate(doc, checkedBytes(row, path));
    });
    const state = Y.encodeStateAsUpdate(doc);
    if (!sameState(Y.encodeStateVectorFromUpdate(state), Y.encodeStateVector(doc)))
      throw new Error('the compacted state is not the document');
    return { packed: pack(state), upTo: rows.at(-1)?.id ?? base?.upTo ?? 0, base: base?.generation ?? 0 };
  } finally {
    database.close();
  }
}

parentPort?.postMessage(compact((workerData as { path: string }).path));
