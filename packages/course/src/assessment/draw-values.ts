import type { Id } from '@nibras/base';

/** What a variable's values may be. */
export interface Variable {
  readonly id: Id;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** Values of variables by name, as a formula reads them. */
export const byName = (
  variables: readonly Variable[],
  values: Readonly<Record<Id, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(variables.map(({ id, name, min }) => [name, values[id] ?? min]));

function valueOf({ min, max, decimals }: Variable, random: () => number): number {
  const scale = 10 ** decimals;
  const [low, high] = [Math.ceil(Math.min(min, max) * scale), Math.floor(Math.max(min, max) * scale)];
  return (low + Math.floor(random() * (high - low + 1))) / scale;
}

/** At most `count` draws, each unlike the others, from which the formula makes a number. */
export function drawValues(
  variables: readonly Variable[],
  formula: (values: Readonly<Record<string, number>>) => number,
  count: number,
  random: () => number,
): Readonly<Record<Id, number>>[] {
  const drawn = new Map<string, Readonly<Record<Id, number>>>();
  for (let turn = 0; turn < count * 30 && drawn.size < count; turn += 1) {
    const values = Object.fromEntries(variables.map((one) => [one.id, valueOf(one, random)]));
    if (Number.isFinite(formula(byName(variables, values)))) drawn.set(JSON.stringify(values), values);
  }
  return [...drawn.values()];
}
