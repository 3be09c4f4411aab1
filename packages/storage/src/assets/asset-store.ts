import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { AppError } from '@nibras/base';
import { adoptAsset } from './asset-adoption.ts';
import { type AssetRow, chunkSize, chunkSpace, deleteAsset, type StoredAsset, toStoredAsset } from './asset-rows.ts';
import { type AssetUpload, beginUpload } from './asset-upload.ts';

/** The media of one course. */
export interface AssetStore {
  begin(name: string, size: number): AssetUpload;
  find(hash: string): StoredAsset | undefined;
  list(): StoredAsset[];
  /** Bytes from `start` to before `end`, a part at a time; a full read is checked against the checksum. */
  read(hash: string, start?: number, end?: number): Generator<Uint8Array, void>;
  /** Takes in an asset of another course file as it is; refused where its bytes are not what its hash says. */
  adopt(asset: StoredAsset, parts: Iterable<Uint8Array>): void;
  /** Erases what nothing names any more; returns how many went. */
  keepOnly(hashes: ReadonlySet<string>): number;
}

export function createAssetStore(database: Database): AssetStore {
  const byHash = database.prepare<[string], AssetRow>('SELECT * FROM assets WHERE hash = ?');
  const part = database.prepare<[number, number, number], { bytes: Uint8Array }>(
    'SELECT substr(bytes, ?, ?) AS bytes FROM asset_chunks WHERE id = ?',
  );
  return {
    begin: (name, size) => beginUpload(database, name, size),
    find(hash) {
      const row = byHash.get(hash);
      return row && toStoredAsset(row);
    },
    list: () =>
      (database.prepare('SELECT * FROM assets WHERE hash IS NOT NULL ORDER BY name, hash').all() as AssetRow[]).map(
        toStoredAsset,
      ),
    *read(hash, start = 0, end = Number.POSITIVE_INFINITY) {
      const row = byHash.get(hash);
      if (!row) throw new AppError('asset.missing', { name: hash.slice(0, 16) });
      const to = Math.min(end, row.size);
      let crc = 0;
      for (let at = start; at < to;) {
        const index = Math.floor(at / chunkSize);
        const offset = at - index * chunkSize;
        const length = Math.min(chunkSize - offset, to - at);
        const bytes = part.get(offset + 1, length, row.id * chunkSpace + index)?.bytes;
        if (bytes?.byteLength !== length) throw new AppError('asset.unreadable', { name: row.name });
        crc = crc32(bytes, crc);
        at += length;
        if (at >= row.size && start === 0 && crc !== row.crc32)
          throw new AppError('asset.unreadable', { name: row.name });
        yield bytes;
      }
    },
    adopt: database.transaction((asset: StoredAsset, parts: Iterable<Uint8Array>) => {
      if (!byHash.get(asset.hash)) adoptAsset(database, asset, parts);
    }),
    keepOnly(hashes) {
      const rows = database.prepare('SELECT id, hash FROM assets WHERE hash IS NOT NULL').all() as AssetRow[];
      const unused = rows.filter((row) => !hashes.has(row.hash));
      database.transaction(() => {
        for (const row of unused) deleteAsset(database, row.id);
      })();
      return unused.length;
    },
  };
}
