import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { highestKey } from './block-record.ts';
import type { CourseDocument } from './course-document.ts';
import { applyEdit, baseCourse, editsArbitrary, fork, testModels } from './random-edits.test-kit.ts';
import { takeSnapshot } from './snapshot.ts';
import { asOneStep, createUndoManager } from './undo.ts';

const contentOf = (document: CourseDocument): unknown => ({ ...takeSnapshot(document, testModels), numbers: {} });

test('undo takes back structure and text step by step, redo brings all of it back', () => {
  fc.assert(
    fc.property(editsArbitrary(14), (edits) => {
      const document = baseCourse();
      const undo = createUndoManager(document);
      const states: unknown[] = [contentOf(document)];
      for (const [index, one] of edits.entries()) {
        const steps = undo.undoStack.length;
        asOneStep(undo, () => applyEdit(document, one, `word${index}`));
        if (undo.undoStack.length > steps) states.push(contentOf(document));
      }
      for (let step = states.length - 2; step >= 0; step -= 1) {
        undo.undo();
        expect(contentOf(document)).toEqual(states[step]);
      }
      for (let step = 1; step < states.length; step += 1) {
        undo.redo();
        expect(contentOf(document)).toEqual(states[step]);
      }
    }),
    { numRuns: 250 },
  );
});

test('undo leaves what another window did', () => {
  fc.assert(
    fc.property(editsArbitrary(6), editsArbitrary(6), (own, theirs) => {
      const document = baseCourse();
      const other = fork(document, 7);
      const undo = createUndoManager(document);
      for (const [index, one] of own.entries()) asOneStep(undo, () => applyEdit(document, one, `wordOwn${index}`));
      for (const [index, one] of theirs.entries())
        if (one[0] === 'add-page') applyEdit(other, one, `wordOther${index}`);
      Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(other.doc), 'remote');
      while (undo.undoStack.length > 0) undo.undo();
      for (const id of other.nodes.keys()) expect(document.nodes.has(id)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a state number once given is never given again, undone or not', () => {
  fc.assert(
    fc.property(editsArbitrary(16), fc.array(fc.boolean(), { maxLength: 16 }), (edits, undone) => {
      const document = baseCourse();
      const undo = createUndoManager(document);
      const owners = new Map<number, string>();
      for (const [index, one] of edits.entries()) {
        asOneStep(undo, () => applyEdit(document, one, `word${index}`));
        if (undone[index]) undo.undo();
        for (const [id, number] of document.numbers.entries()) {
          if (id === highestKey) continue;
          expect(owners.get(number) ?? id).toBe(id);
          owners.set(number, id);
        }
      }
    }),
    { numRuns: 100 },
  );
});
