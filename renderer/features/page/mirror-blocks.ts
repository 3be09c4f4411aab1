import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { blockRef, type CourseDocument, edit, toFragmentChildren } from '@nibras/course';

const refId = (child: unknown): Id | undefined =>
  child instanceof Y.XmlElement && child.nodeName === 'blockRef'
    ? ((child.getAttribute('id') as Id | undefined) ?? undefined)
    : undefined;

/** Ids of the blocks that stand at the top of a text, in order. */
export function refsOf(fragment: Y.XmlFragment): Id[] {
  return fragment.toArray().flatMap((child) => refId(child) ?? []);
}

/** Texts that say the same as this one in the other languages: the map that holds it and keys that differ in language only. */
function siblingsOf(fragment: Y.XmlFragment): Y.XmlFragment[] {
  const owner = fragment.parent;
  if (!(owner instanceof Y.Map)) return [];
  const key = [...owner.keys()].find((one) => owner.get(one) === fragment);
  if (!key) return [];
  const stem = key.slice(0, key.lastIndexOf('/') + 1);
  return [...owner.keys()]
    .filter((one) => one !== key && one.startsWith(stem) && one.lastIndexOf('/') === stem.length - 1)
    .map((one) => owner.get(one) as unknown)
    .filter((one) => one instanceof Y.XmlFragment);
}

/** The most of some blocks that may stay where they are, as they already follow each other in the order wanted. */
function inSameOrder(ids: readonly Id[], wanted: readonly Id[]): Set<Id> {
  const ranks = ids.map((id) => wanted.indexOf(id));
  const best: { length: number; from: number }[] = [];
  for (const [index, rank] of ranks.entries()) {
    let from = -1;
    for (let earlier = 0; earlier < index; earlier += 1)
      if (ranks[earlier]! < rank && (from === -1 || best[earlier]!.length > best[from]!.length)) from = earlier;
    best.push({ length: from === -1 ? 1 : best[from]!.length + 1, from });
  }
  const staying = new Set<Id>();
  let at = best.reduce(
    (longest, one, index) => (longest === -1 || one.length > best[longest]!.length ? index : longest),
    -1,
  );
  for (; at !== -1; at = best[at]!.from) staying.add(ids[at]!);
  return staying;
}

/**
 * Does in the other languages what an author did to blocks in one: a block added or moved here stands there after
 * the same neighbour, a block taken out here goes there too. So a course keeps one set of blocks whatever language it is written in.
 */
export function mirrorBlocks(document: CourseDocument, fragment: Y.XmlFragment, before: readonly Id[]): Id[] {
  const now = refsOf(fragment);
  if (now.length === before.length && now.every((id, index) => id === before[index])) return now;
  const survivors = (ids: readonly Id[], others: readonly Id[]): Id[] => ids.filter((id) => others.includes(id));
  const reordered = survivors(before, now).join() !== survivors(now, before).join();
  const removed = new Set(before.filter((id) => !now.includes(id)));
  edit(document, () => {
    for (const sibling of siblingsOf(fragment)) {
      const staying = reordered ? inSameOrder(survivors(refsOf(sibling), now), now) : null;
      const goes = (id: Id): boolean => removed.has(id) || (staying !== null && now.includes(id) && !staying.has(id));
      const moved = new Set(staying ? refsOf(sibling).filter((id) => now.includes(id) && !staying.has(id)) : []);
      for (let at = sibling.length - 1; at >= 0; at -= 1) {
        const id = refId(sibling.get(at));
        if (id !== undefined && goes(id)) sibling.delete(at, 1);
      }
      const added = now.filter((id) => moved.has(id) || !before.includes(id));
      for (const id of added) {
        const there = sibling.toArray().map(refId);
        if (there.includes(id)) continue;
        const place = now.indexOf(id);
        const previous = now.slice(0, place).findLast((one) => there.includes(one));
        const next = now.slice(place + 1).find((one) => there.includes(one));
        const at = previous ? there.indexOf(previous) + 1 : next ? there.indexOf(next) : there.length;
        sibling.insert(at, toFragmentChildren([blockRef(id)]));
      }
    }
  });
  return now;
}
