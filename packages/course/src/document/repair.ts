import type { Id } from '@nibras/base';
import type { BlockModels } from '../block-model.ts';
import { highestKey } from './block-record.ts';
import { type CourseDocument, repairOrigin } from './course-document.ts';
import { type BlockRepair, repairBlocks } from './repair-blocks.ts';

/** Something that a merge left twice and that was made unique again. */
export type Repair =
  BlockRepair | { readonly code: 'repair.duplicate-number'; readonly at: { readonly page?: Id; readonly block?: Id } };

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
export function repairCourse(document: CourseDocument, models: BlockModels, unwanted?: ReadonlySet<Id>): Repair[] {
  return document.doc.transact(
    () => [...repairNumbers(document), ...repairBlocks(document, models, unwanted)],
    repairOrigin,
  );
}
