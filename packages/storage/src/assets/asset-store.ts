import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { AppError } from '@nibras/base';
import { adoptAsset } from './asset-adoption.ts';
import { type AssetUpload, beginUpload } from './asset-upload.ts';

/** What the file knows of an asset. */
export interface StoredAsset {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** CRC-32, unsigned: lets a package state it before the bytes are read. */
  readonly crc32: number;
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
}

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

export interface AssetRow {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly crc32: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
}

/** Bytes in one stored part of an asset. */
export const chunkSize = 1024 * 1024;
/** Parts that one asset may have; chunk ids are asset id × this + part. */
export const chunkSpace = 2 ** 20;

export function toStoredAsset(row: AssetRow): StoredAsset {
  return {
    hash: row.hash,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    crc32: row.crc32,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    ...(row.duration === null ? {} : { duration: row.duration }),
  };
}

/** Erases an asset with its parts. */
export function deleteAsset(database: Database, id: number): void {
  database.prepare('DELETE FROM asset_chunks WHERE id >= ? AND id < ?').run(id * chunkSpace, (id + 1) * chunkSpace);
  database.prepare('DELETE FROM assets WHERE id = ?').run(id);
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
      if (!row) throw new AppError('asset.missing', { hash });
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
