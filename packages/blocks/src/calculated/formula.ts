import { evaluateFormula, parseFormulaTree } from '@nibras/course';

type Values = Readonly<Record<string, number>>;

/** What a formula makes of values by name; undefined where it makes no sense. */
export function parseFormula(text: string, names: Iterable<string>): ((values: Values) => number) | undefined {
  const tree = parseFormulaTree(text, names);
  return tree && ((values) => evaluateFormula(tree, values));
}
