import * as Y from 'yjs';
import { type CourseDocument, openDocument } from '@nibras/course';
import type { CourseFile } from '@nibras/storage';
import { type CourseTexts, watchTexts } from './course-texts.ts';

/** The service's own copy of a document, built from the file when it is first asked for. */
export interface Replica {
  readonly isLarge: boolean;
  isBuilt(): boolean;
  document(): CourseDocument;
  /** The whole document as one update: as the file has it where that is one state, without building anything. */
  state(): Uint8Array;
  /** Keeps the index; absent where the file cannot be written. */
  texts(): CourseTexts | undefined;
  /** Whether state numbers were given since the last call. */
  takeNumbersChanged(): boolean;
  /** Forgets what was read, because the file has got more. Only before it is built. */
  reload(): void;
  dispose(): void;
}

/** From about here a document takes a second or more to read. */
const large = 8 * 1024 * 1024;

/** Makes a document of a course file's updates. */
export function readDocument(file: CourseFile): Y.Doc {
  return toDocument(file.log.read());
}

function toDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'file');
  }, 'file');
  return doc;
}

export function createReplica(file: CourseFile, onUpdate: (update: Uint8Array, origin: unknown) => void): Replica {
  let updates: readonly Uint8Array[] = file.log.read();
  let built: { readonly document: CourseDocument; readonly texts: CourseTexts | undefined } | undefined;
  let numbersChanged = false;
  const isLarge = updates.reduce((sum, update) => sum + update.byteLength, 0) > large;
  const build = (): typeof built & object => {
    if (built) return built;
    const document = openDocument(toDocument(updates));
    updates = [];
    document.doc.on('update', onUpdate);
    document.numbers.observe(() => {
      numbersChanged = true;
    });
    const texts = file.readOnly ? undefined : watchTexts(document, file.texts, () => file.log.position());
    built = { document, texts };
    return built;
  };
  return {
    isLarge,
    isBuilt: () => built !== undefined,
    document: () => build().document,
    state: () => (!built && updates.length === 1 ? updates[0]! : Y.encodeStateAsUpdate(build().document.doc)),
    texts: () => build().texts,
    takeNumbersChanged() {
      const changed = numbersChanged;
      numbersChanged = false;
      return changed;
    },
    reload() {
      updates = file.log.read();
    },
    dispose() {
      built?.texts?.dispose();
      built?.document.doc.off('update', onUpdate);
      built?.document.doc.destroy();
    },
  };
}
