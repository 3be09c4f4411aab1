import { type Formula, fillMarkers, parseFormulaTree } from '@nibras/course';
import type { MoodleBody, MoodleText } from '@nibras/formats';
import type { marked } from './calculation.ts';

const words: Readonly<Record<string, string>> = { ln: 'log', log: 'log10' };
const ranks: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** A formula as Moodle runs it: `log` is the natural one there, and `^` no power. @spec Moodle question/type/calculated */
function spell(formula: Formula, least = 0): string {
  if (formula.kind === 'number') return String(formula.value);
  if (formula.kind === 'variable') return `{${formula.name}}`;
  const { name, of } = formula;
  const [first, second] = of;
  if (name === 'pi') return 'pi()';
  if (name === 'e') return 'exp(1)';
  if (name === 'negate') return `(-${spell(first!, 3)})`;
  if (name === '^') return `pow(${spell(first!)}, ${spell(second!)})`;
  // With one value, these want a list there.
  if ((name === 'min' || name === 'max') && of.length === 1) return spell(first!, least);
  const rank = ranks[name];
  if (rank === undefined) return `${words[name] ?? name}(${of.map((one) => spell(one)).join(', ')})`;
  const text = `${spell(first!, rank)} ${name} ${spell(second!, rank + 1)}`;
  return rank < least ? `(${text})` : text;
}

/** Most decimals that Moodle shows. */
const mostDecimals = 9;
const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** A calculated question of Moodle with its values; undefined where its formula makes no sense. */
export function moodleCalculated(
  { calculation, interaction }: NonNullable<ReturnType<typeof marked>>,
  feedback: MoodleText | undefined,
): Extract<MoodleBody, { data: unknown }> | undefined {
  const { variables, formula, tolerance, percent } = calculation;
  const { draws = [], units, unitNeeded } = interaction;
  const tree = parseFormulaTree(
    formula,
    variables.map(({ name }) => name),
  );
  if (!tree) return undefined;
  return {
    type: 'calculated',
    answers: [
      {
        text: { format: 'moodle_auto_format', text: spell(tree), files: [] },
        fraction: 100,
        feedback,
        tolerance: percent ? tolerance / 100 : tolerance,
        toleranceType: percent ? 'relative' : 'nominal',
        figures: 'decimals',
        length: Math.min(mostDecimals, Math.max(...draws.map(({ value }) => decimalsOf(value)))),
      },
    ],
    // Moodle multiplies the key by it, we the answer.
    units: units.map(({ label, factor }) => ({ name: label, multiplier: 1 / factor })),
    unitNeeded,
    data: variables.map(({ id, name, min, max, decimals }) => ({
      name,
      min,
      max,
      decimals,
      values: draws.map(({ values }) => values[id] ?? min),
    })),
  };
}

/** Texts with wild cards where they name a variable. */
export const withCards = (
  html: Readonly<Record<string, string>>,
  variables: readonly { readonly id: string; readonly name: string }[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(html).map(([key, text]) => [
      key,
      fillMarkers(text, (id) => {
        const found = variables.find((one) => one.id === id);
        return found ? `{${found.name}}` : '…';
      }),
    ]),
  );
