import Papa from 'papaparse';
import {
  columnOf,
  type CsvColumn,
  csvColumns,
  type CsvLanguage,
  type CsvSeries,
  csvSeries,
  type CsvType,
  csvTypes,
  typeOf,
} from './csv-columns.ts';
import { guardCell, unguardCell } from './csv-cell.ts';

/** A row: a question, its cells by column; numbered columns as lists whose holes are empty strings. */
export interface CsvRow {
  readonly type: CsvType;
  /** Row of the sheet, the header being 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<CsvColumn, string>>>;
  readonly series: Readonly<Partial<Record<CsvSeries, readonly string[]>>>;
}

export interface CsvFault {
  readonly problem: 'no-header' | 'unknown-column' | 'unknown-type' | 'quotes';
  /** Row of the sheet, or name of the column. */
  readonly what: string;
}

const separators = [';', ',', '\t'] as const;
const firstLine = (text: string): string => text.slice(0, /\r|\n/.exec(text)?.index ?? text.length);
/** A first line that some spreadsheets write to name the separator. */
const named = /^sep=([;,\t])(?:\r\n|\r|\n)/i;

function separatorOf(text: string): string {
  const head = firstLine(text).replace(/"[^"]*"/g, '');
  const counts = separators.map((one) => head.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))]!;
}

/** Whether the first line is the header of a table of questions. */
export function isCsv(start: string): boolean {
  const text = start.replace(/^\ufeff/, '').replace(named, '');
  const cells = firstLine(text).split(separatorOf(text));
  const columns = cells.map((cell) => columnOf(cell.replace(/^\s*"|"\s*$/g, '')));
  return (['type', 'stem'] as const).every((wanted) =>
    columns.some((one) => one !== undefined && 'column' in one && one.column === wanted),
  );
}

/** Reads a table of questions; rows that cannot be read are named and the rest goes on. */
export function parseCsv(given: string): { readonly rows: readonly CsvRow[]; readonly faults: readonly CsvFault[] } {
  const told = given.replace(/^\ufeff/, '');
  const text = told.replace(named, '');
  if (!isCsv(text)) return { rows: [], faults: [{ problem: 'no-header', what: '1' }] };
  const delimiter = named.exec(told)?.[1] ?? separatorOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const faults: CsvFault[] = errors
    .filter(({ type }) => type === 'Quotes')
    .slice(0, 20)
    .map(({ row }) => ({ problem: 'quotes', what: String((row ?? 0) + 1) }));
  const [header = [], ...body] = data;
  const columns = header.map(columnOf);
  for (const [index, cell] of header.entries())
    if (cell.trim() !== '' && !columns[index]) faults.push({ problem: 'unknown-column', what: cell.trim() });
  const rows: CsvRow[] = [];
  for (const [index, line] of body.entries()) {
    if (line.every((cell) => cell.trim() === '')) continue;
    const cells: Partial<Record<CsvColumn, string>> = {};
    const series: Partial<Record<CsvSeries, string[]>> = {};
    for (const [place, given] of line.entries()) {
      const column = columns[place];
      const cell = unguardCell(given.trim());
      if (!column || cell === '') continue;
      if ('column' in column) cells[column.column] = cell;
      else {
        const list = (series[column.series] ??= []);
        while (list.length < column.index) list.push('');
        list[column.index] = cell;
      }
    }
    const type = typeOf(cells.type ?? '');
    if (type) rows.push({ type, row: index + 2, cells, series });
    else faults.push({ problem: 'unknown-type', what: String(index + 2) });
  }
  return { rows, faults };
}

/** Rows as a table with a header in a language: UTF-8 with a mark, so that spreadsheets read its accents. */
export function writeCsv(rows: readonly Omit<CsvRow, 'row'>[], language: CsvLanguage = 'en'): string {
  const used = (Object.keys(csvColumns) as CsvColumn[]).filter(
    (column) => column === 'type' || column === 'stem' || rows.some(({ cells }) => (cells[column] ?? '') !== ''),
  );
  const widths = (Object.keys(csvSeries) as CsvSeries[]).map(
    (one) => [one, Math.max(0, ...rows.map(({ series }) => series[one]?.length ?? 0))] as const,
  );
  const places = widths.flatMap(([one, width]) => Array.from({ length: width }, (_, index) => [one, index] as const));
  const header = [
    ...used.map((column) => csvColumns[column][language]),
    ...places.map(([one, index]) => `${csvSeries[one][language]} ${index + 1}`),
  ];
  const body = rows.map(({ type, cells, series }) =>
    [
      ...used.map((column) => (column === 'type' ? csvTypes[type][language] : (cells[column] ?? ''))),
      ...places.map(([one, index]) => series[one]?.[index] ?? ''),
    ].map(guardCell),
  );
  return `\ufeff${Papa.unparse([header, ...body], { delimiter: ';', newline: '\r\n' })}\r\n`;
}
