import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { AppError, type Diagnostic } from '@nibras/base';
import { type AssetRow, chunkSize, chunkSpace, deleteAsset, type StoredAsset, toStoredAsset } from './asset-rows.ts';
import { readMediaFacts } from './media-facts.ts';
import { sniffMediaType } from './media-type.ts';
import { isActiveSvg, sanitiseSvg } from './svg-sanitiser.ts';

/** A medium on its way into the course, part after part; it belongs to the course only once finished. */
export interface AssetUpload {
  write(bytes: Uint8Array): void;
  finish(): { readonly asset: StoredAsset; readonly diagnostics: readonly Diagnostic[] };
  abort(): void;
}

const megabyte = 1024 * 1024;
const sniffed = 4096;
const svgLimit = 5 * megabyte;

/** The most that a medium of a type may weigh. */
export function sizeLimit(mediaType: string): number {
  if (mediaType === 'image/svg+xml') return svgLimit;
  if (mediaType.startsWith('image/')) return 40 * megabyte;
  if (mediaType === 'text/vtt') return 5 * megabyte;
  return 2048 * megabyte;
}

const cleanName = (name: string): string => name.split(/[\\/]/).at(-1)!.slice(0, 255);

/** Starts taking in a medium of a stated size. What is refused for its type or weight leaves nothing in the file. */
export function beginUpload(database: Database, givenName: string, size: number): AssetUpload {
  const name = cleanName(givenName);
  if (size === 0) throw new AppError('asset.empty', { name });
  const hash = createHash('sha256');
  let mediaType: string | undefined;
  let id: number | undefined;
  let received = 0;
  let stored = 0;
  let crc = 0;
  let parts = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let over = false;

  const abort = (): void => {
    over = true;
    waiting = [];
    const begun = id;
    id = undefined;
    if (begun !== undefined) database.transaction(() => deleteAsset(database, begun))();
  };
  const refuse = (error: AppError): never => {
    abort();
    throw error;
  };
  const takeIn = (bytes: Uint8Array): void => {
    id ??= Number(database.prepare('INSERT INTO assets (name) VALUES (?)').run(name).lastInsertRowid);
    hash.update(bytes);
    crc = crc32(bytes, crc);
    database.prepare('INSERT INTO asset_chunks VALUES (?, ?)').run(id * chunkSpace + parts, bytes);
    parts += 1;
    stored += bytes.byteLength;
  };
  const takeWaiting = (all: boolean): void => {
    while (waitingBytes >= chunkSize || (all && waitingBytes > 0)) {
      const gathered = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
      takeIn(gathered.subarray(0, chunkSize));
      waiting = gathered.byteLength > chunkSize ? [gathered.subarray(chunkSize)] : [];
      waitingBytes = Math.max(0, gathered.byteLength - chunkSize);
    }
  };
  const judge = (): void => {
    mediaType = sniffMediaType(Buffer.concat(waiting)) ?? refuse(new AppError('asset.unsupported-type', { name }));
    const limit = sizeLimit(mediaType);
    if (size > limit)
      refuse(new AppError('asset.too-large', { name, size: Math.ceil(size / megabyte), limit: limit / megabyte }));
  };

  return {
    write(bytes) {
      if (over) throw new AppError('asset.unreadable', { name });
      received += bytes.byteLength;
      if (received > size) refuse(new AppError('asset.unreadable', { name }));
      waiting.push(bytes);
      waitingBytes += bytes.byteLength;
      if (mediaType === undefined && (waitingBytes >= sniffed || received === size)) judge();
      if (mediaType !== undefined && mediaType !== 'image/svg+xml') takeWaiting(false);
    },
    finish() {
      if (over || received !== size) refuse(new AppError('asset.unreadable', { name }));
      if (mediaType === undefined) judge();
      const diagnostics: Diagnostic[] = [];
      if (mediaType === 'image/svg+xml') {
        const source = new TextDecoder().decode(Buffer.concat(waiting));
        const clean = Buffer.from(sanitiseSvg(source));
        if (!/<svg[\s>]/.test(clean.toString()) || isActiveSvg(clean.toString()))
          refuse(new AppError('asset.unsupported-type', { name }));
        if (isActiveSvg(source))
          diagnostics.push({ severity: 'warning', code: 'asset.svg-cleaned', at: { file: name } });
        waiting = [clean];
        waitingBytes = clean.byteLength;
      }
      takeWaiting(true);
      over = true;
      const digest = hash.digest('hex');
      const own = id!;
      const asset = database.transaction((): StoredAsset => {
        const known = database.prepare('SELECT * FROM assets WHERE hash = ?').get(digest) as AssetRow | undefined;
        if (known) {
          deleteAsset(database, own);
          return { ...toStoredAsset(known), name };
        }
        const read = (start: number, end: number): Uint8Array => readStored(database, own, start, end);
        const facts = readMediaFacts(mediaType!, stored, read);
        database
          .prepare(
            'UPDATE assets SET hash = ?, media_type = ?, size = ?, crc32 = ?, width = ?, height = ?, duration = ? WHERE id = ?',
          )
          .run(digest, mediaType, stored, crc, facts.width ?? null, facts.height ?? null, facts.duration ?? null, own);
        return { hash: digest, name, mediaType: mediaType!, size: stored, crc32: crc, ...facts };
      })();
      return { asset, diagnostics };
    },
    abort,
  };
}

function readStored(database: Database, id: number, start: number, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const read = database.prepare<[number, number, number], { bytes: Uint8Array }>(
    'SELECT substr(bytes, ?, ?) AS bytes FROM asset_chunks WHERE id = ?',
  );
  for (let at = start; at < end;) {
    const index = Math.floor(at / chunkSize);
    const offset = at - index * chunkSize;
    const length = Math.min(chunkSize - offset, end - at);
    const bytes = read.get(offset + 1, length, id * chunkSpace + index)?.bytes;
    if (!bytes || bytes.byteLength === 0) break;
    parts.push(bytes);
    at += bytes.byteLength;
  }
  return Buffer.concat(parts);
}
