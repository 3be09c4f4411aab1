import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import type { AnyBlockModel, BlockSeed } from '../block-model.ts';
import { toFragmentChildren } from '../prose/fragment.ts';
import { blockRef } from '../prose/prose-node.ts';
import { flowsOf, leafId, leavesOf, removeLeaf } from './block-leaves.ts';
import { containersInOrder } from './block-pages.ts';
import { createBlock } from './block-record.ts';
import { courseLanguages, type CourseDocument, edit, entriesBelow, type LocalText } from './course-document.ts';
import { addNode, pageProse } from './nodes.ts';

/** Adds an empty bank of questions. */
export function addBank(document: CourseDocument, title: LocalText, id?: Id): Id {
  return addNode(document, { kind: 'page', title, settings: { bank: true }, ...(id === undefined ? {} : { id }) });
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
