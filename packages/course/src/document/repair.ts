import * as Y from 'yjs';
import { derivedId, type Id } from '@nibras/base';
import type { BlockModels } from '../block-model.ts';
import { containersInOrder } from './block-pages.ts';
import { highestKey } from './block-record.ts';
import { copyBlock } from './copies.ts';
import { type CourseDocument, entriesBelow, repairOrigin } from './course-document.ts';

/** Something that a merge left twice and that was made unique again. */
export interface Repair {
  readonly code: 'repair.duplicate-block' | 'repair.duplicate-number';
  readonly at: { readonly page?: Id; readonly block?: Id };
}

function refElements(parent: Y.XmlFragment, found: Y.XmlElement[] = []): Y.XmlElement[] {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === 'blockRef') found.push(child);
    else refElements(child, found);
  }
  return found;
}

function removeElement(element: Y.XmlElement): void {
  const parent = element.parent as Y.XmlFragment;
  parent.delete(parent.toArray().indexOf(element), 1);
}

/**
 * Gives every place its own block: the first place in reading order keeps the block, each later one gets a copy whose id
 * follows from the block, the place and the count, so that two sides that repair apart make the same copies. A block that
 * stands inside itself, since each side moved one of two blocks into the other, leaves the inner place.
 */
function repairBlocks(document: CourseDocument, models: BlockModels): Repair[] {
  const repairs: Repair[] = [];
  const owners = new Map<Id, Id>();
  for (const { id: owner, page, record, prefix, path } of containersInOrder(document)) {
    for (const [, value] of entriesBelow(record, prefix)) {
      if (!(value instanceof Y.XmlFragment)) continue;
      const counts = new Map<Id, number>();
      for (const element of refElements(value)) {
        const id = String(element.getAttribute('id') ?? '');
        if (!document.blocks.has(id)) continue;
        if (path.includes(id)) {
          removeElement(element);
          continue;
        }
        const count = counts.get(id) ?? 0;
        counts.set(id, count + 1);
        const first = owners.get(id) ?? owner;
        owners.set(id, first);
        if (first === owner && count === 0) continue;
        const give = (old: Id): Id => derivedId('duplicate', old, owner, String(count));
        const copy = give(id);
        if (!document.blocks.has(copy)) {
          copyBlock(document, models, id, document, give);
          repairs.push({ code: 'repair.duplicate-block', at: { page, block: copy } });
        }
        element.setAttribute('id', copy);
        owners.set(copy, owner);
      }
    }
  }
  return repairs;
}

/**
 * Gives new state numbers to all that share one. None of them keeps it: either may have been published from its own copy,
 * and a learner's answer to the one must never be read as an answer to the other. The highest number never goes down.
 */
export function repairNumbers(document: CourseDocument): Repair[] {
  const entries = [...document.numbers.entries()].filter(([id]) => id !== highestKey);
  const owners = new Map<number, number>();
  for (const [, number] of entries) owners.set(number, (owners.get(number) ?? 0) + 1);
  const again = entries
    .filter(([, number]) => owners.get(number)! > 1)
    .toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))
    .map(([id]) => id);
  const stated = document.numbers.get(highestKey) ?? 0;
  let highest = entries.reduce((most, [, number]) => Math.max(most, number), stated);
  if (again.length === 0 && highest === stated) return [];
  document.doc.transact(() => {
    for (const id of again) document.numbers.set(id, (highest += 1));
    document.numbers.set(highestKey, highest);
  }, repairOrigin);
  return again.map((id) => ({ code: 'repair.duplicate-number', at: document.blocks.has(id) ? { block: id } : {} }));
}

/** Makes unique what edits apart may have doubled: blocks shown in two places, state numbers given twice. */
export function repairCourse(document: CourseDocument, models: BlockModels): Repair[] {
  return document.doc.transact(() => [...repairNumbers(document), ...repairBlocks(document, models)], repairOrigin);
}
