import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { readProse } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import { type CourseDocument, entriesBelow } from './course-document.ts';
import { pagesInOrder, readTree, type TreeNode } from './tree.ts';

/** A record whose rich texts may refer to blocks: a page, or a block inside one. */
export interface Container {
  readonly id: Id;
  readonly page: Id;
  readonly record: Y.Map<unknown>;
  readonly prefix: 'prose/' | 'text/';
  /** The blocks around it and itself: none of them may stand inside it. */
  readonly path: readonly Id[];
}

/** Pages in reading order, then the banks of questions, then the trash. */
export function allPages(document: CourseDocument): TreeNode[] {
  const tree = readTree(document);
  return [...pagesInOrder(tree), ...tree.banks, ...pagesInOrder({ roots: tree.trashed, recovered: [] })];
}

/** Everything that may hold blocks, in reading order, each block container right after what holds it. */
export function containersInOrder(
  document: CourseDocument,
  pages: readonly TreeNode[] = allPages(document),
): Container[] {
  const found: Container[] = [];
  const seen = new Set<Id>();
  const visit = (container: Container): void => {
    if (seen.has(container.id)) return;
    seen.add(container.id);
    found.push(container);
    for (const [, value] of entriesBelow(container.record, container.prefix)) {
      if (!(value instanceof Y.XmlFragment)) continue;
      for (const id of blockRefs(readProse(value))) {
        const record = document.blocks.get(id);
        if (record) visit({ id, page: container.page, record, prefix: 'text/', path: [...container.path, id] });
      }
    }
  };
  for (const { id } of pages) visit({ id, page: id, record: document.nodes.get(id)!, prefix: 'prose/', path: [] });
  return found;
}

/** The page that shows each block, blocks inside blocks included; pages of the trash come last. */
export function pagesOfBlocks(document: CourseDocument): Map<Id, Id> {
  return new Map(
    containersInOrder(document).flatMap(({ id, page, prefix }) => (prefix === 'text/' ? [[id, page] as const] : [])),
  );
}
