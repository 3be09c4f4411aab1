import type { OrderInteraction } from '../interaction.ts';

export type ScoredOrder = Pick<OrderInteraction, 'kind' | 'marking'> & {
  readonly items: readonly { readonly id: string }[];
};

/** Share of the marks that an order earns. Items left out count as wrong. */
export function scoreOrder({ marking, items }: ScoredOrder, order: readonly string[]): number {
  const places = items.map(({ id }) => order.indexOf(id));
  if (items.length === 0 || places.every((place) => place < 0)) return 0;
  let [right, wrong] = [0, 0];
  for (let one = 0; one < places.length; one += 1)
    for (let other = one + 1; other < places.length; other += 1)
      if (places[one]! >= 0 && places[one]! < places[other]!) right += 1;
      else wrong += 1;
  if (right + wrong === 0) return 1;
  if (marking === 'all') return wrong === 0 ? 1 : 0;
  return Math.max(0, right - wrong) / (right + wrong);
}
