import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import type { AnyBlockModel, BlockModels, BlockSeed } from '../block-model.ts';
import { toFragmentChildren } from '../prose/fragment.ts';
import { blockRef } from '../prose/prose-node.ts';
import { flowsOf, leafId, leavesOf, removeLeaf } from './block-leaves.ts';
import { containersInOrder } from './block-pages.ts';
import { createBlock } from './block-record.ts';
import { copyBlock } from './copies.ts';
import { courseLanguages, type CourseDocument, edit, entriesBelow, type LocalText } from './course-document.ts';
import { addNode, orderAfter, pageProse } from './nodes.ts';
import { orderBetween, readTree } from './tree.ts';

/** Adds an empty bank of questions. */
export function addBank(document: CourseDocument, title: LocalText, id?: Id): Id {
  return edit(document, () => {
    const order = orderAfter(readTree(document).banks, undefined);
    const bank = addNode(document, {
      kind: 'page',
      title,
      settings: { bank: true },
      ...(id === undefined ? {} : { id }),
    });
    document.nodes.get(bank)!.set('order', order);
    return bank;
  });
}

/** The blocks of a bank or page, those inside other blocks not, in order. */
export function blocksOf(document: CourseDocument, page: Id): Id[] {
  const record = document.nodes.get(page);
  return record ? flowsOf(document, record, 'prose/').flatMap(({ reference }) => leavesOf(reference).map(leafId)) : [];
}

function showLast(document: CourseDocument, page: Id, blocks: readonly Id[]): void {
  for (const language of courseLanguages(document)) {
    const prose = pageProse(document, page, language);
    prose?.insert(prose.length, toFragmentChildren(blocks.map(blockRef)));
  }
}

/** Adds a new block at the end of a bank or page, in all languages. */
export function appendBlock(document: CourseDocument, page: Id, model: AnyBlockModel, seed?: BlockSeed): Id {
  return edit(document, () => {
    const block = createBlock(document, model, seed);
    showLast(document, page, [block]);
    return block;
  });
}

/** Takes blocks out of wherever they stand and puts them at the end of a bank or page; they keep their ids, so learners keep their answers. */
export function moveBlocks(document: CourseDocument, blocks: readonly Id[], page: Id): void {
  if (!document.nodes.has(page)) return;
  edit(document, () => {
    const moving = blocks.filter((id) => document.blocks.has(id));
    removeBlocks(document, moving);
    showLast(document, page, moving);
  });
}

/** Copies blocks, of this course or another, to the end of a bank or page; gives the copies in the same order. */
export function copyBlocks(
  document: CourseDocument,
  models: BlockModels,
  blocks: readonly Id[],
  page: Id,
  source: CourseDocument = document,
): Id[] {
  return edit(document, () => {
    const copies = blocks.flatMap((id) => copyBlock(document, models, id, source) ?? []);
    showLast(document, page, copies);
    return copies;
  });
}

/** Moves a bank among the banks, one place up (-1) or down (1). */
export function moveBank(document: CourseDocument, bank: Id, by: 1 | -1): void {
  const { banks } = readTree(document);
  const index = banks.findIndex(({ id }) => id === bank);
  const target = index + by;
  const node = document.nodes.get(bank);
  if (!node || index === -1 || target < 0 || target >= banks.length) return;
  const after = by === 1 ? banks[target]!.id : (banks[target - 1]?.id ?? null);
  edit(document, () => {
    // Banks of older courses, and of merged ones, may share a key: no place lies between equals.
    if (new Set(banks.map(({ order }) => order)).size < banks.length) {
      let last: string | null = null;
      for (const { id } of banks) document.nodes.get(id)!.set('order', (last = orderBetween(last, null)));
    }
    node.set('order', orderAfter(readTree(document).banks, after, bank));
  });
}

/** Takes blocks out of the texts that show them; their records stay, as undo and a merge may want them back. */
export function removeBlocks(document: CourseDocument, blocks: readonly Id[]): void {
  const gone = new Set(blocks);
  edit(document, () => {
    for (const { record, prefix } of containersInOrder(document))
      for (const [, fragment] of entriesBelow(record, prefix))
        if (fragment instanceof Y.XmlFragment)
          for (const leaf of leavesOf(fragment).toReversed()) if (gone.has(leafId(leaf))) removeLeaf(leaf);
  });
}
