import { existsSync, rmSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import Database from 'better-sqlite3';
import type { Disposable } from '@nibras/base';

/** Who writes to a course at the moment. */
export interface LockOwner {
  readonly computer: string;
  readonly user: string;
  readonly process: number;
}

export type LockOutcome =
  | { readonly kind: 'held'; readonly lock: Disposable }
  | { readonly kind: 'taken'; readonly owner: LockOwner | undefined }
  | { readonly kind: 'impossible' };

const lockPath = (path: string): string => `${path}-lock`;

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

const isRubbish = (error: unknown): boolean =>
  /^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: unknown }).code));

const isBusy = (error: unknown): boolean => String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');

const fileNumber = (path: string): bigint | undefined =>
  existsSync(path) ? statSync(path, { bigint: true }).ino : undefined;

function readOwner(database: Database.Database): LockOwner | undefined {
  try {
    return database.prepare('SELECT computer, user, process FROM owner').get() as LockOwner | undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the right to write to a course. It is a lock of the operating system on a small file beside the course, so that it
 * ends with the process that holds it, however that process ends; readers of the course are not held up by it.
 */
export function lockForWriting(path: string): LockOutcome {
  const beside = lockPath(path);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let database: Database.Database | undefined;
    let opened: bigint | undefined;
    try {
      database = new Database(beside, { timeout: 200 });
      database.pragma('journal_mode = MEMORY');
      database.pragma('synchronous = OFF');
      opened = fileNumber(beside);
    } catch (error) {
      database?.close();
      if (isBusy(error)) return { kind: 'taken', owner: undefined };
      if (!isRubbish(error)) return { kind: 'impossible' };
      rmSync(beside, { force: true });
      continue;
    }
    try {
      database.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS owner (computer, user, process); DELETE FROM owner');
      database.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(hostname(), userName(), process.pid);
      database.exec('COMMIT; BEGIN IMMEDIATE');
    } catch (error) {
      const owner = readOwner(database);
      database.close();
      if (isBusy(error)) return { kind: 'taken', owner };
      if (!isRubbish(error)) return { kind: 'impossible' };
      rmSync(beside, { force: true });
      continue;
    }
    const now = fileNumber(beside);
    if (now !== undefined && (opened === undefined || now === opened))
      return { kind: 'held', lock: heldLock(database, beside) };
    database.close();
  }
  return { kind: 'taken', owner: undefined };
}

function heldLock(database: Database.Database, beside: string): Disposable {
  return {
    dispose() {
      if (!database.open) return;
      try {
        rmSync(beside, { force: true });
      } catch {
        // Windows keeps a file that is open: the lock ends all the same, and the file is used again next time.
      }
      database.close();
    },
  };
}
