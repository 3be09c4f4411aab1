import { type Formula, fillMarkers, parseFormulaTree, type Variable } from '@nibras/course';
import type { QtiExpression, QtiResponse, QtiTemplate } from '@nibras/formats';
import type { marked } from './calculation.ts';
import { answers, response } from './qti-parts.ts';

type Marked = NonNullable<ReturnType<typeof marked>>;

const expression = (
  name: string,
  of: readonly QtiExpression[] = [],
  attributes: Readonly<Record<string, string>> = {},
  text = '',
): QtiExpression => ({ name, of, attributes, text });
const constant = (value: number, baseType = 'float'): QtiExpression =>
  expression('baseValue', [], { baseType }, String(value));
const integer = (min: number, max: number): QtiExpression =>
  expression('randomInteger', [], { min: String(min), max: String(max) });

const operators: Readonly<Record<string, string>> = {
  '+': 'sum',
  '-': 'subtract',
  '*': 'product',
  '/': 'divide',
  '^': 'power',
  min: 'min',
  max: 'max',
};

/** A formula as a tree of operators; undefined where it rounds to a number of decimals that is worked out itself. */
function toExpression(formula: Formula): QtiExpression | undefined {
  if (formula.kind === 'number') return constant(formula.value);
  if (formula.kind === 'variable') return expression('variable', [], { identifier: formula.name });
  const { name } = formula;
  if (formula.of.length === 0) return expression('mathConstant', [], { name });
  const of = formula.of.flatMap((one) => toExpression(one) ?? []);
  if (of.length < formula.of.length) return undefined;
  if (name === 'negate') return expression('product', [constant(-1), of[0]!]);
  if (name === 'sqrt') return expression('power', [of[0]!, constant(0.5)]);
  if (name === 'round') {
    const [, figures] = formula.of;
    const count = figures === undefined ? 0 : figures.kind === 'number' ? figures.value : -1;
    return Number.isInteger(count) && count >= 0
      ? expression('roundTo', [of[0]!], { roundingMode: 'decimalPlaces', figures: String(count) })
      : undefined;
  }
  return Object.hasOwn(operators, name) ? expression(operators[name]!, of) : expression('mathOperator', of, { name });
}

/** The number of the draw that an item shows. */
const drawn = 'DRAW';

/**
 * Values and key of a calculated question as a template. Each variable is given its range first, which tells what it may be, and
 * then its value of one of the draws. Undefined where QTI has no such formula.
 */
export function qtiCalculated({
  calculation,
  interaction,
}: Marked): { readonly template: QtiTemplate; readonly response: QtiResponse } | undefined {
  const { variables, formula, tolerance, percent } = calculation;
  const { draws = [], points } = interaction;
  const tree = parseFormulaTree(
    formula,
    variables.map(({ name }) => name),
  );
  const key = tree && toExpression(tree);
  if (!key) return undefined;
  const valuesOf = ({ id, min }: Variable): number[] => draws.map(({ values }) => values[id] ?? min);
  const isWhole = (one: Variable): boolean => one.decimals === 0 && valuesOf(one).every(Number.isInteger);
  const rules = variables.flatMap((one) => {
    const scale = 10 ** one.decimals;
    const range = integer(Math.round(one.min * scale), Math.round(one.max * scale));
    const baseType = isWhole(one) ? 'integer' : 'float';
    const list = expression(
      'ordered',
      valuesOf(one).map((value) => constant(value, baseType)),
    );
    return [
      { identifier: one.name, value: isWhole(one) ? range : expression('divide', [range, constant(scale)]) },
      { identifier: one.name, value: expression('index', [list], { n: drawn }) },
    ];
  });
  return {
    template: {
      variables: [
        { identifier: drawn, baseType: 'integer' },
        ...variables.map((one) => ({ identifier: one.name, baseType: isWhole(one) ? 'integer' : 'float' })),
      ],
      rules: [{ identifier: drawn, value: integer(1, draws.length) }, ...rules],
      // Numbers without a part behind the point would make a whole number, which the response is not.
      correct: [{ identifier: answers, value: expression('sum', [key, constant(0)]) }],
      ownRules: false,
    },
    response: response({
      baseType: 'float',
      scoring: 'ranges',
      near: { tolerance, relative: percent, score: points },
    }),
  };
}

/** Texts that show variables by their names. */
export const withPrints = (
  html: Readonly<Record<string, string>>,
  variables: readonly Variable[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(html).map(([key, text]) => [
      key,
      fillMarkers(text, (id) => {
        const found = variables.find((one) => one.id === id);
        return found ? `[[=${found.name}]]` : '…';
      }),
    ]),
  );
