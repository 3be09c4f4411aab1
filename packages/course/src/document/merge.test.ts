import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { derivedId, isId } from '@nibras/base';
import { readComments } from './comments.ts';
import type { CourseDocument } from './course-document.ts';
import { containersInOrder, pagesOfBlocks } from './block-pages.ts';
import { highestKey, setPlainText } from './block-record.ts';
import { mergeCourses, type MergeEntry } from './merge.ts';
import { moveNode, pageProse, renameNode, trashNode } from './nodes.ts';
import {
  allWords,
  applyEdit,
  baseCourse,
  type Edit,
  editsArbitrary,
  fork,
  testModels,
} from './random-edits.test-kit.ts';
import { takeSnapshot } from './snapshot.ts';
import { readTree } from './tree.ts';

const stateOf = (document: CourseDocument): Uint8Array => Y.encodeStateAsUpdate(document.doc);
const bytesOf = (document: CourseDocument): string => JSON.stringify(takeSnapshot(document, testModels));

function merge(ours: CourseDocument, theirs: CourseDocument): MergeEntry[] {
  const outcome = mergeCourses(ours, stateOf(theirs), { models: testModels, now: 1000 });
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

/** Two copies of one course, each edited apart. */
function parted(left: readonly Edit[], right: readonly Edit[]): [CourseDocument, CourseDocument] {
  const base = baseCourse();
  const sides = [fork(base, 20), fork(base, 30)] as const;
  for (const [index, one] of left.entries()) applyEdit(sides[0], one, `wordL${index}`);
  for (const [index, one] of right.entries()) applyEdit(sides[1], one, `wordR${index}`);
  return [sides[0], sides[1]];
}

/** One side at most adds a language: two that add the same one apart are a known limit (docs/known-limits.md). */
const withoutLanguage = (edits: readonly Edit[]): Edit[] => edits.filter(([kind]) => kind !== 'add-language');
const twoHistories = [editsArbitrary(12), editsArbitrary(12).map(withoutLanguage)] as const;

describe('two copies edited apart', () => {
  test('come to the same bytes, whoever merges whom', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const [a, b] = parted(left, right);
        const [a2, b2] = [fork(a, 40), fork(b, 50)];
        merge(a2, b);
        merge(b2, a);
        expect(bytesOf(a2)).toBe(bytesOf(b2));
        const again = fork(a2, 60);
        expect(merge(again, b2).filter((entry) => entry.code.startsWith('merge.text'))).toEqual([]);
        expect(bytesOf(again)).toBe(bytesOf(a2));
      }),
      { numRuns: 250 },
    );
  });

  test('lose no word that either side could still read', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const [a, b] = parted(left, right);
        const before = new Set([...allWords(a), ...allWords(b)]);
        merge(a, b);
        const after = allWords(a);
        expect([...before].filter((word) => !after.has(word))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('have every block in one place and every number once', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const [a, b] = parted(left, right);
        merge(a, b);
        const numbers = [...a.numbers.entries()].filter(([id]) => id !== highestKey);
        expect(new Set(numbers.map(([, number]) => number)).size).toBe(numbers.length);
        expect(Math.max(...numbers.map(([, number]) => number))).toBeLessThanOrEqual(a.numbers.get(highestKey)!);
        const refs = containersInOrder(a).flatMap(({ record, prefix }) => [
          ...String(record.get(prefix === 'prose/' ? 'prose/fr' : 'text/body/fr') ?? '').matchAll(
            /<blockRef id="([^"]*)"/gi,
          ),
        ]);
        const ids = refs.map((match) => match[1]!);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...a.nodes.keys(), ...a.blocks.keys()].every(isId)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  test('keep every block on a page that was on one on both sides and that neither took away', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const calm = ([kind]: Edit): boolean => kind !== 'delete-paragraph' && kind !== 'trash';
        const [a, b] = parted(left.filter(calm), right.filter(calm));
        const before = new Set([...pagesOfBlocks(a).keys(), ...pagesOfBlocks(b).keys()]);
        merge(a, b);
        const after = pagesOfBlocks(a);
        expect([...before].filter((id) => !after.has(id))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('never read a number that one copy gave as something else: what shared one has it no longer', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const [a, b] = parted(left, right);
        const given = [a, b].flatMap((side) => [...side.numbers.entries()].filter(([id]) => id !== highestKey));
        merge(a, b);
        const owners = new Map(
          [...a.numbers.entries()].flatMap(([id, number]) => (id === highestKey ? [] : [[number, id]])),
        );
        for (const [id, number] of given) expect(owners.get(number) ?? id).toBe(id);
      }),
      { numRuns: 100 },
    );
  });

  test('keep the state number of whatever both knew', () => {
    fc.assert(
      fc.property(...twoHistories, (left, right) => {
        const known = [...baseCourse().numbers.entries()].filter(([id]) => id !== highestKey);
        const [a, b] = parted(left, right);
        merge(a, b);
        for (const [id, number] of known) expect(a.numbers.get(id)).toBe(number);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the report', () => {
  const page = derivedId('page', 'two');
  const block = derivedId('block');
  const codes = (entries: readonly MergeEntry[]): string[] => entries.map((entry) => entry.code);

  test('names a page that one side changed and the other threw away', () => {
    const [a, b] = parted([], []);
    renameNode(a, page, 'fr', 'Nouveau titre');
    trashNode(b, page);
    expect(merge(a, b)).toEqual([{ code: 'merge.changed-and-deleted', at: { page } }]);
  });

  test('names a page that one side changed and the other moved', () => {
    const [a, b] = parted([], []);
    pageProse(a, page, 'fr')!.insert(0, [new Y.XmlElement('paragraph')]);
    moveNode(b, page, '', null);
    expect(merge(a, b)).toEqual([{ code: 'merge.changed-and-moved', at: { page } }]);
  });

  test('keeps both readings of a text that both sides replaced', () => {
    const [a, b] = parted([], []);
    setPlainText(a, block, 'alt', 'fr', 'wordL');
    setPlainText(b, block, 'alt', 'fr', 'wordR');
    const report = merge(a, b);
    expect(report).toEqual([
      { code: 'merge.text-hidden', at: { block, page }, kept: expect.any(String), other: expect.any(String) },
    ]);
    expect(new Set([report[0]!.kept, report[0]!.other])).toEqual(new Set(['wordL', 'wordR']));
    expect(readComments(a)).toMatchObject([{ block, page, text: report[0]!.other }]);
  });

  test('brings back the paragraph that one side wrote in while the other deleted it', () => {
    const [a, b] = parted([], []);
    applyEdit(
      a,
      [
        'type',
        [...a.nodes.keys()]
          .filter((id) => a.nodes.get(id)?.get('kind') === 'page')
          .toSorted()
          .indexOf(page),
        0,
      ],
      'wordL',
    );
    pageProse(b, page, 'fr')!.delete(0, 1);
    const report = merge(a, b);
    expect(codes(report)).toContain('merge.text-deleted');
    const recovered = readTree(a).recovered.map((node) => String(a.nodes.get(node.id)?.get('prose/fr')));
    expect(recovered.join()).toContain('wordL');
  });

  test('brings back a block that one side wrote in while the other deleted it', () => {
    const [a, b] = parted([], []);
    setPlainText(a, block, 'alt', 'fr', 'wordL');
    pageProse(b, page, 'fr')!.delete(1, 1);
    expect(codes(merge(a, b))).toEqual(['merge.changed-and-deleted']);
    expect(pagesOfBlocks(a).get(block)).toBe(readTree(a).recovered[0]!.id);
  });

  test('refuses another course', () => {
    const other = baseCourse(9);
    other.course.set('id', derivedId('another'));
    expect(mergeCourses(baseCourse(), stateOf(other), { models: testModels, now: 0 })).toEqual({
      ok: false,
      error: 'other-course',
    });
  });
});
