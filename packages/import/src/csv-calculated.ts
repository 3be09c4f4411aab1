import { escapeHtml } from '@nibras/base';
import { type ExchangeCalculation, isFormulaWord, type NumberInteraction, parseFormulaTree } from '@nibras/course';
import {
  cellToHtml,
  type CsvRow,
  type CsvVariable,
  fillNames,
  numberIn,
  readCsvValues,
  readCsvVariable,
  yesIn,
} from '@nibras/formats';
import { makeCalculation, splitTexts } from './calculation.ts';
import { type ItemMaker, wordsOf } from './item-maker.ts';

/** Why a calculated row is no question. */
export type CalculatedProblem = 'variable' | 'draws' | 'formula';

/** Units of a row, one a line. */
export function readCsvUnits(
  cells: CsvRow['cells'],
  maker: ItemMaker,
): Pick<NumberInteraction, 'units' | 'unitNeeded'> {
  const units = (cells.units ?? '').split('\n').flatMap((line) => {
    const at = line.lastIndexOf('=');
    const label = (at < 0 ? line : line.slice(0, at)).trim();
    const factor = at < 0 ? undefined : line.slice(at + 1);
    return label ? [{ ...maker.member(escapeHtml(label)), label, factor: numberIn(factor) ?? 1 }] : [];
  });
  return { units, unitNeeded: units.length > 0 && (yesIn(cells.unitNeeded) ?? false) };
}

/** More draws than these make no question better. */
const mostDraws = 100;

/** The row of a calculated question: variables are its options, their values the matches, and the formula is the key. */
export function readCalculatedRow(
  { cells, series }: CsvRow,
  maker: ItemMaker,
  say: (put: (html: string) => string) => void,
):
  | {
      readonly interaction: NumberInteraction;
      readonly html: Readonly<Record<string, string>>;
      readonly calculation: ExchangeCalculation;
    }
  | CalculatedProblem {
  const variables: (CsvVariable & { readonly values: readonly number[] })[] = [];
  for (const [index, cell] of (series.option ?? []).entries()) {
    if (cell.trim() === '') continue;
    const read = readCsvVariable(cell);
    const values = readCsvValues(series.match?.[index] ?? '');
    if (!values) return 'draws';
    if (!read || isFormulaWord(read.name) || variables.some(({ name }) => name === read.name)) return 'variable';
    variables.push({ ...read, values });
  }
  if (variables.length === 0) return 'variable';
  const [count = 0, ...others] = variables.map(({ values }) => values.length);
  if (count > mostDraws || others.some((one) => one !== count)) return 'draws';
  const text = (cells.key ?? '').trim();
  const formula = parseFormulaTree(
    text,
    variables.map(({ name }) => name),
  );
  const tolerance = series.tolerance?.[0] ?? '';
  const made =
    formula &&
    makeCalculation(formula, variables, {
      tolerance: Math.abs(numberIn(tolerance) ?? 0),
      percent: /[%٪]/.test(tolerance),
    });
  if (!made?.calculation) return 'formula';
  const put = (html: string): string => fillNames(html, (name) => made.markers.get(name));
  const base = maker.base(put(cellToHtml(cells.stem ?? '', 'rich')), numberIn(cells.points) ?? 1);
  const first = made.draws[0]!;
  const answer = maker.member(String(first.value));
  const units = readCsvUnits(cells, maker);
  say(put);
  const { plain, marked } = splitTexts(maker.html, made.draws);
  return {
    interaction: {
      ...base,
      prompt: wordsOf(plain['stem'] ?? ''),
      kind: 'number',
      answers: [{ ...answer, value: first.value, tolerance: first.tolerance, credit: 1 }],
      ...units,
      draws: made.draws,
    },
    html: plain,
    calculation: { ...made.calculation, formula: text, anew: yesIn(cells.anew) ?? false, html: marked },
  };
}
