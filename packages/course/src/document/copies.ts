import * as Y from 'yjs';
import { type Id, newId } from '@nibras/base';
import { fillMarkers, textMarker } from '../assessment/text-marker.ts';
import type { AnyBlockModel, BlockModels, RawSettings } from '../block-model.ts';
import { createFragment, readProse } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import type { ProseNode } from '../prose/prose-node.ts';
import { giveNumbers, readRawSettings, readSettings } from './block-record.ts';
import { type CourseDocument, edit, entriesBelow } from './course-document.ts';
import { addNode, nodeSettings, nodeTitle } from './nodes.ts';
import { readTree, type TreeNode } from './tree.ts';

/** Replaces ids inside plain data, in keys and values. */
function renameIds(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renameIds(one, names));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [names.get(key) ?? key, renameIds(one, names)]),
    );
  return value;
}

const renameSlot = (slot: string, names: ReadonlyMap<string, string>): string =>
  slot
    .split(':')
    .map((part) => names.get(part) ?? part)
    .join(':');

/** The same rich text for a copy: each block it refers to replaced by its copy, each paragraph and the like with an id of its own, each marker with that of the copied member. */
function renewProse(
  nodes: readonly ProseNode[],
  names: ReadonlyMap<string, string>,
  give: (old: Id) => Id,
): ProseNode[] {
  return nodes.map((node) => {
    const id = node.attrs?.['id'];
    return {
      ...node,
      ...(typeof id === 'string'
        ? { attrs: { ...node.attrs, id: names.get(id) ?? (node.type === 'blockRef' ? id : give(id)) } }
        : {}),
      ...(node.text === undefined ? {} : { text: fillMarkers(node.text, (old) => textMarker(names.get(old) ?? old)) }),
      ...(node.content ? { content: renewProse(node.content, names, give) } : {}),
    };
  });
}

/**
 * Copies a block with all the blocks inside its texts: new ids for it and its options, `copiedFrom` the original.
 * `source` may be another course's document. Returns the new id, or undefined where there is no such block.
 */
export function copyBlock(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  source: CourseDocument = document,
  give: (old: Id) => Id = () => newId(),
): Id | undefined {
  return copyInto(document, models, id, source, give, new Map());
}

/** `made` holds the copies of the blocks around: a block inside itself ends there. */
function copyInto(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  source: CourseDocument,
  give: (old: Id) => Id,
  made: ReadonlyMap<string, string>,
): Id | undefined {
  const original = source.blocks.get(id);
  if (!original) return undefined;
  const model: AnyBlockModel | undefined = models[String(original.get('type'))];
  const settings: unknown = model ? readSettings(model, original) : undefined;
  const members = model?.members && settings !== undefined ? model.members(settings) : [];
  const copy = give(id);
  const names = new Map<string, string>([
    ...made,
    [id, copy],
    ...members.map((member) => [member, give(member)] as const),
  ]);
  edit(document, () => {
    const texts = entriesBelow(original, 'text/').map(([key, value]) => {
      const slash = key.lastIndexOf('/');
      return { slot: key.slice(0, slash), language: key.slice(slash + 1), value };
    });
    for (const { value } of texts)
      if (value instanceof Y.XmlFragment)
        for (const inner of blockRefs(readProse(value)))
          if (!names.has(inner)) {
            const innerCopy = copyInto(document, models, inner, source, give, names);
            if (innerCopy) names.set(inner, innerCopy);
          }
    const record = new Y.Map<unknown>();
    document.blocks.set(copy, record);
    record.set('type', original.get('type'));
    record.set('version', original.get('version'));
    record.set('copiedFrom', id);
    for (const [name, value] of Object.entries(flatten(readRawSettings(original))))
      record.set(
        `set/${name
          .split('/')
          .map((part) => names.get(part) ?? part)
          .join('/')}`,
        renameIds(value, names),
      );
    for (const { slot, language, value } of texts)
      record.set(
        `text/${renameSlot(slot, names)}/${language}`,
        value instanceof Y.XmlFragment ? createFragment(renewProse(readProse(value), names, give)) : value,
      );
    giveNumbers(document, [copy, ...members.map((member) => names.get(member)!)]);
  });
  return copy;
}

function flatten(settings: RawSettings): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [member, one] of Object.entries(value)) flat[`${name}/${member}`] = one;
    else flat[name] = value;
  }
  return flat;
}

/** Copies a page, lesson or module with all it holds, right after the original. */
export function duplicateNode(document: CourseDocument, models: BlockModels, id: Id): Id | undefined {
  const find = (nodes: readonly TreeNode[]): TreeNode | undefined => {
    for (const node of nodes) {
      const found = node.id === id ? node : find(node.children);
      if (found) return found;
    }
    return undefined;
  };
  const tree = readTree(document);
  const node = find([...tree.roots, ...tree.recovered]);
  if (!node) return undefined;
  return edit(document, () => {
    const copy = (from: TreeNode, parent: string, after?: Id): Id => {
      const record = document.nodes.get(from.id)!;
      const names = new Map<string, string>();
      const prose: Record<string, ProseNode[]> = {};
      for (const [language, fragment] of entriesBelow(record, 'prose/')) {
        const nodes = readProse(fragment as Y.XmlFragment);
        for (const ref of blockRefs(nodes))
          if (!names.has(ref)) {
            const blockCopy = copyBlock(document, models, ref);
            if (blockCopy) names.set(ref, blockCopy);
          }
        prose[language] = renewProse(nodes, names, () => newId());
      }
      const made = addNode(document, {
        kind: from.kind,
        parent,
        title: nodeTitle(document, from.id),
        settings: nodeSettings(document, from.id),
        prose,
        ...(after ? { after } : {}),
      });
      document.nodes.get(made)!.set('copiedFrom', from.id);
      for (const child of from.children) copy(child, made);
      return made;
    };
    // What lost its place may name a parent in the trash, where nobody would find the copy.
    return copy(node, tree.recovered.includes(node) ? '' : node.parent, node.id);
  });
}
