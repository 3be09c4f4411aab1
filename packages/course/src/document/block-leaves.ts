import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { toFragmentChildren } from '../prose/fragment.ts';
import { blockRef } from '../prose/prose-node.ts';
import { courseLanguages, type CourseDocument, defaultLanguage, entriesBelow } from './course-document.ts';

/** One text of a page or block in all its languages. */
export interface Flow {
  /** `prose` or `text/<slot>`. */
  readonly name: string;
  /** The language whose blocks count: the course's main one, else the first that the text has. */
  readonly reference: Y.XmlFragment;
  readonly others: readonly Y.XmlFragment[];
}

/** The rich texts of a record, each with the language that says which blocks stand in it. */
export function flowsOf(document: CourseDocument, record: Y.Map<unknown>, prefix: 'prose/' | 'text/'): Flow[] {
  const order = [defaultLanguage(document), ...courseLanguages(document)];
  const rank = (language: string): number => (order.includes(language) ? order.indexOf(language) : order.length);
  const texts = new Map<string, [string, Y.XmlFragment][]>();
  for (const [key, value] of entriesBelow(record, prefix)) {
    if (!(value instanceof Y.XmlFragment)) continue;
    const slash = key.lastIndexOf('/');
    const name = slash === -1 ? prefix.slice(0, -1) : `${prefix}${key.slice(0, slash)}`;
    texts.set(name, [...(texts.get(name) ?? []), [key.slice(slash + 1), value]]);
  }
  return [...texts].map(([name, languages]) => {
    const [reference, ...others] = languages
      .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
      .map(([, fragment]) => fragment);
    return { name, reference: reference!, others };
  });
}

/** The leaf elements of a text that name a block, at any depth, in order. */
export function leavesOf(parent: Y.XmlFragment, found: Y.XmlElement[] = []): Y.XmlElement[] {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === 'blockRef') found.push(child);
    else leavesOf(child, found);
  }
  return found;
}

/** The block that a leaf names. */
export const leafId = (leaf: Y.XmlElement): Id => String(leaf.getAttribute('id') ?? '');

/** Takes a leaf out of its text. */
export function removeLeaf(leaf: Y.XmlElement): void {
  const parent = leaf.parent as Y.XmlFragment;
  parent.delete(parent.toArray().indexOf(leaf), 1);
}

/** The block of a child that is itself a leaf. */
export const topId = (child: unknown): Id | undefined =>
  child instanceof Y.XmlElement && child.nodeName === 'blockRef' ? leafId(child) : undefined;

/** The most of some blocks that may stay where they are, as they already follow each other in the order wanted. */
function longestInOrder(ids: readonly Id[], wanted: readonly Id[]): Set<Id> {
  const ranks = ids.map((id) => wanted.indexOf(id));
  const best: { length: number; from: number }[] = [];
  for (const [index, rank] of ranks.entries()) {
    let from = -1;
    for (let earlier = 0; earlier < index; earlier += 1)
      if (ranks[earlier]! < rank && (from === -1 || best[earlier]!.length > best[from]!.length)) from = earlier;
    best.push({ length: from === -1 ? 1 : best[from]!.length + 1, from });
  }
  let at = best.reduce(
    (longest, one, index) => (longest === -1 || one.length > best[longest]!.length ? index : longest),
    -1,
  );
  const staying = new Set<Id>();
  for (; at !== -1; at = best[at]!.from) staying.add(ids[at]!);
  return staying;
}

/**
 * Makes a text show the blocks wanted, in their order: what is missing comes in after the same neighbour, what stands out of
 * order moves, everything else stays as it is. Blocks inside lists, quotes and tables keep their place. True where it changed.
 */
export function alignLeaves(fragment: Y.XmlFragment, wanted: readonly Id[]): boolean {
  const tops = fragment.toArray().flatMap((child) => topId(child) ?? []);
  const known = new Set(wanted);
  const held = new Set(leavesOf(fragment).map(leafId));
  const present = tops.filter((id) => known.has(id));
  const missing = wanted.filter((id) => !held.has(id));
  const staying = longestInOrder(present, wanted);
  if (missing.length === 0 && staying.size === present.length) return false;
  const coming = new Set([...missing, ...present.filter((id) => !staying.has(id))]);
  for (let at = fragment.length - 1; at >= 0; at -= 1) {
    const id = topId(fragment.get(at));
    if (id !== undefined && coming.has(id)) fragment.delete(at, 1);
  }
  for (const [place, id] of wanted.entries()) {
    if (!coming.has(id)) continue;
    const there = fragment.toArray().map(topId);
    const previous = wanted.slice(0, place).findLast((one) => there.includes(one));
    const next = wanted.slice(place + 1).find((one) => there.includes(one));
    const at =
      previous !== undefined ? there.indexOf(previous) + 1 : next !== undefined ? there.indexOf(next) : there.length;
    fragment.insert(at, toFragmentChildren([blockRef(id)]));
  }
  return true;
}
