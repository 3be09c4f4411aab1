import { createHash, randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { AppError, newId } from '@nibras/base';
import { type CourseDocument, openDocument, repairNumbers } from '@nibras/course';
import type { Connection } from '@nibras/host';
import type { CourseFile } from '@nibras/storage';
import { namedAssets } from './asset-names.ts';
import { type CourseTexts, watchTexts } from './course-texts.ts';
import type { Rescue } from './rescue.ts';

/** A course that at least one window shows: its file, a replica of its document, and who takes part. */
export interface OpenCourse {
  readonly key: string;
  /** Stands in asset addresses, so that knowing a hash is not enough to read a file. */
  readonly secret: string;
  readonly file: CourseFile;
  readonly document: CourseDocument;
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
  /** Called when a pause in the work begins. */
  readonly onIdle?: () => void;
}

const idlePause = 1500;
const longestWait = 20_000;
const retryPause = 2000;
const compactRows = 500;
const compactBytes = 1024 * 1024;
const compactRowsAtClose = 60;

const failureOf = (error: unknown): { code: AppError['code']; params: Record<string, string | number> } | undefined =>
  error instanceof AppError ? { code: error.code, params: { ...error.params } } : undefined;

/** Reads a course's document from its file. */
export function readDocument(file: CourseFile): Y.Doc {
  const doc = new Y.Doc();
  const updates = file.log.read();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'file');
  }, 'file');
  return doc;
}

/** Takes a course into service. */
export function createOpenCourse(file: CourseFile, options: OpenCourseOptions): OpenCourse {
  const doc = readDocument(file);
  const document = openDocument(doc);
  const windows = new Map<Connection, number>();
  const texts: CourseTexts | undefined = file.readOnly
    ? undefined
    : watchTexts(document, file.texts, () => file.log.position());
  const key = newId();
  let unsaved: Uint8Array[] = [];
  let unsavedKnown = new Set<string>();
  let fresh: Uint8Array[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  let busySince = 0;
  let retryTimer: NodeJS.Timeout | undefined;
  let closed = false;
  let edited: number | undefined;
  let shared = false;
  let numbersChanged = false;
  document.numbers.observe(() => {
    numbersChanged = true;
  });

  const emitUpdate = (update: Uint8Array, origin: unknown): void => {
    for (const window of windows.keys()) if (window !== origin) window.emit('course.update', { course: key, update });
  };
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    fresh.push(update);
    emitUpdate(update, origin);
  };
  doc.on('update', onUpdate);

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
    texts?.update();
    file.checkpoint();
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
    texts?.dispose();
    doc.off('update', onUpdate);
    file.close();
    doc.destroy();
  };

  const rescued = file.readOnly ? [] : options.rescue.read(file.path);
  if (rescued.length > 0) {
    for (const update of rescued) Y.applyUpdate(doc, update, 'file');
    file.log.append(rescued);
    options.rescue.forget(file.path);
  }
  fresh = [];
  if (!file.readOnly) planIdle();

  return {
    key,
    secret: randomBytes(16).toString('hex'),
    file,
    document,
    state: () => Y.encodeStateAsUpdate(doc),
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
      if (shared && numbersChanged) {
        repairNumbers(document);
        kept.push(...fresh);
        fresh = [];
      }
      numbersChanged = false;
      commit(kept);
    },
    change(work) {
      mustWrite();
      fresh = [];
      work();
      const made = fresh;
      fresh = [];
      commit(made);
    },
    takeEdited() {
      const time = edited;
      edited = undefined;
      return time;
    },
    refreshTexts: () => texts?.update(),
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
          texts?.update();
          if (tidy) {
            const needed = namedAssets(document);
            for (const hash of file.versions.assets()) needed.add(hash);
            if (file.assets.keepOnly(needed) > 0) file.shrink();
          }
          if (file.log.size().rows >= compactRowsAtClose) await file.compact();
        } catch (error) {
          if (!(error instanceof AppError)) options.onBug(error);
        }
      }
      end();
    },
  };
}
