import * as Y from 'yjs';
import { readProse } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import { blockRef, type ProseNode } from '../prose/prose-node.ts';
import { type CourseDocument, defaultLanguage, entriesBelow } from './course-document.ts';

/**
 * The blocks that a text (`prose`, `text/<slot>`) shows in the course's main language, else in another: what it starts from
 * in a new language, since every language of a course holds the same questions and pictures.
 */
export function sharedBlocks(document: CourseDocument, record: Y.Map<unknown>, name: string): ProseNode[] {
  const main = defaultLanguage(document);
  const others = entriesBelow(record, `${name}/`).map(([language]) => language);
  for (const language of [main, ...others]) {
    const value = record.get(`${name}/${language}`);
    const refs = value instanceof Y.XmlFragment ? blockRefs(readProse(value)) : [];
    if (refs.length > 0) return refs.map(blockRef);
  }
  return [];
}
