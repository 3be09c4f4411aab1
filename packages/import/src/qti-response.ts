import type { QtiResponse } from '@nibras/formats';

/** Part of the best score, from 0 to 1. */
export const share = (score: number, most: number): number => Number(Math.min(1, Math.max(0, score / most)).toFixed(5));

/** The best score of a response. */
export function bestOf({ scoring, mapping, ranges, points, cardinality, correct }: QtiResponse): number {
  if (scoring === 'ranges') return Math.max(0, ...ranges.map(({ score }) => score));
  if (scoring !== 'map' || !mapping) return points;
  const positive = mapping.entries.map(({ value }) => value).filter((value) => value > 0);
  const whole = cardinality === 'single' ? Math.max(0, ...positive) : positive.reduce((all, one) => all + one, 0);
  return Math.min(whole || correct.length, mapping.upper ?? Infinity);
}

/** Accepted words with their credit. */
export function wordsOfResponse(
  { scoring, mapping, correct }: QtiResponse,
  best: number,
): {
  readonly answers: readonly { readonly label: string; readonly credit: number }[];
  readonly caseSensitive: boolean;
} {
  const entries = scoring === 'map' && mapping ? mapping.entries : [];
  return entries.length > 0
    ? {
        answers: entries.map(({ key, value }) => ({ label: key, credit: share(value, best) })),
        caseSensitive: entries.every((one) => one.caseSensitive),
      }
    : { answers: correct.map((label) => ({ label, credit: 1 })), caseSensitive: true };
}

/** Whether a response earns the same for each pair of its key, and loses nothing for others, as matches do here. */
export function isPerPair(response: QtiResponse | undefined, key: readonly string[]): boolean {
  if (!response || response.scoring === 'none' || key.length === 0) return true;
  if (response.scoring !== 'map' || !response.mapping) return key.length === 1;
  const { entries, fallback, lower = 0, upper = Infinity } = response.mapping;
  const worth = new Map(
    entries.filter(({ value }) => value !== 0).map((one) => [one.key.trim().replace(/\s+/g, ' '), one.value]),
  );
  const first = worth.get(key[0]!) ?? 0;
  return (
    worth.size === key.length &&
    first > 0 &&
    key.every((pair) => Math.abs((worth.get(pair) ?? 0) - first) < 1e-4) &&
    fallback === 0 &&
    lower <= 0 &&
    upper >= first * key.length - 1e-4
  );
}
