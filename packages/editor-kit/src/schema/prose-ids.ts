import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { isId, newId } from '@nibras/base';

/** Prose nodes that carry an id of their own. */
export const identifiedTypes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'table',
];

/**
 * Ids that top-level nodes should have: each its own; where two share one (a split), the half with more text keeps it, the
 * first of equal halves. Returns only what changes, by index.
 */
export function repairedIds(
  nodes: readonly { readonly id: unknown; readonly size: number; readonly identified: boolean }[],
  create: () => string = newId,
): Map<number, string> {
  const keeper = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    if (!node.identified || !isId(node.id)) continue;
    const held = keeper.get(node.id);
    if (held === undefined || node.size > nodes[held]!.size) keeper.set(node.id, index);
  }
  const changes = new Map<number, string>();
  for (const [index, node] of nodes.entries())
    if (node.identified && (!isId(node.id) || keeper.get(node.id) !== index)) changes.set(index, create());
  return changes;
}

const fromElsewhere = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey) !== undefined;

/** Gives top-level prose nodes their ids as the author writes; changes that come from the document are left alone. */
export const ProseIds = Extension.create({
  name: 'proseIds',
  addGlobalAttributes: () => [
    {
      types: identifiedTypes,
      attributes: {
        id: {
          default: null,
          keepOnSplit: true,
          parseHTML: (element) => element.getAttribute('data-id'),
          renderHTML: (attributes) => (attributes['id'] ? { 'data-id': String(attributes['id']) } : {}),
        },
        dir: {
          default: null,
          parseHTML: (element) => (['ltr', 'rtl'].includes(element.dir) ? element.dir : null),
          renderHTML: (attributes) => (attributes['dir'] ? { dir: String(attributes['dir']) } : {}),
        },
        lang: {
          default: null,
          parseHTML: (element) => element.getAttribute('lang'),
          renderHTML: (attributes) => (attributes['lang'] ? { lang: String(attributes['lang']) } : {}),
        },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('proseIds'),
      appendTransaction(transactions, _old, state) {
        if (!transactions.some((one) => one.docChanged) || transactions.some(fromElsewhere)) return null;
        const positions: number[] = [];
        const nodes: ProseMirrorNode[] = [];
        state.doc.forEach((node, offset) => {
          positions.push(offset);
          nodes.push(node);
        });
        const changes = repairedIds(
          nodes.map((node) => ({
            id: node.attrs['id'] as unknown,
            size: node.textContent.length,
            identified: identifiedTypes.includes(node.type.name),
          })),
        );
        if (changes.size === 0) return null;
        const transaction = state.tr;
        for (const [index, id] of changes) transaction.setNodeAttribute(positions[index]!, 'id', id);
        // One step of undo with the change that called for it: marked apart, that change too would be left out of history.
        return transaction;
      },
    }),
  ],
});
