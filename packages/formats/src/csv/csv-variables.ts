import { numberIn } from './csv-cell.ts';

/** A variable of a calculated question, as a cell says it. */
export interface CsvVariable {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

const decimalsIn = (text: string): number => /[.,٫](\d+|[٠-٩]+)$/.exec(text.trim())?.[1]?.length ?? 0;
const fixed = (value: number, decimals: number): string =>
  decimals > 0 && Number(value.toFixed(decimals)) === value ? value.toFixed(decimals) : String(value);

/** `a = 1..10`, `a = 1.5..9.5`: as many decimals as are written; in brackets behind it where they say something else. */
export function writeCsvVariable({ name, min, max, decimals }: CsvVariable): string {
  const [low, high] = [fixed(min, decimals), fixed(max, decimals)];
  const said = Math.max(decimalsIn(low), decimalsIn(high));
  return `${name} = ${low}..${high}${said === decimals ? '' : ` (${decimals})`}`;
}

const variable =
  /^\s*([a-z][a-z0-9]*)\s*=\s*(\S+?)\s*(?:\.\.+|…|\s(?:to|à|إلى)\s)\s*([^\s()]+)\s*(?:\(\s*([\d٠-٩])\s*\))?\s*$/i;

/** The same read; undefined where the cell says no variable. */
export function readCsvVariable(cell: string): CsvVariable | undefined {
  const found = variable.exec(cell);
  const [min, max, decimals] = [numberIn(found?.[2]), numberIn(found?.[3]), numberIn(found?.[4])];
  if (!found || min === undefined || max === undefined) return undefined;
  const said = Math.max(decimalsIn(found[2]!), decimalsIn(found[3]!));
  return {
    name: found[1]!.toLowerCase(),
    min: Math.min(min, max),
    max: Math.max(min, max),
    decimals: Math.min(6, decimals ?? said),
  };
}

/** Values of a variable, one for each draw: `3 | 7 | 5`. */
export const writeCsvValues = (values: readonly number[]): string => values.map(String).join(' | ');

/** The same read; undefined where one of them is no number. */
export function readCsvValues(cell: string): number[] | undefined {
  if (cell.trim() === '') return [];
  const values = cell.split('|').map(numberIn);
  return values.some((one) => one === undefined) ? undefined : (values as number[]);
}

/** Names in braces that mean themselves. */
export const escapeNames = (text: string): string =>
  text.replace(/\\*\{\s*[a-z][a-z0-9]*\s*\}/gi, (whole) => `\\${whole}`);

/** A text whose names in braces are replaced; a backslash before one keeps it as it is. */
export const fillNames = (text: string, fill: (name: string) => string | undefined): string =>
  text.replace(/(\\*)\{\s*([a-z][a-z0-9]*)\s*\}/gi, (whole, guard: string, name: string) =>
    guard === '' ? (fill(name.toLowerCase()) ?? whole) : whole.slice(1),
  );
