import { newId } from '@nibras/base';
import {
  byName,
  drawValues,
  evaluateFormula,
  type ExchangeCalculation,
  fillMarkers,
  type Formula,
  type FormulaFunctions,
  formulaText,
  isFormulaWord,
  type NumberDraw,
  textMarker,
  type Variable,
} from '@nibras/course';

/** What a variable of a file is: under the name that it has there, with the values that the file holds. */
export interface ReadVariable {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly values: readonly number[];
}

/** Draws that a question gets where its file holds none. */
const made = 10;
/** Draws beyond these are left where they are. */
const most = 100;

/** The same file gives the same draws. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A name that formulas can hold, unlike those before it. */
function legalName(given: string, taken: ReadonlySet<string>): string {
  const clean = given
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  const start = /^[a-z]/.test(clean) ? clean : `x${clean}`;
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? start : `${start}${number}`;
    if (!taken.has(name) && !isFormulaWord(name)) return name;
  }
}

const renamed = (one: Formula, names: ReadonlyMap<string, string>): Formula =>
  one.kind === 'variable'
    ? { kind: 'variable', name: names.get(one.name) ?? one.name }
    : one.kind === 'call'
      ? { ...one, of: one.of.map((each) => renamed(each, names)) }
      : one;

export const namesIn = (one: Formula): string[] =>
  one.kind === 'variable' ? [one.name] : one.kind === 'call' ? one.of.flatMap(namesIn) : [];

export interface MadeCalculation {
  /** Undefined where only one draw of it can be asked here. */
  readonly calculation: ExchangeCalculation | undefined;
  readonly draws: readonly NumberDraw[];
  /** Marker of a variable by its name in the file. */
  readonly markers: ReadonlyMap<string, string>;
}

/** A formula with its variables as a question here; undefined where nothing can be worked out of it. */
export function makeCalculation(
  formula: Formula,
  given: readonly ReadVariable[],
  about: { readonly tolerance: number; readonly percent: boolean; readonly html?: Readonly<Record<string, string>> },
  foreign: FormulaFunctions = {},
): MadeCalculation | undefined {
  const names = new Map<string, string>();
  for (const { name } of given) if (!names.has(name)) names.set(name, legalName(name, new Set(names.values())));
  if (namesIn(formula).some((name) => !names.has(name)) || given.length === 0) return undefined;
  const variables = given.map(({ name, min, max, decimals }): Variable => ({
    id: newId(),
    name: names.get(name)!,
    min,
    max,
    decimals,
  }));
  const tree = renamed(formula, names);
  const run = (values: Readonly<Record<string, number>>): number => evaluateFormula(tree, values, foreign);
  const rows = Math.min(most, ...given.map(({ values }) => values.length));
  const held = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(variables.map(({ id }, index) => [id, given[index]!.values[row]!])),
  );
  const all = rows > 0 ? held : drawValues(variables, run, made, randomFrom(7));
  const draws = all.flatMap((values): NumberDraw[] => {
    // Binary fractions leave a tail that nobody calculated.
    const value = Number(run(byName(variables, values)).toPrecision(12));
    const tolerance = about.percent ? (Math.abs(value) * about.tolerance) / 100 : about.tolerance;
    return Number.isFinite(value) && Object.values(values).every(Number.isFinite)
      ? [{ id: newId(), number: 0, values, value, tolerance }]
      : [];
  });
  if (draws.length === 0) return undefined;
  const text = formulaText(tree);
  return {
    calculation:
      text === undefined || text.length > 500
        ? undefined
        : { formula: text, variables, anew: false, html: {}, tolerance: about.tolerance, percent: about.percent },
    draws,
    markers: new Map(given.map(({ name }, index) => [name, textMarker(variables[index]!.id)])),
  };
}

/** Texts of a question that name variables, told apart from those with the values of its first draw. */
export function splitTexts(
  html: Readonly<Record<string, string>>,
  draws: readonly NumberDraw[],
): { readonly plain: Readonly<Record<string, string>>; readonly marked: Readonly<Record<string, string>> } {
  const plain = Object.fromEntries(
    Object.entries(html).map(([name, text]) => [name, fillMarkers(text, (id) => String(draws[0]?.values[id] ?? '…'))]),
  );
  return { plain, marked: Object.fromEntries(Object.entries(html).filter(([name, text]) => text !== plain[name])) };
}
