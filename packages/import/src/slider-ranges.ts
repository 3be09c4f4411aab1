/** Whole numbers with a score, as values with a tolerance: neighbours of one score become one range. */
export function rangesOf(
  entries: readonly { readonly key: string; readonly value: number }[],
): { readonly value: number; readonly tolerance: number; readonly score: number }[] {
  const numbers = entries
    .map(({ key, value }) => ({ at: Number(key), score: value }))
    .filter(({ at, score }) => Number.isFinite(at) && score > 0)
    .toSorted((one, other) => one.at - other.at);
  const runs: { from: number; to: number; score: number }[] = [];
  for (const { at, score } of numbers) {
    const last = runs.at(-1);
    if (last && last.score === score && at - last.to <= 1) last.to = at;
    else runs.push({ from: at, to: at, score });
  }
  return runs
    .map(({ from, to, score }) => ({ value: (from + to) / 2, tolerance: (to - from) / 2, score }))
    .toSorted((one, other) => other.score - one.score);
}
