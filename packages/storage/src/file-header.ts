import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '@nibras/base';
import { applicationId } from './schema.ts';
import { onFile } from './to-app-error.ts';

/** The first bytes of a database, read without SQLite so that nothing foreign is ever opened. */
export interface FileHeader {
  readonly pageSize: number;
  /** Pages that the header promises. */
  readonly pages: number;
  readonly size: number;
  /** True where the file must be read together with its `-wal` companion. */
  readonly writeAhead: boolean;
}

/** Reads the header of a course; refuses what is not one. */
export function readFileHeader(path: string): FileHeader {
  return onFile(path, () => {
    const stat = statSync(path);
    if (!stat.isFile()) throw new AppError('file.not-a-course', { path });
    const bytes = Buffer.alloc(100);
    const file = openSync(path, 'r');
    try {
      readSync(file, bytes, 0, 100, 0);
    } finally {
      closeSync(file);
    }
    const isCourse =
      bytes.toString('latin1', 0, 16) === 'SQLite format 3\0' && bytes.readUInt32BE(68) === applicationId;
    if (!isCourse) throw new AppError('file.not-a-course', { path });
    const stated = bytes.readUInt16BE(16);
    return {
      pageSize: stated === 1 ? 65_536 : stated,
      pages: bytes.readUInt32BE(28),
      size: stat.size,
      writeAhead: bytes[18] === 2,
    };
  });
}
