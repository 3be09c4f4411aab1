import type { Id } from '@nibras/base';
import type { ProseNode } from '@nibras/course';
import type { CheckedPage } from './course-view.ts';

/** A node of rich text and the block that holds it, if any. */
export interface WalkedNode {
  readonly node: ProseNode;
  readonly block: Id | undefined;
  readonly slot: string | undefined;
}

const known = new WeakMap<CheckedPage, Map<string, readonly WalkedNode[]>>();

/** Every node that a page shows in a language, in reading order, with the texts of its blocks where they stand. */
export function walkProse(page: CheckedPage, language: string): readonly WalkedNode[] {
  let languages = known.get(page);
  if (!languages) known.set(page, (languages = new Map()));
  let walked = languages.get(language);
  if (!walked) languages.set(language, (walked = walk(page, language)));
  return walked;
}

function walk(page: CheckedPage, language: string): WalkedNode[] {
  const walked: WalkedNode[] = [];
  const seen = new Set<Id>();
  const blocks = new Map(page.blocks.map((placed) => [placed.block.id, placed]));
  const visit = (nodes: readonly ProseNode[], block: Id | undefined, slot: string | undefined): void => {
    for (const node of nodes) {
      walked.push({ node, block, slot });
      visit(node.content ?? [], block, slot);
      const id = node.type === 'blockRef' ? String(node.attrs?.['id'] ?? '') : '';
      const placed = blocks.get(id);
      if (!placed || seen.has(id)) continue;
      seen.add(id);
      for (const { key } of placed.slots) {
        const text = placed.block.texts[key]?.[language];
        if (text !== undefined && typeof text !== 'string') visit(text, id, key);
      }
    }
  };
  visit(page.node.prose?.[language] ?? [], undefined, undefined);
  return walked;
}
