import { Worker } from 'node:worker_threads';
import { toAppError } from './to-app-error.ts';
import { workerFile } from './worker-file.ts';

/** What the worker hands back: a packed state that holds every row up to and including `upTo`. */
export interface CompactedState {
  readonly packed: Uint8Array;
  readonly upTo: number;
  /** Generation of the state that it was made from; 0 for none. */
  readonly base: number;
}

/** Replays a course's log into a document of its own, away from the thread that serves the author. */
export function compactInWorker(path: string): Promise<CompactedState> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(new URL('.', import.meta.url), 'compaction-worker'), { workerData: { path } });
    worker.once('message', (state: CompactedState) => {
      resolve(state);
      void worker.terminate();
    });
    worker.once('error', (error) => reject(toAppError(error, path) as Error));
    worker.once('exit', () => reject(new Error('the compaction ended without a state')));
  });
}
