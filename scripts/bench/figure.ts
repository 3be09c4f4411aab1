/** One line of the bench's table. */
export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** What the machine needs for the bare minimum of the same work, measured in the same run. */
  readonly floor?: { readonly name: string; readonly value: number };
  /** The most that the product allows itself, where it has said so. */
  readonly budget?: number;
  readonly note?: string;
}

export type Unit = 'ms' | 's' | 'MB' | 'bytes' | 'count' | 'times';

const digits: Readonly<Record<Unit, number>> = { ms: 1, s: 2, MB: 1, bytes: 0, count: 0, times: 2 };

export const formatValue = (value: number, unit: Unit): string =>
  `${value.toLocaleString('en', { minimumFractionDigits: digits[unit], maximumFractionDigits: digits[unit], useGrouping: true })} ${unit === 'count' || unit === 'times' ? '' : unit}`.trim();

/** How many times its floor a figure is. */
export const ratioOf = (figure: Figure): number | undefined =>
  figure.floor && figure.floor.value > 0 ? figure.value / figure.floor.value : undefined;

export const missesBudget = (figure: Figure): boolean => figure.budget !== undefined && figure.value > figure.budget;

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) return Number.NaN;
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** The figures as a table of plain text. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    ['', 'figure', 'value', 'floor', 'ratio', 'budget'],
    ...figures.map((figure) => {
      const ratio = ratioOf(figure);
      return [
        figure.part,
        figure.note ? `${figure.name} (${figure.note})` : figure.name,
        formatValue(figure.value, figure.unit),
        figure.floor ? `${formatValue(figure.floor.value, figure.unit)}, ${figure.floor.name}` : '',
        ratio === undefined ? '' : `${ratio.toFixed(1)}×`,
        figure.budget === undefined
          ? ''
          : `${formatValue(figure.budget, figure.unit)} ${missesBudget(figure) ? 'MISSED' : 'kept'}`,
      ];
    }),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
