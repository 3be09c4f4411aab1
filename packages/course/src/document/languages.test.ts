import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { readProse } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import type { CourseDocument } from './course-document.ts';
import { addLanguage } from './nodes.ts';
import { applyEdit, baseCourse, editsArbitrary } from './random-edits.test-kit.ts';
import { createUndoManager } from './undo.ts';

/** The blocks that every page and frame shows in a language, in order. */
function shown(document: CourseDocument, language: string): [string, string[]][] {
  return [...document.nodes, ...document.blocks].flatMap(([id, record]) => {
    const value = record.get(`prose/${language}`) ?? record.get(`text/body/${language}`);
    const refs = value instanceof Y.XmlFragment ? blockRefs(readProse(value)) : [];
    return refs.length > 0 ? [[id, refs] as [string, string[]]] : [];
  });
}

test('a language added later holds the same blocks in the same places, without words; undo takes it away', () => {
  fc.assert(
    fc.property(editsArbitrary(14), (edits) => {
      const document = baseCourse();
      for (const [index, one] of edits.entries())
        if (!one[0].endsWith('-language')) applyEdit(document, one, `word${index}`);
      const undo = createUndoManager(document);
      addLanguage(document, 'ar');
      expect(shown(document, 'ar')).toEqual(shown(document, 'fr'));
      for (const record of document.nodes.values())
        expect(JSON.stringify(readProse((record.get('prose/ar') as Y.XmlFragment) ?? new Y.XmlFragment()))).not.toMatch(
          /word|start/,
        );
      undo.undo();
      expect(shown(document, 'ar')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
