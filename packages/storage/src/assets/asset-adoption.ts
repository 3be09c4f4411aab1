import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { AppError } from '@nibras/base';
import { chunkSize, chunkSpace, type StoredAsset } from './asset-rows.ts';
import { sniffMediaType } from './media-type.ts';
import { isActiveSvg } from './svg-sanitiser.ts';

/** Stores an asset that another course file already took in; runs inside the caller's transaction, which a throw undoes. */
export function adoptAsset(database: Database, asset: StoredAsset, parts: Iterable<Uint8Array>): void {
  const { name } = asset;
  const id = Number(database.prepare('INSERT INTO assets (name) VALUES (?)').run(name).lastInsertRowid);
  const insert = database.prepare('INSERT INTO asset_chunks VALUES (?, ?)');
  const hash = createHash('sha256');
  let crc = 0;
  let size = 0;
  let part = 0;
  let drawing = '';
  for (const bytes of parts) {
    if (part === 0 && sniffMediaType(bytes) !== asset.mediaType) throw new AppError('asset.unsupported-type', { name });
    if (bytes.byteLength > chunkSize || size !== part * chunkSize) throw new AppError('asset.unreadable', { name });
    if (asset.mediaType === 'image/svg+xml') drawing += new TextDecoder().decode(bytes);
    hash.update(bytes);
    crc = crc32(bytes, crc);
    size += bytes.byteLength;
    insert.run(id * chunkSpace + part, bytes);
    part += 1;
  }
  if (hash.digest('hex') !== asset.hash || size !== asset.size) throw new AppError('asset.unreadable', { name });
  if (isActiveSvg(drawing)) throw new AppError('asset.unsupported-type', { name });
  database
    .prepare(
      'UPDATE assets SET hash = ?, media_type = ?, size = ?, crc32 = ?, width = ?, height = ?, duration = ? WHERE id = ?',
    )
    .run(asset.hash, asset.mediaType, size, crc, asset.width ?? null, asset.height ?? null, asset.duration ?? null, id);
}
