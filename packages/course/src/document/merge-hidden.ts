import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { readProse } from '../prose/fragment.ts';
import { blockRefs, plainText } from '../prose/plain-text.ts';
import type { ProseNode } from '../prose/prose-node.ts';
import type { CourseDocument } from './course-document.ts';

/** Something that one side wrote and that the merged document no longer shows. */
export interface HiddenText {
  readonly root: 'course' | 'nodes' | 'blocks';
  /** Page, block or other record; '' for the course itself. */
  readonly owner: Id | '';
  readonly key: string;
  readonly language: string;
  readonly text: string;
  /** Rich text: what must be kept; absent for a plain string or a setting. */
  readonly nodes?: readonly ProseNode[];
  readonly setting: boolean;
  /** What the merged document shows in its place. */
  readonly kept: string;
  /** Whether another text took its place; else the other side deleted what it stood in. */
  readonly replaced: boolean;
}

interface Place {
  readonly root: string;
  /** Keys from the root down to the item, outermost first; absent where an item stands in a sequence. */
  readonly keys: readonly string[];
  /** Child of the fragment at the second key that holds the item. */
  readonly top: Y.Item | undefined;
}

function locate(item: Y.Item, roots: ReadonlyMap<unknown, string>): Place | undefined {
  const chain: Y.Item[] = [];
  for (let at: Y.Item | null = item; at; at = (at.parent as Y.AbstractType<unknown>)._item) chain.unshift(at);
  const root = roots.get(chain[0]!.parent);
  if (root === undefined) return undefined;
  const keys: string[] = [];
  let top: Y.Item | undefined;
  for (const one of chain) {
    if (one.parentSub === null) {
      top = one;
      break;
    }
    keys.push(one.parentSub);
  }
  return { root, keys, top };
}

const isContent = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString ||
  content instanceof Y.ContentType ||
  content instanceof Y.ContentAny ||
  content instanceof Y.ContentJSON ||
  content instanceof Y.ContentEmbed;

/** Items that a side made after the two parted and that the merged document has as deleted. */
function* lostItems(side: Y.Doc, otherVector: Uint8Array, isDropped: (id: Y.ID) => boolean): Generator<Y.Item> {
  const known = Y.decodeStateVector(otherVector);
  for (const [client, structs] of side.store.clients) {
    const from = known.get(client) ?? 0;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || struct.id.clock + struct.length <= from) continue;
      if (!isContent(struct.content)) continue;
      if (isDropped(Y.createID(client, Math.max(struct.id.clock, from)))) yield struct;
    }
  }
}

const plainOf = (value: unknown): unknown =>
  value instanceof Y.XmlFragment ? readProse(value) : value instanceof Y.AbstractType ? value.toJSON() : value;

const wordsOf = (value: unknown): string =>
  value instanceof Y.XmlFragment
    ? plainText(readProse(value))
    : typeof value === 'string'
      ? value
      : value === undefined
        ? ''
        : JSON.stringify(plainOf(value));

const isText = (key: string): boolean => /^(title|description|prose|text)\//.test(key);
const isSetting = (key: string): boolean => /^(set|setting)\//.test(key);

/** What one side wrote after the two parted and the merged document hides, a reading for each text. */
export function hiddenTexts(side: CourseDocument, otherVector: Uint8Array, merged: CourseDocument): HiddenText[] {
  const roots = new Map<unknown, string>([
    [side.course, 'course'],
    [side.nodes, 'nodes'],
    [side.blocks, 'blocks'],
  ]);
  const found = new Map<string, { root: HiddenText['root']; owner: string; key: string; tops: Set<Y.Item> }>();
  const note = (root: HiddenText['root'], owner: string, key: string, top: Y.Item | undefined): void => {
    if (!isText(key) && !isSetting(key)) return;
    const name = `${root} ${owner} ${key}`;
    const one = found.get(name) ?? { root, owner, key, tops: new Set() };
    found.set(name, one);
    if (top) one.tops.add(top);
  };
  const deleted = Y.createDeleteSetFromStructStore(merged.doc.store);
  const isDropped = (id: Y.ID): boolean => Y.isDeleted(deleted, id);
  for (const item of lostItems(side.doc, otherVector, isDropped)) {
    const place = locate(item, roots);
    if (!place) continue;
    const [first, second] = place.keys;
    if (place.root === 'course') note('course', '', first ?? '', undefined);
    else if (first !== undefined && second !== undefined) note(place.root as 'nodes', first, second, place.top);
  }
  const hidden: HiddenText[] = [];
  for (const { root, owner, key, tops } of found.values()) {
    const own = root === 'course' ? side.course : side[root].get(owner);
    const now = root === 'course' ? merged.course : merged[root].get(owner);
    const value = own?.get(key);
    const shown = now?.get(key);
    if (JSON.stringify(plainOf(value)) === JSON.stringify(plainOf(shown))) continue;
    const kept = wordsOf(shown);
    const language = isText(key) ? key.slice(key.lastIndexOf('/') + 1) : '';
    const base = { root, owner, key, language, setting: isSetting(key), kept };
    if (value instanceof Y.XmlFragment) {
      const replaced = value._item !== null && isDropped(value._item.id);
      const children = value.toArray().filter((child) => replaced || (child._item !== null && tops.has(child._item)));
      const nodes = readProse(asFragment(children));
      const text = plainText(nodes);
      if (text !== '' || blockRefs(nodes).length > 0) hidden.push({ ...base, text, nodes, replaced });
    } else if (wordsOf(value) !== '') hidden.push({ ...base, text: wordsOf(value), replaced: true });
  }
  return hidden.toSorted((one, other) => (`${one.owner} ${one.key}` < `${other.owner} ${other.key}` ? -1 : 1));
}

/** Reads nodes that stand in a document as if they stood alone. */
function asFragment(children: readonly unknown[]): Y.XmlFragment {
  return { toArray: () => children } as unknown as Y.XmlFragment;
}
