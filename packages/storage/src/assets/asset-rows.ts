import type { Database } from 'better-sqlite3';

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
