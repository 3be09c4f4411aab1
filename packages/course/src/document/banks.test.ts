import { expect, test } from 'vitest';
import { derivedId } from '@nibras/base';
import { blockRefs } from '../prose/plain-text.ts';
import { addBank, appendBlock, moveBlocks } from './banks.ts';
import { pagesOfBlocks } from './block-pages.ts';
import { addLanguage, addNode } from './nodes.ts';
import { baseCourse, testModels } from './random-edits.test-kit.ts';
import { snapshotPages, takeSnapshot } from './snapshot.ts';
import { pagesInOrder, readTree } from './tree.ts';
import { createUndoManager } from './undo.ts';

test('a bank stands beside the outline and is no page of it', () => {
  const document = baseCourse();
  const before = pagesInOrder(readTree(document)).length;
  const bank = addBank(document, { fr: 'Banque' });
  expect(pagesInOrder(readTree(document))).toHaveLength(before);
  expect(readTree(document).banks.map(({ id }) => id)).toEqual([bank]);
  const snapshot = takeSnapshot(document, testModels);
  expect(snapshot.banks.map(({ id, title }) => [id, title])).toEqual([[bank, { fr: 'Banque' }]]);
  expect(snapshotPages(snapshot).some(({ page }) => page.id === bank)).toBe(false);
});

test('a bank inside a module that loses its place stays a bank', () => {
  const document = baseCourse();
  const bank = addNode(document, { kind: 'page', parent: derivedId('gone'), settings: { bank: true } });
  expect(readTree(document)).toMatchObject({ banks: [{ id: bank }], recovered: [] });
});

test('a question is added in every language, and moves to another bank with its id and number', () => {
  const document = baseCourse();
  addLanguage(document, 'ar');
  const [one, other] = [addBank(document, { fr: 'Une' }), addBank(document, { fr: 'Autre' })];
  const block = appendBlock(document, one, testModels['poll']!);
  const number = document.numbers.get(block);
  const undo = createUndoManager(document);
  moveBlocks(document, [block, derivedId('block')], other);
  const snapshot = takeSnapshot(document, testModels);
  const shown = Object.fromEntries(snapshot.banks.map(({ id, prose }) => [id, prose]));
  expect(shown[one]).toEqual({ fr: [], ar: [] });
  for (const language of ['fr', 'ar']) expect(blockRefs(shown[other]![language]!)).toEqual([block, derivedId('block')]);
  expect(snapshot.numbers[block]).toBe(number);
  undo.undo();
  expect(pagesOfBlocks(document).get(block)).toBe(one);
  expect(pagesOfBlocks(document).get(derivedId('block'))).toBe(derivedId('page', 'two'));
});
