import { expect, test } from 'vitest';
import { derivedId, isId } from '@nibras/base';
import { readRawSettings } from './block-record.ts';
import { copyBlock, duplicateNode } from './copies.ts';
import { baseCourse, testModels } from './random-edits.test-kit.ts';
import { pagesInOrder, readTree } from './tree.ts';

test('a copied block has ids and numbers of its own and says where it comes from', () => {
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

test('a duplicated page stands after its original and shares no block with it', () => {
  const document = baseCourse();
  const page = derivedId('page', 'two');
  const copy = duplicateNode(document, testModels, page)!;
  const order = pagesInOrder(readTree(document)).map((node) => node.id);
  expect(order.indexOf(copy)).toBe(order.indexOf(page) + 1);
  expect(String(document.nodes.get(copy)!.get('prose/fr'))).not.toContain(derivedId('block'));
});
