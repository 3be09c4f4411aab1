import type * as Y from 'yjs';
import { derivedId, type Id } from '@nibras/base';
import type { BlockModels } from '../block-model.ts';
import { alignLeaves, type Flow, flowsOf, leafId, leavesOf, removeLeaf, topId } from './block-leaves.ts';
import { allPages } from './block-pages.ts';
import { copyBlock } from './copies.ts';
import type { CourseDocument } from './course-document.ts';

/** A block that a merge left in two places: the later place got a copy. */
export interface BlockRepair {
  readonly code: 'repair.duplicate-block';
  readonly at: { readonly page: Id; readonly block: Id };
}

interface Place {
  /** Record and text together: where a block may have its home. */
  readonly key: string;
  readonly owner: Id;
  readonly page: Id;
  readonly flow: Flow;
  /** The blocks around it: none of them may stand inside it. */
  readonly path: readonly Id[];
}

/** The leaves of a text by the block that they name. */
function leavesById(fragment: Y.XmlFragment): Map<Id, Y.XmlElement[]> {
  const found = new Map<Id, Y.XmlElement[]>();
  for (const leaf of leavesOf(fragment)) found.set(leafId(leaf), [...(found.get(leafId(leaf)) ?? []), leaf]);
  return found;
}

/** One round; true where it changed something. */
function repairOnce(
  document: CourseDocument,
  models: BlockModels,
  unwanted: ReadonlySet<Id>,
  repairs: BlockRepair[],
): boolean {
  const homes = new Map<Id, string>();
  const places: Place[] = [];
  const copies = new Map<Id, { readonly original: Id; readonly page: Id }>();
  let changed = false;

  const visit = (
    owner: Id,
    page: Id,
    record: Y.Map<unknown>,
    prefix: 'prose/' | 'text/',
    path: readonly Id[],
  ): void => {
    for (const flow of flowsOf(document, record, prefix)) {
      const place: Place = { key: `${owner} ${flow.name}`, owner, page, flow, path };
      places.push(place);
      const leaves = leavesOf(flow.reference);
      if (leaves.length === 0) continue;
      const translated = flow.others.map(leavesById);
      const counts = new Map<Id, number>();
      for (const leaf of leaves) {
        const id = leafId(leaf);
        if (!document.blocks.has(id)) continue;
        const count = counts.get(id) ?? 0;
        counts.set(id, count + 1);
        const same = [leaf, ...translated.flatMap((byId) => byId.get(id)?.[count] ?? [])];
        if (path.includes(id)) {
          for (const one of same) removeLeaf(one);
          changed = true;
        } else if (!homes.has(id)) settle(id, place);
        else {
          const copy = derivedId('duplicate', id, owner, flow.name, String(count));
          for (const one of same) one.setAttribute('id', copy);
          homes.set(copy, place.key);
          copies.set(copy, { original: id, page });
          changed = true;
        }
      }
    }
  };
  const settle = (id: Id, place: Place): void => {
    homes.set(id, place.key);
    visit(id, place.page, document.blocks.get(id)!, 'text/', [...place.path, id]);
  };

  for (const { id } of allPages(document)) visit(id, id, document.nodes.get(id)!, 'prose/', []);

  // Grows while it is walked: a block that only a translation shows may hold others.
  for (const place of places)
    for (const other of place.flow.others) {
      const meant = leavesById(place.flow.reference);
      for (const [id, leaves] of leavesById(other)) {
        const right = meant.get(id)?.length ?? 0;
        for (const [count, leaf] of leaves.entries()) {
          if (count < right || (!document.blocks.has(id) && !homes.has(id))) continue;
          if (right === 0 && count === 0 && !place.path.includes(id)) {
            if (!homes.has(id) && !unwanted.has(id)) settle(id, place);
            if (homes.get(id) === place.key) continue;
          }
          removeLeaf(leaf);
          changed = true;
        }
      }
    }

  for (const { key, flow } of places) {
    const wanted = flow.reference
      .toArray()
      .flatMap((child) => topId(child) ?? [])
      .filter((id) => homes.get(id) === key);
    for (const other of flow.others) if (alignLeaves(other, wanted)) changed = true;
  }

  for (const [copy, { original, page }] of copies) {
    if (document.blocks.has(copy)) continue;
    copyBlock(document, models, original, document, (old) =>
      old === original ? copy : derivedId('duplicate', old, copy),
    );
    repairs.push({ code: 'repair.duplicate-block', at: { page, block: copy } });
  }
  return changed;
}

/**
 * Gives every block one place, the same in every language. The course's main language says which: the first place in reading
 * order keeps the block, each later one gets a copy whose id follows from the block and the place, so that two sides that
 * repair apart make the same copies. The other languages follow the main one: a block that moved there moves here, one that
 * is missing comes in, and only what the main language shows nowhere keeps the place that a translation gave it, unless it is
 * `unwanted`: taken out by an author who did not know of the translation. A block
 * that stands inside itself, since each side moved one of two blocks into the other, leaves the inner place. Repeated until
 * nothing changes, so that repairing what two sides repaired apart changes nothing more.
 */
export function repairBlocks(
  document: CourseDocument,
  models: BlockModels,
  unwanted: ReadonlySet<Id> = new Set(),
): BlockRepair[] {
  const repairs: BlockRepair[] = [];
  for (let round = 0; round < 50 && repairOnce(document, models, unwanted, repairs); round += 1);
  return repairs;
}
