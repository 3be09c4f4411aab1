import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { derivedId, type Id } from '@nibras/base';
import {
  addNode,
  blockRef,
  type CourseDocument,
  createUndoManager,
  edit,
  initialiseCourse,
  openDocument,
  pageProse,
  paragraph,
  type ProseNode,
  readProse,
  toFragmentChildren,
} from '@nibras/course';
import { mirrorBlocks, refsOf } from './mirror-blocks.ts';

const languages = ['fr', 'ar', 'en'] as const;
const pool: readonly Id[] = Array.from({ length: 6 }, (_, index) => derivedId('block', String(index)));

/** Where words stand among the blocks differs from language to language, the order of the blocks does not. */
const pageArbitrary = fc
  .uniqueArray(fc.constantFrom(...pool), { maxLength: 5 })
  .chain((blocks) =>
    fc.tuple(
      fc.constant(blocks),
      fc.tuple(
        ...languages.map(() => fc.array(fc.nat(2), { minLength: blocks.length + 1, maxLength: blocks.length + 1 })),
      ),
    ),
  );
/** The order and choice of blocks after an edit in one language. */
const afterArbitrary = fc.shuffledSubarray([...pool]);

function pageWith(blocks: readonly Id[], gaps: readonly (readonly number[])[]): [CourseDocument, Id] {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages });
  const textOf = (language: string, places: readonly number[]): ProseNode[] =>
    places.flatMap((count, index) => [
      ...Array.from({ length: count }, (_, at) => paragraph(`${language} ${index}.${at}`)),
      ...(blocks[index] === undefined ? [] : [blockRef(blocks[index])]),
    ]);
  const page = addNode(document, {
    kind: 'page',
    prose: Object.fromEntries(languages.map((language, index) => [language, textOf(language, gaps[index]!)])),
  });
  return [document, page];
}

/** Takes out and puts in blocks as an author does, leaving every other block and all words where they are. */
function rearrange(document: CourseDocument, fragment: Y.XmlFragment, after: readonly Id[], one: Id): void {
  edit(document, () => {
    const at = (): number =>
      fragment.toArray().findIndex((child) => child instanceof Y.XmlElement && child.getAttribute('id') === one);
    if (at() !== -1) fragment.delete(at(), 1);
    if (!after.includes(one)) return;
    const there = refsOf(fragment);
    const previous = after.slice(0, after.indexOf(one)).findLast((id) => there.includes(id));
    const place = fragment
      .toArray()
      .findIndex((child) => child instanceof Y.XmlElement && child.getAttribute('id') === previous);
    fragment.insert(previous === undefined ? 0 : place + 1, toFragmentChildren([blockRef(one)]));
  });
}

const wordsOf = (fragment: Y.XmlFragment): string[] =>
  readProse(fragment).flatMap((node) => (node.type === 'paragraph' ? [node.content?.[0]?.text ?? ''] : []));

test('every language holds the same blocks in the same order, whichever was edited; words stay as they were', () => {
  fc.assert(
    fc.property(pageArbitrary, afterArbitrary, fc.constantFrom(...languages), ([blocks, gaps], after, edited) => {
      const [document, page] = pageWith(blocks, gaps);
      const fragmentOf = (language: string): Y.XmlFragment => pageProse(document, page, language)!;
      const words = languages.map((language) => wordsOf(fragmentOf(language)));
      const fragment = fragmentOf(edited);
      let before = refsOf(fragment);
      for (const one of pool) {
        rearrange(document, fragment, after, one);
        before = mirrorBlocks(document, fragment, before);
        for (const language of languages) expect(refsOf(fragmentOf(language))).toEqual(refsOf(fragment));
      }
      expect(languages.map((language) => wordsOf(fragmentOf(language)))).toEqual(words);
    }),
    { numRuns: 400 },
  );
});

test('several blocks moved, added and taken out at once', () => {
  fc.assert(
    fc.property(pageArbitrary, afterArbitrary, ([blocks, gaps], after) => {
      const [document, page] = pageWith(blocks, gaps);
      const fragment = pageProse(document, page, 'fr')!;
      const before = refsOf(fragment);
      edit(document, () => {
        for (const one of pool) rearrange(document, fragment, after, one);
      });
      mirrorBlocks(document, fragment, before);
      for (const language of languages) expect(refsOf(pageProse(document, page, language)!)).toEqual(refsOf(fragment));
    }),
    { numRuns: 400 },
  );
});

test('undo takes the blocks out of every language again', () => {
  fc.assert(
    fc.property(pageArbitrary, afterArbitrary, ([blocks, gaps], after) => {
      const [document, page] = pageWith(blocks, gaps);
      const undo = createUndoManager(document);
      const fragment = pageProse(document, page, 'fr')!;
      const state = (): unknown => languages.map((language) => readProse(pageProse(document, page, language)!));
      const whole = state();
      const before = refsOf(fragment);
      edit(document, () => {
        for (const one of pool) rearrange(document, fragment, after, one);
      });
      mirrorBlocks(document, fragment, before);
      while (undo.undoStack.length > 0) undo.undo();
      expect(state()).toEqual(whole);
    }),
    { numRuns: 200 },
  );
});
