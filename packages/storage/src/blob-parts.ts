import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '@nibras/base';

/** A blob as it is stored: with a checksum, so that damage is seen before it is believed. */
export interface CheckedRow {
  readonly crc: number;
  readonly bytes: Uint8Array;
}

export const checksum = (bytes: Uint8Array): number => crc32(bytes);

/** Bytes of a row that are still what was written. */
export function checkedBytes(row: CheckedRow, path: string): Uint8Array {
  if (checksum(row.bytes) !== row.crc) throw new AppError('file.damaged', { path });
  return row.bytes;
}

/** Packs a state or version: fast compression, since it runs while the author works. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, { level: 3 });
}

export function unpack(bytes: Uint8Array): Uint8Array {
  return inflateRawSync(bytes);
}
