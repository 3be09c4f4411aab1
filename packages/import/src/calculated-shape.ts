import type { ExchangeItem } from '@nibras/course';
import { idsOf, ordered, type Shape } from './question-shape.ts';

/** A calculated question as its own block; undefined for others. */
export function calculatedShape({ interaction, calculation }: ExchangeItem): Shape | undefined {
  if (!calculation || interaction.kind !== 'number') return undefined;
  const { variables, formula, tolerance, percent, anew } = calculation;
  return {
    type: 'calculated',
    settings: {
      variables: ordered(variables, ({ name, min, max, decimals }) => ({ name, min, max, decimals })),
      formula,
      tolerance,
      percent,
      anew,
      draws: ordered(interaction.draws ?? [], ({ values }) => ({ values })),
      units: ordered(interaction.units, ({ factor }) => ({ factor })),
      unitNeeded: interaction.unitNeeded,
    },
    slots: [{ prefix: 'unit', plain: true, ids: idsOf(interaction.units) }],
  };
}
