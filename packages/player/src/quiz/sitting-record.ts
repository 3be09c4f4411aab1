/** How a learner's sittings of one quiz stand, kept in the state under the page's number; its list begins with 0, as no draw does. */
export interface SittingRecord {
  /** Sittings handed in. */
  readonly taken: number;
  /** Best result, in hundredths of a percent. */
  readonly best: number;
  /** Result of the last one handed in. */
  readonly last: number;
  readonly running: boolean;
  /** Where the clock may stand still: seconds used. Else: when it began, in seconds since 2020-01-01. */
  readonly clock: number;
  /** Whether the learner has extra time. */
  readonly extra: boolean;
  /** Question shown, where there is no way back. */
  readonly at: number;
}

const empty: SittingRecord = { taken: 0, best: 0, last: 0, running: false, clock: 0, extra: false, at: 0 };

export function readSitting(list: readonly number[] | undefined): SittingRecord {
  if (!list) return empty;
  const [, taken = 0, best = 0, last = 0, flags = 0, clock = 0, at = 0] = list;
  return { taken, best, last, running: flags % 2 === 1, extra: flags > 1, clock, at };
}

export const packSitting = ({ taken, best, last, running, extra, clock, at }: SittingRecord): number[] => [
  0,
  taken,
  best,
  last,
  (running ? 1 : 0) + (extra ? 2 : 0),
  clock,
  at,
];

/** Two lists kept apart under one number made one: of sittings the tries add up and the best result counts; of draws the first stays. */
export const joinKept = (known: readonly number[] | undefined, later: readonly number[]): readonly number[] => {
  if (!known) return later;
  const [mark, taken, best] = later;
  return mark === 0 && later.length === 7 && known.length === 7
    ? [0, known[1]! + taken!, Math.max(known[2]!, best!), ...later.slice(3)]
    : known;
};
