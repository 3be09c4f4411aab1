import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import {
  type BlockModels,
  blockRefs,
  copyBlock,
  type CourseDocument,
  entriesBelow,
  initialiseCourse,
  openDocument,
  readProse,
} from '@nibras/course';

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A block and all inside it as text, for the clipboard: a small course document of its own. */
export function packBlock(document: CourseDocument, models: BlockModels, id: Id): string {
  const parcel = openDocument(new Y.Doc());
  initialiseCourse(parcel, {
    title: {},
    languages: entriesBelow(document.course, 'languages/').map(([language]) => language),
  });
  copyBlock(parcel, models, id, document, (old) => old);
  return toBase64(Y.encodeStateAsUpdate(parcel.doc));
}

/** Puts a packed block into a course as a copy with ids of its own; undefined where the text is no packed block. */
export function unpackBlock(document: CourseDocument, models: BlockModels, id: Id, packed: string): Id | undefined {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, fromBase64(packed));
  } catch {
    return undefined;
  }
  return copyBlock(document, models, id, openDocument(doc));
}

/** Whether any text of the course still refers to a block. */
export function isReferenced(document: CourseDocument, id: Id): boolean {
  for (const [maps, prefix] of [
    [document.nodes, 'prose/'],
    [document.blocks, 'text/'],
  ] as const)
    for (const record of maps.values())
      for (const [, value] of entriesBelow(record, prefix))
        if (value instanceof Y.XmlFragment && blockRefs(readProse(value)).includes(id)) return true;
  return false;
}
