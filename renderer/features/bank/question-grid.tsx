import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import type { Column, RowOrder } from './question-filter.ts';
import type { QuestionRow } from './question-row.ts';
import { type RowSelection, selectRow } from './row-selection.ts';
import { useRowWindow } from './use-row-window.ts';

const rowHeight = 36;

/** In rem; the question itself takes what is left. */
const widths: Readonly<Record<Column, number>> = {
  stem: 15,
  type: 7.5,
  difficulty: 6,
  level: 8,
  objective: 5.5,
  competency: 12,
  tags: 8,
  points: 4.5,
  usage: 6,
  minutes: 5.5,
  reading: 7,
  problems: 5.5,
};
/** What the rows keep free at both ends. */
const rowPadding = 1.8;

/**
 * The table of questions, of which only the rows in sight are drawn. Focus stays on the table, which names the active row.
 * @spec WAI-ARIA APG grid
 */
export function QuestionGrid({
  label,
  rows,
  columns,
  cell,
  order,
  onOrder,
  selection,
  onSelect,
  onOpen,
  onRemove,
}: {
  readonly label: string;
  readonly rows: readonly QuestionRow[];
  readonly columns: readonly Column[];
  readonly cell: (row: QuestionRow, column: Column) => ReactNode;
  readonly order: RowOrder | null;
  readonly onOrder: (column: Column) => void;
  readonly selection: RowSelection;
  readonly onSelect: (selection: RowSelection) => void;
  /** Enter: the author wants to write in the active question. */
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useRowWindow(box, rows.length, rowHeight);
  const ids = rows.map((row) => row.id);
  const at = selection.active === null ? -1 : ids.indexOf(selection.active);
  useEffect(
    () => reveal(at),
    // Only a move of the active row scrolls; the author's own scrolling stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [at],
  );
  // The least width is said in numbers: a row as wide as its own words would not stand in line with the others.
  const least = `${columns.reduce((sum, one) => sum + widths[one], rowPadding)}rem`;
  const template = {
    gridTemplateColumns: columns
      .map((one) => (one === 'stem' ? `minmax(${widths.stem}rem, 1fr)` : `${widths[one]}rem`))
      .join(' '),
    minInlineSize: least,
  };

  const walk = (event: KeyboardEvent, to: number): void => {
    const target = ids[Math.max(0, Math.min(rows.length - 1, to))];
    if (target !== undefined) onSelect(selectRow(selection, ids, target, { extend: event.shiftKey, toggle: false }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const mod = event.ctrlKey || event.metaKey;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => walk(event, at + 1),
      ArrowUp: () => walk(event, at === -1 ? 0 : at - 1),
      PageDown: () => walk(event, at + page),
      PageUp: () => walk(event, at - page),
      Home: () => walk(event, 0),
      End: () => walk(event, rows.length - 1),
      Enter: onOpen,
      Delete: onRemove,
      Escape: () => onSelect({ active: selection.active, anchor: selection.active, chosen: new Set() }),
      ' ': () => {
        if (selection.active !== null)
          onSelect(selectRow(selection, ids, selection.active, { extend: false, toggle: true }));
      },
      ...(mod
        ? {
            a: () =>
              onSelect({ active: selection.active ?? ids[0] ?? null, anchor: ids[0] ?? null, chosen: new Set(ids) }),
          }
        : {}),
    };
    if (event.altKey || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]!();
  };
  const onClick = (event: MouseEvent, row: QuestionRow): void =>
    onSelect(selectRow(selection, ids, row.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey }));
  const rowId = (row: Id): string => `${id}-${row}`;

  return (
    <div
      ref={box}
      className="nb-grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={at >= first && at < last ? rowId(ids[at]!) : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="nb-grid-head" role="row" aria-rowindex={1} style={template} data-grid-head>
        {columns.map((column) => (
          <div
            key={column}
            role="columnheader"
            aria-sort={order?.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" onClick={() => onOrder(column)}>
              {t(`bank.column.${column}`)}
              <span aria-hidden="true">{order?.column === column ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </div>
        ))}
      </div>
      <div
        className="nb-grid-body"
        role="rowgroup"
        style={{ blockSize: rows.length * rowHeight, minInlineSize: least }}
      >
        {rows.slice(first, last).map((row, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the table owns focus and keys
          <div
            key={row.id}
            id={rowId(row.id)}
            role="row"
            aria-rowindex={first + index + 2}
            aria-selected={selection.chosen.has(row.id)}
            className={row.id === selection.active ? 'nb-grid-row nb-grid-active' : 'nb-grid-row'}
            style={{ ...template, insetBlockStart: (first + index) * rowHeight }}
            data-question={row.id}
            onMouseDown={(event) => {
              if (event.shiftKey) event.preventDefault();
            }}
            onClick={(event) => {
              onClick(event, row);
              box.current?.focus({ preventScroll: true });
            }}
            onDoubleClick={onOpen}
          >
            {columns.map((column) => (
              <div key={column} role="gridcell" data-column={column}>
                {cell(row, column)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
