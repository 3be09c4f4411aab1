import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, newId } from '@nibras/base';
import { onFile, toAppError } from './to-app-error.ts';
import { lockForWriting } from './writer-lock.ts';

/** Makes the names in a folder survive a loss of power, where the system can do that. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    return;
  }
}

/** Moves a finished file to its name in one step; without leave to overwrite, never onto a file that exists. */
export function putInPlace(from: string, to: string, overwrite: boolean): void {
  onFile(to, () => {
    if (overwrite) {
      renameSync(from, to);
      return syncFolder(to);
    }
    try {
      linkSync(from, to);
      rmSync(from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(to))
        throw new AppError('file.exists', { path: to }, error);
      renameSync(from, to);
    }
    syncFolder(to);
  });
}

/** A name beside the target that nobody else uses. */
export const besideName = (path: string): string => join(dirname(path), `.${basename(path)}.${newId()}.part`);

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Copies an open database with SQLite's backup, so that the copy is one moment of it, whole and alone. */
export async function copyDatabase(database: Database.Database, target: string, overwrite: boolean): Promise<void> {
  if (!existsSync(dirname(target))) throw new AppError('file.not-found', { path: dirname(target) });
  if (!overwrite && existsSync(target)) throw new AppError('file.exists', { path: target });
  const lock = existsSync(target) ? lockForWriting(target) : undefined;
  if (lock?.kind === 'taken') throw new AppError('file.locked', { path: target });
  const part = besideName(target);
  try {
    await database.backup(part);
    const copy = new Database(part);
    copy.pragma('journal_mode = DELETE');
    copy.close();
    syncFile(part);
    putInPlace(part, target, overwrite);
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
    throw toAppError(error, target);
  } finally {
    if (lock?.kind === 'held') lock.lock.dispose();
  }
}
