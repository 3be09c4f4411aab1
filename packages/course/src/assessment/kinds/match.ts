import type { MatchInteraction } from '../interaction.ts';

export type ScoredMatch = Pick<MatchInteraction, 'kind' | 'key'>;

/** Share of the marks that pairs earn. */
export function scoreMatch({ key }: ScoredMatch, pairs: Readonly<Record<string, string>>): number {
  const sources = Object.keys(key);
  const right = sources.filter((source) => pairs[source] === key[source]).length;
  return sources.length === 0 ? 0 : right / sources.length;
}
