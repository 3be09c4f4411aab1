import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { answerRequests } from '../child.ts';

answerRequests({
  /** Milliseconds to read a file's bytes, and to apply a state to an empty document. */
  load({ file, state }: { file: string; state: string }) {
    const before = performance.now();
    readFileSync(file);
    const read = performance.now();
    const bytes = readFileSync(state);
    const start = performance.now();
    Y.applyUpdate(new Y.Doc(), bytes);
    return { read: read - before, apply: performance.now() - start };
  },
});
