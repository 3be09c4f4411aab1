import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, type Diagnostic, type Disposable } from '@nibras/base';
import { deleteAsset } from './assets/asset-rows.ts';
import { type AssetStore, createAssetStore } from './assets/asset-store.ts';
import { compactInWorker } from './compaction.ts';
import { copyDatabase } from './copy-database.ts';
import { readFileHeader } from './file-header.ts';
import { folderKind } from './folder-kind.ts';
import { createPublicationStore, type PublicationStore } from './publications.ts';
import { hasForeignCode, migrate, prepareFile, schemaVersion } from './schema.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';
import { onFile, toAppError } from './to-app-error.ts';
import { createUpdateLog, type UpdateLog } from './update-log.ts';
import { createVersionStore, type VersionStore } from './versions.ts';
import { lockForWriting } from './writer-lock.ts';

/** One course on disk, open. Every failure of the outside world comes out as an AppError. */
export interface CourseFile {
  readonly path: string;
  readonly readOnly: boolean;
  /** Why it is read-only, or what the author should know of its place; of damage once the log was read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly log: UpdateLog;
  readonly versions: VersionStore;
  readonly assets: AssetStore;
  readonly publications: PublicationStore;
  readonly texts: TextIndex;
  /** Replaces log by state in a worker; updates may be appended meanwhile. */
  compact(): Promise<void>;
  /** Brings everything into the one file, so that a copy of it alone is whole. */
  checkpoint(): void;
  /** Gives back space that erased assets took. */
  shrink(): void;
  /** Writes a whole copy elsewhere, safely beside a file that it replaces. */
  copyTo(path: string, overwrite: boolean): Promise<void>;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** Lets a test fill the disk. */
  readonly maxPages?: number;
}

const patience = 5000;

const warning = (code: string, path: string, params?: Record<string, string | number>): Diagnostic => ({
  severity: 'warning',
  code,
  at: { file: path },
  ...(params ? { params } : {}),
});

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Everything methods throw is named on its way out. */
function guarded<Part extends object>(part: Part, path: string): Part {
  const wrapped: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(part) as [string, (...args: unknown[]) => unknown][])
    wrapped[name] = (...args: unknown[]) =>
      onFile(path, () => {
        const result = member(...args);
        return result !== null && typeof result === 'object' && Symbol.iterator in result && 'next' in result
          ? guardedGenerator(result as Generator<unknown>, path)
          : result;
      });
  return wrapped as Part;
}

function* guardedGenerator(source: Generator<unknown>, path: string): Generator<unknown> {
  try {
    yield* source;
  } catch (error) {
    throw toAppError(error, path);
  }
}

function configure(database: Database.Database): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
}

/** Makes the tables of a new course in an empty file. */
export function createCourseFile(path: string): void {
  onFile(path, () => {
    if (existsSync(path)) throw new AppError('file.exists', { path });
    const database = new Database(path, { timeout: patience });
    try {
      prepareFile(database);
      configure(database);
      migrate(database);
    } catch (error) {
      database.close();
      rmSync(path, { force: true });
      throw error;
    }
    database.close();
  });
}

