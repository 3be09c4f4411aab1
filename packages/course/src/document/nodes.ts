import * as Y from 'yjs';
import { type Id, newId } from '@nibras/base';
import { createFragment } from '../prose/fragment.ts';
import type { ProseNode } from '../prose/prose-node.ts';
import { giveNumbers } from './block-record.ts';
import {
  courseLanguages,
  type CourseDocument,
  edit,
  entriesBelow,
  type LocalText,
  readLocalText,
} from './course-document.ts';
import type { Branch, Level, QuizSettings } from './quiz-settings.ts';
import { sharedBlocks } from './shared-blocks.ts';
import { type CourseTree, type NodeKind, orderBetween, readTree, type TreeNode } from './tree.ts';

/** What a node says about itself, apart from its place and prose. */
export interface NodeSettings {
  readonly quiz?: QuizSettings;
  /** Level of the lesson or module: knowledge acquisition, deepening, creation. */
  readonly level?: Level;
  /** Minutes that tasks away from the screen take. */
  readonly taskMinutes?: number;
  readonly competencies?: readonly { readonly framework: string; readonly code: string }[];
  /** True for a page that is a bank: it stands outside the outline, and its questions are drawn by others. */
  readonly bank?: boolean;
  /** Where the learner goes on from this page, the first that holds; else to the next page. */
  readonly branches?: readonly Branch[];
}

/** What a new node starts from. */
export interface NodeSeed {
  readonly id?: Id;
  readonly kind: NodeKind;
  /** '' at the top. */
  readonly parent?: string;
  readonly title?: LocalText;
  readonly settings?: NodeSettings;
  /** Rich text by language, for a page. */
  readonly prose?: Readonly<Record<string, readonly ProseNode[]>>;
  /** Sibling after which it goes; null first; undefined last. */
  readonly after?: Id | null;
}

function findSiblings(tree: CourseTree, parent: string): readonly TreeNode[] {
  if (parent === '') return tree.roots;
  const stack: TreeNode[] = [...tree.roots, ...tree.recovered];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.id === parent) return node.children;
    stack.push(...node.children);
  }
  return [];
}

/** Order key for a place among siblings: after one, first (null) or last (undefined); `moving` is left out of the count. */
export function orderAfter(siblings: readonly TreeNode[], after: Id | null | undefined, moving?: Id): string {
  const others = siblings.filter((node) => node.id !== moving);
  const index =
    after === undefined ? others.length - 1 : after === null ? -1 : others.findIndex((node) => node.id === after);
  const place = index === -1 && after !== null ? others.length - 1 : index;
  return orderBetween(others[place]?.order ?? null, others[place + 1]?.order ?? null);
}

/** Adds a module, lesson or page. A page gets an empty text in every language of the course. */
export function addNode(document: CourseDocument, seed: NodeSeed): Id {
  const id = seed.id ?? newId();
  edit(document, () => {
    const parent = seed.parent ?? '';
    const order = orderAfter(findSiblings(readTree(document), parent), seed.after);
    const node = new Y.Map<unknown>();
    document.nodes.set(id, node);
    node.set('kind', seed.kind);
    node.set('parent', parent);
    node.set('order', order);
    for (const [language, title] of Object.entries(seed.title ?? {})) node.set(`title/${language}`, title);
    for (const [name, value] of Object.entries(seed.settings ?? {})) node.set(`setting/${name}`, value);
    if (seed.kind === 'page')
      for (const language of courseLanguages(document))
        node.set(`prose/${language}`, createFragment(seed.prose?.[language] ?? []));
    giveNumbers(document, [id]);
  });
  return id;
}

/** Moves a node below another parent or among its siblings. */
export function moveNode(document: CourseDocument, id: Id, parent: string, after?: Id | null): void {
  const node = document.nodes.get(id);
  if (!node) return;
  edit(document, () => {
    node.set('order', orderAfter(findSiblings(readTree(document), parent), after, id));
    if (node.get('parent') !== parent) node.set('parent', parent);
  });
}

/** Puts a node and all below it into the trash, from where it can come back: nothing is erased. */
export function trashNode(document: CourseDocument, id: Id): void {
  const node = document.nodes.get(id);
  if (node) edit(document, () => node.set('trashed', true));
}

/** Takes a node out of the trash; it returns to its place, or to the recovered section if that is gone. */
export function restoreNode(document: CourseDocument, id: Id): void {
  const node = document.nodes.get(id);
  if (node) edit(document, () => node.delete('trashed'));
}

/** Renames a node in one language. */
export function renameNode(document: CourseDocument, id: Id, language: string, title: string): void {
  const node = document.nodes.get(id);
  if (node) edit(document, () => node.set(`title/${language}`, title));
}

/** Sets or (undefined) removes a setting of a node. */
export function setNodeSetting<Name extends keyof NodeSettings>(
  document: CourseDocument,
  id: Id,
  name: Name,
  value: NodeSettings[Name] | undefined,
): void {
  const node = document.nodes.get(id);
  if (!node) return;
  edit(document, () => {
    if (value === undefined) node.delete(`setting/${name}`);
    else node.set(`setting/${name}`, value);
  });
}

/** Title of a node in each language. */
export function nodeTitle(document: CourseDocument, id: Id): LocalText {
  const node = document.nodes.get(id);
  return node ? readLocalText(node, 'title') : {};
}

/** Settings of a node. */
export function nodeSettings(document: CourseDocument, id: Id): NodeSettings {
  const node = document.nodes.get(id);
  return node ? Object.fromEntries(entriesBelow(node, 'setting/')) : {};
}

/** The text of a page in a language, made on the spot where the language was added later. */
export function pageProse(document: CourseDocument, id: Id, language: string): Y.XmlFragment | undefined {
  const node = document.nodes.get(id);
  if (!node || node.get('kind') !== 'page') return undefined;
  const existing = node.get(`prose/${language}`);
  if (existing instanceof Y.XmlFragment) return existing;
  return edit(document, () => {
    const fragment = createFragment(sharedBlocks(document, node, 'prose'));
    node.set(`prose/${language}`, fragment);
    return fragment;
  });
}

/** Names of a block's rich texts, without their language. */
function flowNames(record: Y.Map<unknown>): Set<string> {
  return new Set(
    entriesBelow(record, 'text/').flatMap(([key, value]) =>
      value instanceof Y.XmlFragment ? [`text/${key.slice(0, key.lastIndexOf('/'))}`] : [],
    ),
  );
}

/** Adds a language to the course; its texts start without words, with the blocks that the other languages show. */
export function addLanguage(document: CourseDocument, language: string): void {
  const languages = courseLanguages(document);
  if (languages.includes(language)) return;
  edit(document, () => {
    document.course.set(`languages/${language}`, languages.length);
    for (const node of document.nodes.values())
      if (node.get('kind') === 'page' && !node.has(`prose/${language}`))
        node.set(`prose/${language}`, createFragment(sharedBlocks(document, node, 'prose')));
    for (const record of document.blocks.values())
      for (const name of flowNames(record))
        if (!record.has(`${name}/${language}`)) {
          const blocks = sharedBlocks(document, record, name);
          if (blocks.length > 0) record.set(`${name}/${language}`, createFragment(blocks));
        }
  });
}
