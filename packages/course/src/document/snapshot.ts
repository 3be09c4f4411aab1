import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import type { BlockModels, SnapshotBlock } from '../block-model.ts';
import { readProse } from '../prose/fragment.ts';
import type { ProseNode } from '../prose/prose-node.ts';
import { highestKey, readBlock } from './block-record.ts';
import {
  courseLanguages,
  type CourseDocument,
  defaultLanguage,
  entriesBelow,
  type LocalText,
  readLocalText,
} from './course-document.ts';
import { nodeSettings, type NodeSettings, nodeTitle } from './nodes.ts';
import { staleTexts } from './translation.ts';
import { type NodeKind, readTree, recoveredSectionId, type TreeNode } from './tree.ts';

/** A module, lesson or page as plain frozen data. */
export interface SnapshotNode {
  readonly id: Id;
  readonly kind: NodeKind;
  readonly title: LocalText;
  readonly settings: NodeSettings;
  readonly children: readonly SnapshotNode[];
  /** Rich text by language; only on pages. */
  readonly prose?: Readonly<Record<string, readonly ProseNode[]>>;
  /** True for the section that collects pages which lost their place in a merge. */
  readonly recovered?: boolean;
}

/** A course at one moment as plain data: keys sorted, equal for equal content whatever the history. */
export interface CourseSnapshot {
  readonly id: Id;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly nodes: readonly SnapshotNode[];
  /** Pages of questions to draw from: no learner ever opens one. */
  readonly banks: readonly SnapshotNode[];
  readonly blocks: Readonly<Record<Id, SnapshotBlock>>;
  /** Blocks whose type this version does not know or whose settings are broken. */
  readonly unreadableBlocks: readonly Id[];
  /** By node or block: texts whose translation fell behind, as `<name>/<language>`. */
  readonly staleTexts?: Readonly<Record<Id, readonly string[]>>;
  /** State number of each page, question and option. */
  readonly numbers: Readonly<Record<Id, number>>;
}

function snapshotNode(document: CourseDocument, node: TreeNode): SnapshotNode {
  const record = document.nodes.get(node.id)!;
  const prose: Record<string, ProseNode[]> = {};
  if (node.kind === 'page')
    for (const [language, fragment] of entriesBelow(record, 'prose/'))
      if (fragment instanceof Y.XmlFragment) prose[language] = readProse(fragment);
  return {
    id: node.id,
    kind: node.kind,
    title: nodeTitle(document, node.id),
    settings: nodeSettings(document, node.id),
    children: node.children.map((child) => snapshotNode(document, child)),
    ...(node.kind === 'page' ? { prose } : {}),
  };
}

/** Reads the whole course as it stands. */
export function takeSnapshot(document: CourseDocument, models: BlockModels): CourseSnapshot {
  const tree = readTree(document);
  const nodes = tree.roots.map((node) => snapshotNode(document, node));
  if (tree.recovered.length > 0)
    nodes.push({
      id: recoveredSectionId,
      kind: 'module',
      title: {},
      settings: {},
      recovered: true,
      children: tree.recovered.map((node) => snapshotNode(document, node)),
    });
  const blocks: Record<Id, SnapshotBlock> = {};
  const unreadableBlocks: Id[] = [];
  for (const id of [...document.blocks.keys()].toSorted()) {
    const block = readBlock(models, id, document.blocks.get(id)!);
    if (block) blocks[id] = block;
    else unreadableBlocks.push(id);
  }
  const numbers = Object.fromEntries(
    [...document.numbers.entries()]
      .filter(([id]) => id !== highestKey)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  const stale: Record<Id, readonly string[]> = {};
  for (const map of [document.blocks, document.nodes])
    for (const [id, record] of [...map.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const texts = staleTexts(document, record);
      if (texts.length > 0) stale[id] = texts;
    }
  return {
    id: String(document.course.get('id') ?? ''),
    languages: courseLanguages(document),
    defaultLanguage: defaultLanguage(document),
    title: readLocalText(document.course, 'title'),
    description: readLocalText(document.course, 'description'),
    settings: Object.fromEntries(entriesBelow(document.course, 'setting/')),
    nodes,
    banks: tree.banks.map((node) => snapshotNode(document, node)),
    blocks,
    unreadableBlocks,
    ...(Object.keys(stale).length > 0 ? { staleTexts: stale } : {}),
    numbers,
  };
}

/** Pages of a snapshot in reading order with the titles above them. */
export function snapshotPages(snapshot: CourseSnapshot): { page: SnapshotNode; ancestors: readonly SnapshotNode[] }[] {
  const pages: { page: SnapshotNode; ancestors: readonly SnapshotNode[] }[] = [];
  const visit = (node: SnapshotNode, ancestors: readonly SnapshotNode[]): void => {
    if (node.kind === 'page') pages.push({ page: node, ancestors });
    for (const child of node.children) visit(child, [...ancestors, node]);
  };
  for (const node of snapshot.nodes) visit(node, []);
  return pages;
}
