import { AppError, type AppErrorCode } from '@nibras/base';

const bySystemCode: Readonly<Record<string, AppErrorCode>> = {
  ENOENT: 'file.not-found',
  EACCES: 'file.no-permission',
  EPERM: 'file.no-permission',
  EROFS: 'file.read-only',
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EFBIG: 'disk.full',
  EEXIST: 'file.exists',
  EISDIR: 'file.not-a-course',
  ENOTDIR: 'file.not-a-folder',
  EIO: 'disk.failed',
  EBUSY: 'file.locked',
};

function sqliteCode(code: string): AppErrorCode | undefined {
  if (code === 'SQLITE_FULL') return 'disk.full';
  if (code.startsWith('SQLITE_CORRUPT')) return 'file.damaged';
  if (code === 'SQLITE_NOTADB') return 'file.not-a-course';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'file.locked';
  if (code.startsWith('SQLITE_READONLY')) return 'file.read-only';
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM' || code === 'SQLITE_AUTH')
    return 'file.no-permission';
  return code.startsWith('SQLITE_IOERR') ? 'disk.failed' : undefined;
}

/** Names a failure of SQLite or of the file system; a bug passes through unchanged. */
export function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code: unknown = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  const known = bySystemCode[code] ?? sqliteCode(code);
  return known ? new AppError(known, { path }, error) : error;
}

/** Runs work on a file; what the outside world does wrong comes out as an AppError. */
export function onFile<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw toAppError(error, path);
  }
}
