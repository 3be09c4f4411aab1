import {
  type ExchangeCalculation,
  type ExchangeItem,
  fillMarkers,
  type NumberInteraction,
  markedIds,
  type SnapshotBlock,
  type Variable,
} from '@nibras/course';

/** Texts with the values of the first draw where they name a variable. */
export const firstDrawn = (
  html: Readonly<Record<string, string>>,
  { draws = [] }: NumberInteraction,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(html).map(([name, text]) => [name, fillMarkers(text, (id) => String(draws[0]?.values[id] ?? '…'))]),
  );

/** How a calculated question is worked out; undefined for other blocks. */
export function calculationOf(
  { type, settings }: SnapshotBlock,
  html: Readonly<Record<string, string>>,
): ExchangeCalculation | undefined {
  if (type !== 'calculated') return undefined;
  const all = (settings['variables'] ?? {}) as Readonly<Record<string, Omit<Variable, 'id'> & { order: string }>>;
  const variables = Object.entries(all)
    .toSorted(([, one], [, other]) => (one.order < other.order ? -1 : 1))
    .map(([id, { name, min, max, decimals }]) => ({ id, name, min, max, decimals }));
  return {
    formula: String(settings['formula'] ?? ''),
    variables,
    tolerance: Number(settings['tolerance'] ?? 0),
    percent: settings['percent'] === true,
    anew: settings['anew'] === true,
    html: Object.fromEntries(Object.entries(html).filter(([, text]) => markedIds(text).length > 0)),
  };
}

/** A calculated question with its variables in its texts, as formats need it that draw themselves; undefined for others. */
export function marked(
  item: ExchangeItem,
):
  | { readonly calculation: ExchangeCalculation; readonly interaction: NumberInteraction; readonly item: ExchangeItem }
  | undefined {
  const { calculation, interaction, html } = item;
  return calculation && interaction.kind === 'number' && (interaction.draws ?? []).length > 0
    ? { calculation, interaction, item: { ...item, html: { ...html, ...calculation.html } } }
    : undefined;
}
