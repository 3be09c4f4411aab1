import type { Id } from '@nibras/base';

/** Chosen rows: the one that the keys move, the one that a range starts from, and all that are chosen. */
export interface RowSelection {
  readonly active: Id | null;
  readonly anchor: Id | null;
  readonly chosen: ReadonlySet<Id>;
}

export const noSelection: RowSelection = { active: null, anchor: null, chosen: new Set() };

export const selectOne = (id: Id): RowSelection => ({ active: id, anchor: id, chosen: new Set([id]) });

/** A click or a move of the keys onto a row: alone, added or taken out (Ctrl), or as the end of a range (Shift). */
export function selectRow(
  selection: RowSelection,
  order: readonly Id[],
  id: Id,
  keys: { readonly extend: boolean; readonly toggle: boolean },
): RowSelection {
  if (keys.extend && selection.anchor !== null) {
    const from = order.indexOf(selection.anchor);
    const to = order.indexOf(id);
    if (from !== -1 && to !== -1)
      return {
        active: id,
        anchor: selection.anchor,
        chosen: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)),
      };
  }
  if (!keys.toggle) return selectOne(id);
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { active: id, anchor: id, chosen };
}

/** The selection without what is no longer shown. */
export function keepShown(selection: RowSelection, order: readonly Id[]): RowSelection {
  const shown = new Set(order);
  if ([...selection.chosen].every((id) => shown.has(id)) && (selection.active === null || shown.has(selection.active)))
    return selection;
  const chosen = new Set([...selection.chosen].filter((id) => shown.has(id)));
  const active = selection.active !== null && shown.has(selection.active) ? selection.active : ([...chosen][0] ?? null);
  return { active, anchor: active, chosen };
}
