import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { type Id, newId } from '@nibras/base';
import { blockRef, paragraph } from '../prose/prose-node.ts';
import { toFragmentChildren } from '../prose/fragment.ts';
import { createBlock, setPlainText, setSetting } from './block-record.ts';
import { addComment, readComments, resolveComment } from './comments.ts';
import { type CourseDocument, edit } from './course-document.ts';
import { addNode, pageProse, trashNode } from './nodes.ts';
import { applyEdit, baseCourse, editsArbitrary, testModels } from './random-edits.test-kit.ts';
import { takeSnapshot } from './snapshot.ts';
import { asOneStep, createUndoManager } from './undo.ts';

const poll = testModels['poll']!;
const numbersOf = (document: CourseDocument): object => Object.fromEntries(document.numbers.entries());

/** A page of forty blocks, each with texts, a setting and a comment, and one of the comments settled. */
function fullPage(document: CourseDocument): Id {
  const page = addNode(document, { kind: 'page', title: { fr: 'Quarante' }, settings: { quiz: { mastery: 60 } } });
  const blocks = Array.from({ length: 40 }, () => createBlock(document, poll));
  edit(document, () =>
    pageProse(document, page, 'fr')!.insert(
      0,
      toFragmentChildren(blocks.flatMap((id, index) => [paragraph(`avant ${index}`), blockRef(id)])),
    ),
  );
  for (const [index, block] of blocks.entries()) {
    setPlainText(document, block, 'alt', 'fr', `texte ${index}`);
    setSetting(document, poll, block, 'points', index + 1);
    const comment = addComment(document, { page, block, author: 'A', text: `remarque ${index}`, time: index });
    if (index % 3 === 0) resolveComment(document, comment, true);
  }
  return page;
}

test('a page of forty blocks comes back whole by one undo: text, settings, comments and numbers', () => {
  fc.assert(
    fc.property(editsArbitrary(6), fc.boolean(), (before, forGood) => {
      const document = baseCourse();
      const page = fullPage(document);
      for (const [index, one] of before.entries()) applyEdit(document, one, `word${index}`);
      const undo = createUndoManager(document);
      const whole = JSON.stringify([takeSnapshot(document, testModels), readComments(document), numbersOf(document)]);
      asOneStep(undo, () => {
        if (!forGood) return trashNode(document, page);
        edit(document, () => {
          const refs = pageProse(document, page, 'fr')!
            .toArray()
            .flatMap((child) =>
              child instanceof Y.XmlElement && child.nodeName === 'blockRef' ? [String(child.getAttribute('id'))] : [],
            );
          for (const id of refs) document.blocks.delete(id);
          for (const { id, page: of } of readComments(document)) if (of === page) document.comments.delete(id);
          document.nodes.delete(page);
        });
      });
      const elsewhere = newId();
      document.doc.transact(() => document.numbers.set(elsewhere, 9000), 'remote');
      undo.undo();
      document.doc.transact(() => document.numbers.delete(elsewhere), 'remote');
      expect(JSON.stringify([takeSnapshot(document, testModels), readComments(document), numbersOf(document)])).toBe(
        whole,
      );
    }),
    { numRuns: 40 },
  );
});
