import type * as Y from 'yjs';
import type { CourseDocument } from '@nibras/course';

const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

function gather(map: Y.Map<unknown>, found: Set<string>): void {
  for (const value of map.values())
    if (typeof value === 'string' || (typeof value === 'object' && value !== null && isPlain(value)))
      for (const one of JSON.stringify(value).match(hash) ?? []) found.add(one);
}

const isPlain = (value: object): boolean => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

/** Hashes of every asset that the document names in any setting, trash included; knows no block type, so none is missed. */
export function namedAssets(document: CourseDocument): Set<string> {
  const found = new Set<string>();
  gather(document.course, found);
  for (const node of document.nodes.values()) gather(node, found);
  for (const block of document.blocks.values()) gather(block, found);
  return found;
}
