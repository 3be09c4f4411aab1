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

/**
 * Does in the other languages what an author did to blocks in one: a block added or moved here stands there after
 * the same neighbour, a block taken out here goes there too. So a course keeps one set of blocks whatever language it is written in.
 */
export function mirrorBlocks(document: CourseDocument, fragment: Y.XmlFragment, before: readonly Id[]): Id[] {
  const now = refsOf(fragment);
  if (now.length === before.length && now.every((id, index) => id === before[index])) return now;
  const neighbour = (ids: readonly Id[], id: Id): Id | undefined => ids[ids.indexOf(id) - 1];
  const moved = (id: Id): boolean => before.includes(id) && neighbour(now, id) !== neighbour(before, id);
  const removed = before.filter((id) => !now.includes(id) || moved(id));
  const added = now.filter((id) => !before.includes(id) || moved(id));
  edit(document, () => {
    for (const sibling of siblingsOf(fragment)) {
      for (const id of removed) {
        const at = sibling.toArray().findIndex((child) => refId(child) === id);
        if (at !== -1) sibling.delete(at, 1);
      }
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
