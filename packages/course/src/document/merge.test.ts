import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { derivedId, isId } from '@nibras/base';
import { readProse, toFragmentChildren } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import { blockRef } from '../prose/prose-node.ts';
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

/** After a change to merging, set MERGE_CASES to 10000 and run a few times: each run draws anew. */
const runs = Number(process.env['MERGE_CASES'] ?? 250);
const twoHistories = [editsArbitrary(12), editsArbitrary(12)] as const;

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
      { numRuns: runs },
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
      { numRuns: runs },
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
        const places = new Map<string, string>();
        for (const { id: owner, record, prefix } of containersInOrder(a)) {
          for (const [key, text] of record) {
            if (!key.startsWith(prefix) || !(text instanceof Y.XmlFragment)) continue;
            const ids = blockRefs(readProse(text));
            expect(new Set(ids).size).toBe(ids.length);
            for (const id of ids) expect(places.get(id) ?? owner).toBe(owner);
            for (const id of ids) places.set(id, owner);
          }
        }
        expect([...a.nodes.keys(), ...a.blocks.keys()].every(isId)).toBe(true);
      }),
      { numRuns: runs },
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
      { numRuns: runs },
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

/** Histories that once came out differently in the two directions, or again after merging what was merged. */
const onceBroken: readonly (readonly [left: readonly Edit[], right: readonly Edit[]])[] = [
  [
    [
      ['delete-paragraph', 0, 0],
      ['add-frame', 409, 0],
      ['add-language', 0, 0],
      ['move-block', 0, 0],
      ['move-block', 203, 63],
    ],
    [],
  ],
  [
    [['move-block', 793, 0]],
    [
      ['stem', 0, 0],
      ['stem', 0, 0],
      ['add-frame', 0, 0],
      ['move-block', 0, 871],
      ['add-language', 0, 0],
      ['move-block', 110, 129],
    ],
  ],
  [
    [
      ['move-block', 0, 0],
      ['add-frame', 385, 0],
      ['move-block', 891, 0],
      ['add-language', 0, 0],
    ],
    [
      ['add-language', 0, 0],
      ['duplicate', 0, 0],
      ['move', 211, 7],
    ],
  ],
  [
    [
      ['add-frame', 0, 0],
      ['add-frame', 0, 0],
      ['add-language', 0, 0],
      ['move-block', 107, 0],
    ],
    [['add-language', 0, 0]],
  ],
  [
    [
      ['move-block', 0, 0],
      ['add-frame', 80, 0],
      ['delete-paragraph', 0, 0],
      ['add-frame', 401, 0],
      ['add-language', 0, 0],
      ['move-block', 833, 0],
    ],
    [['add-language', 0, 0]],
  ],
];

test.each(onceBroken)('a history that once came out in two ways: %j beside %j', (left, right) => {
  const [a, b] = parted(left, right);
  const [a2, b2] = [fork(a, 40), fork(b, 50)];
  merge(a2, b);
  merge(b2, a);
  expect(bytesOf(a2)).toBe(bytesOf(b2));
  const again = fork(a2, 60);
  merge(again, b2);
  expect(bytesOf(again)).toBe(bytesOf(a2));
});

describe('a language added while blocks move', () => {
  const [one, two] = [derivedId('page', 'one'), derivedId('page', 'two')];
  const block = derivedId('block');
  const shown = (document: CourseDocument, page: string, language: string): string[] =>
    blockRefs(readProse(document.nodes.get(page)!.get(`prose/${language}`) as Y.XmlFragment));
  const moveToOne = (document: CourseDocument, languages: readonly string[]): void => {
    for (const language of languages) {
      const from = pageProse(document, two, language)!;
      from.delete(
        from.toArray().findIndex((child) => (child as Y.XmlElement).nodeName === 'blockRef'),
        1,
      );
      pageProse(document, one, language)!.push(toFragmentChildren([blockRef(block)]));
    }
  };

  test('by the other side: the block stands once, in the new place, in both languages, and is no copy', () => {
    const [a, b] = parted([['add-language', 0, 0]], []);
    moveToOne(b, ['fr']);
    expect(merge(a, b).filter((entry) => entry.code !== 'merge.changed-and-moved')).toEqual([]);
    expect([shown(a, one, 'fr'), shown(a, one, 'ar')]).toEqual([[block], [block]]);
    expect([shown(a, two, 'fr'), shown(a, two, 'ar')]).toEqual([[], []]);
    expect([...a.blocks.keys()]).toEqual([block]);
  });

  test.each([0, 1])('by a side that added it too (whichever of the two texts stands: %i)', (swap) => {
    const sides = parted([['add-language', 0, 0]], [['add-language', 0, 0]]);
    const [a, b] = swap === 0 ? sides : [sides[1], sides[0]];
    moveToOne(a, ['fr', 'ar']);
    merge(a, b);
    expect([shown(a, one, 'fr'), shown(a, one, 'ar')]).toEqual([[block], [block]]);
    expect([shown(a, two, 'fr'), shown(a, two, 'ar')]).toEqual([[], []]);
    expect([...a.blocks.keys()]).toEqual([block]);
    expect(readTree(a).recovered).toEqual([]);
  });

  test('a question that the other side took out stands in no language', () => {
    const [a, b] = parted([['add-language', 0, 0]], []);
    const prose = pageProse(b, two, 'fr')!;
    prose.delete(
      prose.toArray().findIndex((child) => (child as Y.XmlElement).nodeName === 'blockRef'),
      1,
    );
    const [a2, b2] = [fork(a, 40), fork(b, 50)];
    merge(a2, b);
    merge(b2, a);
    for (const one of [a2, b2]) {
      expect([shown(one, two, 'fr'), shown(one, two, 'ar')]).toEqual([[], []]);
      expect(readTree(one).recovered).toEqual([]);
    }
  });

  test('a question that came in meanwhile stands in the new language too', () => {
    const [a, b] = parted([['add-language', 0, 0]], [['add-block', 0, 0]]);
    merge(a, b);
    const added = [...a.blocks.keys()].find((id) => id !== block)!;
    const page = pagesOfBlocks(a).get(added)!;
    expect(shown(a, page, 'ar')).toContain(added);
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
