import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { derivedId, type Id, isId } from '@nibras/base';
import { createFragment, readProse } from '../prose/fragment.ts';
import type { ProseNode } from '../prose/prose-node.ts';
import { highestKey, readRawSettings } from './block-record.ts';
import { copyBlock, duplicateNode } from './copies.ts';
import { type CourseDocument, initialiseCourse, openDocument } from './course-document.ts';
import { applyEdit, baseCourse, editsArbitrary, testModels } from './random-edits.test-kit.ts';
import { takeSnapshot } from './snapshot.ts';
import { pagesInOrder, readTree } from './tree.ts';

function idsOfProse(nodes: readonly ProseNode[]): string[] {
  return nodes.flatMap((node) => [
    ...(typeof node.attrs?.['id'] === 'string' ? [node.attrs['id']] : []),
    ...idsOfProse(node.content ?? []),
  ]);
}

/** Every id that a document holds: pages, blocks, members, and the paragraphs of its texts. */
function everyId(document: CourseDocument): string[] {
  const found: string[] = [...document.nodes.keys(), ...document.blocks.keys()];
  for (const record of document.blocks.values())
    found.push(...Object.keys((readRawSettings(record)['options'] ?? {}) as object));
  for (const record of [...document.nodes.values(), ...document.blocks.values()])
    for (const value of record.values())
      if (value instanceof Y.XmlFragment)
        found.push(...idsOfProse(readProse(value).filter((node) => node.type !== 'blockRef')));
  return found;
}

/** A course after some edits, its paragraphs with ids as the editor gives them. */
function edited(edits: Parameters<typeof applyEdit>[1][]): CourseDocument {
  const document = baseCourse();
  for (const [index, one] of edits.entries()) applyEdit(document, one, `word${index}`);
  let count = 0;
  for (const record of [...document.nodes.values(), ...document.blocks.values()])
    for (const value of record.values())
      if (value instanceof Y.XmlFragment)
        for (const child of value.toArray())
          if (child instanceof Y.XmlElement && child.nodeName !== 'blockRef')
            child.setAttribute('id', derivedId('paragraph', String((count += 1))));
  return document;
}

const wordsOf = (value: unknown): string => JSON.stringify(value).replace(/"[a-z][a-z0-9]{11}"/g, '""');

describe('a copy', () => {
  test('of a page, lesson or module shares no id and no state number with anything, and says the same', () => {
    fc.assert(
      fc.property(editsArbitrary(12), fc.nat(50), (edits, number) => {
        const document = edited(edits);
        const tree = readTree(document);
        const pages = pagesInOrder(tree);
        const page = pages[number % Math.max(1, pages.length)]?.id;
        if (page === undefined) return;
        const before = new Set(everyId(document));
        const copy = duplicateNode(document, testModels, page)!;
        const after = everyId(document);
        expect(new Set(after).size).toBe(after.length);
        expect(after.every(isId)).toBe(true);
        expect([...before].filter((id) => !after.includes(id))).toEqual([]);
        const numbers = [...document.numbers.entries()].filter(([id]) => id !== highestKey);
        expect(new Set(numbers.map(([, one]) => one)).size).toBe(numbers.length);
        expect(document.nodes.get(copy)!.get('copiedFrom')).toBe(page);
        const snapshot = takeSnapshot(document, testModels);
        const find = (nodes: typeof snapshot.nodes, id: Id): (typeof snapshot.nodes)[number] | undefined =>
          nodes.map((node) => (node.id === id ? node : find(node.children, id))).find((node) => node !== undefined);
        expect(wordsOf(find(snapshot.nodes, copy)?.prose)).toBe(wordsOf(find(snapshot.nodes, page)?.prose));
      }),
      { numRuns: 200 },
    );
  });

  test('of a block in another course has ids of its own and names the original', () => {
    fc.assert(
      fc.property(editsArbitrary(12), fc.nat(50), (edits, number) => {
        const source = edited(edits);
        const blocks = [...source.blocks.keys()].toSorted();
        const block = blocks[number % blocks.length]!;
        const other = openDocument(new Y.Doc());
        initialiseCourse(other, { title: { fr: 'Autre' }, languages: ['fr'] });
        const before = JSON.stringify(takeSnapshot(source, testModels));
        const copy = copyBlock(other, testModels, block, source)!;
        const shared = new Set(everyId(source));
        expect(everyId(other).filter((id) => shared.has(id))).toEqual([]);
        expect(other.blocks.get(copy)!.get('copiedFrom')).toBe(block);
        expect(takeSnapshot(other, testModels).unreadableBlocks).toEqual([]);
        expect(JSON.stringify(takeSnapshot(source, testModels))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  test('of a block has options and numbers of its own', () => {
    const document = baseCourse();
    const block = derivedId('block');
    const copy = copyBlock(document, testModels, block)!;
    const [own, original] = [document.blocks.get(copy)!, document.blocks.get(block)!];
    expect(own.get('copiedFrom')).toBe(block);
    const options = (record: typeof own): string[] => Object.keys(readRawSettings(record)['options'] as object);
    expect(options(own)).toHaveLength(2);
    for (const option of [copy, ...options(own)]) {
      expect(isId(option)).toBe(true);
      expect([block, ...options(original)]).not.toContain(option);
      expect(document.numbers.get(option)).toBeGreaterThan(document.numbers.get(block)!);
    }
  });

  test('of a page stands right after its original', () => {
    const document = baseCourse();
    const page = derivedId('page', 'two');
    const copy = duplicateNode(document, testModels, page)!;
    const order = pagesInOrder(readTree(document)).map((node) => node.id);
    expect(order.indexOf(copy)).toBe(order.indexOf(page) + 1);
  });
});

test('rich text reads back as it was written', () => {
  const nodes: ProseNode[] = [
    {
      type: 'paragraph',
      attrs: { id: derivedId('p') },
      content: [{ type: 'text', text: 'ابدأ', marks: [{ type: 'bold' }] }],
    },
  ];
  const doc = new Y.Doc();
  const fragment = createFragment(nodes);
  doc.getMap('m').set('f', fragment);
  expect(readProse(fragment)).toEqual(nodes);
});
