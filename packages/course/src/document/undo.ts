import * as Y from 'yjs';
import { authorOrigin, type CourseDocument } from './course-document.ts';

/** Milliseconds within which typing joins one step of undo. */
const typingPause = 500;

/**
 * The one undo manager of a course: it spans prose, records and structure. `extraOrigins` are those of the text editors
 * bound to the document. State numbers stay outside it: a number once given is never given again.
 */
export function createUndoManager(document: CourseDocument, extraOrigins: readonly unknown[] = []): Y.UndoManager {
  return new Y.UndoManager([document.course, document.nodes, document.blocks, document.comments], {
    trackedOrigins: new Set<unknown>([authorOrigin, ...extraOrigins]),
    captureTimeout: typingPause,
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  });
}

/** Runs a command as exactly one step of undo, apart from the typing before and after it. */
export function asOneStep<Value>(undo: Y.UndoManager, command: () => Value): Value {
  undo.stopCapturing();
  try {
    return command();
  } finally {
    undo.stopCapturing();
  }
}

/** Takes in a change that the host prepared as the author's own: one step of undo, and kept like any edit. */
export function applyAsAuthor(document: CourseDocument, undo: Y.UndoManager, change: Uint8Array): void {
  asOneStep(undo, () => Y.applyUpdate(document.doc, change, authorOrigin));
}
