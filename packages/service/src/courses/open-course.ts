import { createHash, randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { AppError, newId } from '@nibras/base';
import { type CourseDocument, repairNumbers } from '@nibras/course';
import type { Connection } from '@nibras/host';
import type { CourseFile } from '@nibras/storage';
import { namedAssets } from './asset-names.ts';
import { createReplica, type Replica } from './replica.ts';
import type { Rescue } from './rescue.ts';

/** A course that at least one window shows: its file, a replica of its document, and who takes part. */
export interface OpenCourse {
  readonly key: string;
  /** Stands in asset addresses, so that knowing a hash is not enough to read a file. */
  readonly secret: string;
  readonly file: CourseFile;
  /** The replica; built when it is first needed. */
  readonly document: CourseDocument;
  /** Whether reading the whole document takes long enough to be felt. */
  readonly isLarge: boolean;
  state(): Uint8Array;
  join(connection: Connection): void;
  /** Returns how many windows are left. */
  leave(connection: Connection): number;
  /** Takes in a window's updates; returns once they are committed to the file. */
  append(updates: readonly Uint8Array[], from: Connection): void;
  /** Makes a change of the service's own (a merge, a repair): committed, and told to every window. */
  change(work: () => void): void;
  /** When it was last edited since the last call, in milliseconds since 1970. */
  takeEdited(): number | undefined;
  /** Brings the text index up to date, where the file can be written. */
  refreshTexts(): void;
  /** Brings the index up to date and everything into the one file. */
  settle(): void;
  /**
   * Settles, compacts a long log and closes; erases assets that nothing names where `tidy`. Stays open and throws where
   * the file does not take the last edits.
   */
  close(tidy: boolean): Promise<void>;
  /** Closes whatever happens; edits that the file does not take are kept for the next time it is opened. */
  closeNow(): void;
}

export interface OpenCourseOptions {
  readonly rescue: Rescue;
  readonly onBug: (error: unknown) => void;
  readonly now: () => number;
  /** Called once the replica stands. */
  readonly onBuilt?: () => void;
  /** Called when a pause in the work begins. */
  readonly onIdle?: () => void;
}

const idlePause = 1500;
const longestWait = 20_000;
const retryPause = 2000;
const compactRows = 500;
const compactBytes = 1024 * 1024;
const compactRowsAtClose = 60;
/** Milliseconds of indexing at a time, and of rest between. */
const indexSlice = 12;
const indexPause = 8;
const buildPause = 1500;

const failureOf = (error: unknown): { code: AppError['code']; params: Record<string, string | number> } | undefined =>
  error instanceof AppError ? { code: error.code, params: { ...error.params } } : undefined;

/** Takes a course into service. */
export function createOpenCourse(file: CourseFile, options: OpenCourseOptions): OpenCourse {
  const windows = new Map<Connection, number>();
  const key = newId();
  let unsaved: Uint8Array[] = [];
  let unsavedKnown = new Set<string>();
  let fresh: Uint8Array[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  let busySince = 0;
  let retryTimer: NodeJS.Timeout | undefined;
  let indexTimer: NodeJS.Timeout | undefined;
  let buildTimer: NodeJS.Timeout | undefined;
  let closed = false;
  let edited: number | undefined;
  let shared = false;

  const emitUpdate = (update: Uint8Array, origin: unknown): void => {
    for (const window of windows.keys()) if (window !== origin) window.emit('course.update', { course: key, update });
  };
  const replica: Replica = createReplica(file, (update, origin) => {
    fresh.push(update);
    emitUpdate(update, origin);
  });

  const commit = (updates: readonly Uint8Array[]): void => {
    const all = [...unsaved, ...updates];
    if (all.length === 0) return;
    try {
      file.log.append(all);
    } catch (error) {
      for (const update of updates) {
        const name = createHash('sha256').update(update).digest('base64');
        if (unsavedKnown.has(name)) continue;
        unsavedKnown.add(name);
        unsaved.push(update);
      }
      const failure = failureOf(error);
      if (failure) for (const window of windows.keys()) window.emit('course.write-failed', { course: key, failure });
      retryTimer ??= setTimeout(retry, retryPause);
      throw error;
    }
    unsaved = [];
    unsavedKnown = new Set();
    edited = options.now();
    planIdle();
  };
  const retry = (): void => {
    retryTimer = undefined;
    if (closed || unsaved.length === 0) return;
    try {
      commit([]);
    } catch (error) {
      if (!(error instanceof AppError)) options.onBug(error);
    }
  };
  const settle = (): void => {
    if (file.readOnly || closed) return;
    file.checkpoint();
    indexNext();
  };
  /** Indexes a little at a time, so that the author's next key never waits for long. */
  const indexNext = (): void => {
    if (closed || file.readOnly || !replica.isBuilt()) return;
    if (replica.texts()?.update(indexSlice)) indexTimer = setTimeout(indexInTurn, indexPause);
    else file.checkpoint();
  };
  const indexInTurn = (): void => {
    try {
      indexNext();
    } catch (error) {
      if (!(error instanceof AppError)) options.onBug(error);
    }
  };
  const onIdle = (): void => {
    idleTimer = undefined;
    busySince = 0;
    if (closed) return;
    try {
      settle();
      options.onIdle?.();
    } catch (error) {
      if (!(error instanceof AppError)) options.onBug(error);
    }
    const { rows, bytes } = file.log.size();
    if (rows >= compactRows || bytes >= compactBytes)
      file
        .compact()
        .then(() => {
          settle();
        })
        .catch((error: unknown) => {
          if (!(error instanceof AppError)) options.onBug(error);
        });
  };
  const planIdle = (): void => {
    const now = performance.now();
    busySince ||= now;
    if (idleTimer && now - busySince > longestWait) return;
    clearTimeout(idleTimer);
    idleTimer = setTimeout(onIdle, idlePause);
  };
  const mustWrite = (): void => {
    if (closed) throw new AppError('course.not-open');
    if (file.readOnly) throw new AppError('course.read-only', { path: file.path });
  };

  const end = (): void => {
    closed = true;
    clearTimeout(idleTimer);
    clearTimeout(retryTimer);
    clearTimeout(indexTimer);
    clearTimeout(buildTimer);
    replica.dispose();
    file.close();
  };

  const rescued = file.readOnly ? [] : options.rescue.read(file.path);
  if (rescued.length > 0) {
    file.log.append(rescued);
    replica.reload();
    options.rescue.forget(file.path);
  }
  // A large document is built once the window has its own copy to read, not while it waits for it.
  buildTimer = setTimeout(
    () => {
      try {
        replica.document();
        options.onBuilt?.();
        if (!file.readOnly) planIdle();
      } catch (error) {
        if (!(error instanceof AppError)) options.onBug(error);
      }
    },
    replica.isLarge ? buildPause : 0,
  );

  return {
    key,
    secret: randomBytes(16).toString('hex'),
    file,
    isLarge: replica.isLarge,
    get document() {
      return replica.document();
    },
    state: () => replica.state(),
    join(connection) {
      windows.set(connection, (windows.get(connection) ?? 0) + 1);
      if (windows.size > 1) shared = true;
    },
    leave(connection) {
      const count = (windows.get(connection) ?? 0) - 1;
      if (count > 0) windows.set(connection, count);
      else windows.delete(connection);
      return windows.size;
    },
    append(updates, from) {
      mustWrite();
      const document = replica.document();
      const { doc } = document;
      const kept: Uint8Array[] = [];
      for (const update of updates) {
        fresh = [];
        try {
          Y.decodeUpdate(update);
          Y.applyUpdate(doc, update, from);
        } catch (error) {
          commit(kept);
          throw new AppError('host.bad-request', { method: 'course.append', where: 'updates' }, error);
        }
        if (fresh.length > 0 || doc.store.pendingStructs || doc.store.pendingDs) kept.push(update);
      }
      fresh = [];
      if (replica.takeNumbersChanged() && shared) {
        repairNumbers(document);
        kept.push(...fresh);
        fresh = [];
      }
      commit(kept);
    },
    change(work) {
      mustWrite();
      replica.document();
      fresh = [];
      try {
        work();
      } finally {
        const made = fresh;
        fresh = [];
        commit(made);
      }
    },
    takeEdited() {
      const time = edited;
      edited = undefined;
      return time;
    },
    refreshTexts() {
      while (replica.texts()?.update(Number.POSITIVE_INFINITY));
    },
    settle,
    closeNow() {
      if (closed) return;
      try {
        commit([]);
      } catch {
        options.rescue.keep(file.path, unsaved);
      }
      end();
    },
    async close(tidy) {
      if (closed) return;
      clearTimeout(idleTimer);
      clearTimeout(retryTimer);
      retryTimer = undefined;
      if (unsaved.length > 0) commit([]);
      if (!file.readOnly) {
        try {
          clearTimeout(indexTimer);
          if (tidy && replica.isBuilt() && file.assets.list().length > 0) {
            const needed = namedAssets(replica.document());
            for (const hash of file.versions.assets()) needed.add(hash);
            if (file.assets.keepOnly(needed) > 0) file.shrink();
          }
          const { rows } = file.log.size();
          if (rows >= compactRowsAtClose || (replica.isLarge && rows > 1)) await file.compact();
          if (replica.isBuilt() && !replica.isLarge) while (replica.texts()?.update(Number.POSITIVE_INFINITY));
          else if (replica.isBuilt()) replica.texts()?.update(indexSlice);
        } catch (error) {
          if (!(error instanceof AppError)) options.onBug(error);
        }
      }
      end();
    },
  };
}
