import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Gives back what this thread no longer holds before it goes on to its next stage. The engine by itself lets garbage gather
 * until far more than a whole export takes, so the document would stay beside the pages that are rendered from it.
 */
export function freeMemory(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    collect = typeof found === 'function' ? (found as () => void) : () => undefined;
  }
  collect();
}