/** Opens a course for writing, or for reading where it is locked, newer, or on a medium that cannot be written. */
export function openCourseFile(givenPath: string, options: OpenOptions = {}): CourseFile {
  const header = readFileHeader(givenPath);
  const path = onFile(givenPath, () => realpathSync(givenPath));
  const companion = `${path}-wal`;
  const pending = existsSync(companion) && statSync(companion).size > 0;
  if (!pending && header.size < header.pages * header.pageSize) throw new AppError('file.damaged', { path });

  const diagnostics: Diagnostic[] = [];
  let readOnly = options.readOnly ?? false;
  let lock: Disposable | undefined;
  let fixedPlace = !mayWrite(path);
  if (!readOnly && fixedPlace) {
    readOnly = true;
    diagnostics.push(warning('file.opened-read-only', path));
  }
  if (!readOnly) {
    const outcome = lockForWriting(path);
    if (outcome.kind === 'held') lock = outcome.lock;
    else {
      readOnly = true;
      fixedPlace = outcome.kind === 'impossible';
      const { computer = '', user = '' } = outcome.kind === 'taken' ? (outcome.owner ?? {}) : {};
      diagnostics.push(
        outcome.kind === 'taken'
          ? warning('file.open-elsewhere', path, { computer, user })
          : warning('file.opened-read-only', path),
      );
    }
  }
  let scratch: string | undefined;
  let database: Database.Database | undefined;
  try {
    if (readOnly && header.writeAhead && fixedPlace) scratch = copyAside(path);
    database = new Database(scratch ?? path, {
      readonly: readOnly && !scratch,
      fileMustExist: true,
      timeout: patience,
    });
    configure(database);
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > schemaVersion) {
      const since = database.prepare(`SELECT value FROM meta WHERE name = 'readable-since'`).pluck().get();
      if (Number(since ?? version) > schemaVersion) throw new AppError('file.newer-version', { path, version });
      diagnostics.push(warning('file.newer-version', path, { version }));
      if (!readOnly) {
        database.close();
        database = new Database(path, { readonly: true, fileMustExist: true, timeout: patience });
        configure(database);
        readOnly = true;
        lock?.dispose();
        lock = undefined;
      }
    }
    if (hasForeignCode(database)) throw new AppError('file.not-a-course', { path });
    if (!readOnly) readyForWriting(database, path, diagnostics, options);
    return openFile({ database, path, readOnly, diagnostics, lock, scratch });
  } catch (error) {
    database?.close();
    lock?.dispose();
    if (scratch) rmSync(dirname(scratch), { recursive: true, force: true });
    throw toAppError(error, path);
  }
}

/** A copy in a folder of our own: a file with a write-ahead companion cannot be read where nothing can be written. */
function copyAside(path: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'nibras-')), basename(path));
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  return copy;
}

function readyForWriting(
  database: Database.Database,
  path: string,
  diagnostics: Diagnostic[],
  options: OpenOptions,
): void {
  const kind = folderKind(path);
  if (kind !== 'local') diagnostics.push(warning(`file.in-${kind}-folder`, path));
  database.pragma(kind === 'local' ? 'journal_mode = WAL' : 'journal_mode = DELETE');
  database.pragma('synchronous = FULL');
  // On a Mac a plain flush stops in the drive's own memory.
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma('journal_size_limit = 4194304');
  migrate(database);
  const unfinished = database.prepare('SELECT id FROM assets WHERE hash IS NULL').all() as { id: number }[];
  for (const { id } of unfinished) deleteAsset(database, id);
  if (options.maxPages !== undefined) database.pragma(`max_page_count = ${options.maxPages}`);
}

interface Opened {
  readonly database: Database.Database;
  readonly path: string;
  readonly readOnly: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly lock: Disposable | undefined;
  readonly scratch: string | undefined;
}

function openFile({ database, path, readOnly, diagnostics, lock, scratch }: Opened): CourseFile {
  const log = guarded(createUpdateLog(database, path), path);
  let compacting: Promise<void> | undefined;
  const compact = async (): Promise<void> => {
    const { packed, upTo, base } = await compactInWorker(path);
    if (database.open) log.replace(packed, upTo, base);
  };
  return {
    path,
    readOnly,
    get diagnostics() {
      return log.isMended() ? [...diagnostics, warning('file.partly-damaged', path)] : diagnostics;
    },
    log,
    versions: guarded(createVersionStore(database, path), path),
    assets: guarded(createAssetStore(database), path),
    publications: guarded(createPublicationStore(database), path),
    texts: guarded(createTextIndex(database), path),
    compact: () =>
      (compacting ??= compact().finally(() => {
        compacting = undefined;
      })),
    checkpoint() {
      if (!readOnly) onFile(path, () => database.pragma('wal_checkpoint(TRUNCATE)'));
    },
    shrink() {
      onFile(path, () => database.pragma('incremental_vacuum'));
    },
    copyTo: (target, overwrite) => copyDatabase(database, target, overwrite),
    close() {
      if (!database.open) return;
      try {
        if (!readOnly) {
          database.pragma('wal_checkpoint(TRUNCATE)');
          database.pragma('journal_mode = DELETE');
        }
      } catch {
        // A reader of ours still holds the file, or the disk refuses: the write-ahead companion then stays beside it.
      }
      database.close();
      lock?.dispose();
      if (scratch) rmSync(dirname(scratch), { recursive: true, force: true });
    },
  };
}
