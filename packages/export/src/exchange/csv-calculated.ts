import { fillMarkers, isFormulaWord, parseFormulaTree, type Variable } from '@nibras/course';
import { type CsvRow, escapeNames, writeCsvValues, writeCsvVariable } from '@nibras/formats';
import type { marked } from './calculation.ts';

/** A calculated question as a row; undefined where its formula or its variables say nothing that a reader could work out. */
export function csvCalculated({
  calculation,
  interaction,
}: NonNullable<ReturnType<typeof marked>>): Omit<CsvRow, 'row'> | undefined {
  const { variables, formula, tolerance, percent, anew } = calculation;
  const { draws = [] } = interaction;
  const names = new Set(variables.map(({ name }) => name));
  if (variables.length === 0 || names.size < variables.length || [...names].some(isFormulaWord)) return undefined;
  if (!parseFormulaTree(formula, [...names])) return undefined;
  return {
    type: 'calculated',
    cells: { key: formula, ...(anew ? { anew: 'yes' } : {}) },
    series: {
      option: variables.map(writeCsvVariable),
      match: variables.map(({ id, min }) => writeCsvValues(draws.map(({ values }) => values[id] ?? min))),
      tolerance: tolerance > 0 ? [`${tolerance}${percent ? '%' : ''}`] : [],
    },
  };
}

/** Texts that show variables by their names in braces. */
export const withNames = (
  html: Readonly<Record<string, string>>,
  variables: readonly Variable[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(html).map(([key, text]) => [
      key,
      fillMarkers(escapeNames(text), (id) => {
        const found = variables.find((one) => one.id === id);
        return found ? `{${found.name}}` : '…';
      }),
    ]),
  );
