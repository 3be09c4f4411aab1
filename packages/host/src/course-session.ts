import * as Y from 'yjs';
import { AppError, type Disposable } from '@nibras/base';
import type { HostClient } from './client.ts';
import { createListeners } from './listeners.ts';

declare function setTimeout(task: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Where the author's changes are: all in the file, on their way, or held here because the host cannot be reached or cannot write. */
export type SavedState = 'saved' | 'saving' | 'waiting';

/** Keeps a document and the file behind the host equal, without ever dropping an edit. */
export interface CourseSession {
  readonly doc: Y.Doc;
  readonly savedState: () => SavedState;
  readonly onSavedState: (listener: (state: SavedState) => void) => Disposable;
  /** Resolves once every edit made so far is committed to the file. */
  readonly settled: () => Promise<void>;
  /** Goes on over a new connection after the old one broke: exchanges what either side lacks. */
  readonly resume: (client: HostClient, course: string) => Promise<void>;
  readonly dispose: () => void;
}

/** Origin of updates that came from the host; never sent back to it. */
export const hostOrigin = 'remote';

const gather = 40;
const retryPause = 1000;

/**
 * Starts a session on an opened course. Edits are gathered for 40 ms, sent one batch at a time, and kept until the host
 * acknowledges that they are committed.
 */
export function createCourseSession(client: HostClient, course: string, state: Uint8Array): CourseSession {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state, hostOrigin);
  const states = createListeners<SavedState>();
  let current: { client: HostClient; course: string; subscriptions: Disposable[] } | undefined;
  let queue: Uint8Array[] = [];
  let inFlight: Uint8Array[] = [];
  let timer: unknown;
  let saved: SavedState = 'saved';
  let waiters: (() => void)[] = [];
  let disposed = false;

  const tell = (next: SavedState): void => {
    if (next === 'saved') {
      for (const resolve of waiters) resolve();
      waiters = [];
    }
    if (next === saved) return;
    saved = next;
    states.tell(next);
  };
  const plan = (pause: number): void => {
    if (timer === undefined && !disposed) timer = setTimeout(() => void send(), pause);
  };
  const send = async (): Promise<void> => {
    timer = undefined;
    if (inFlight.length > 0 || queue.length === 0 || !current || disposed) return;
    const connection = current;
    inFlight = queue.splice(0, 1000);
    try {
      await connection.client.call('course.append', { course: connection.course, updates: inFlight });
      inFlight = [];
      if (queue.length > 0) plan(0);
      else tell('saved');
    } catch (error) {
      queue = [...inFlight, ...queue];
      inFlight = [];
      tell('waiting');
      const gone = error instanceof AppError && error.code === 'host.disconnected';
      if (!gone) plan(retryPause);
    }
  };
  const attach = (nextClient: HostClient, nextCourse: string): void => {
    for (const one of current?.subscriptions ?? []) one.dispose();
    current = {
      client: nextClient,
      course: nextCourse,
      subscriptions: [
        nextClient.on('course.update', (event) => {
          if (event.course === nextCourse) Y.applyUpdate(doc, event.update, hostOrigin);
        }),
        nextClient.onClose(() => {
          if (queue.length > 0 || inFlight.length > 0) tell('waiting');
        }),
      ],
    };
  };
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === hostOrigin) return;
    queue.push(update);
    tell('saving');
    plan(gather);
  };
  doc.on('update', onUpdate);
  attach(client, course);

  return {
    doc,
    savedState: () => saved,
    onSavedState: (listener) => states.add(listener),
    settled: () =>
      queue.length === 0 && inFlight.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
    async resume(nextClient, nextCourse) {
      const { state: theirs } = await nextClient.call('course.state', { course: nextCourse });
      Y.applyUpdate(doc, theirs, hostOrigin);
      const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(theirs));
      attach(nextClient, nextCourse);
      inFlight = [];
      queue = [missing];
      tell('saving');
      plan(0);
    },
    dispose() {
      disposed = true;
      if (timer !== undefined) clearTimeout(timer);
      doc.off('update', onUpdate);
      for (const one of current?.subscriptions ?? []) one.dispose();
    },
  };
}
