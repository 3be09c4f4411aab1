import { shuffled } from '../question/order.ts';
import type { LearnerState } from '../state/learner-state.ts';
import type { IndexedDraw } from './page-rules.ts';
import { drawnBy } from './rules.ts';

/**
 * Draws by the rules: what the learner has met least comes first, so that nothing repeats before the pool is spent. `kept`
 * stay, as long as they are still in the pool; `taken` are shown elsewhere on the page.
 */
export function pick(
  draw: IndexedDraw,
  state: LearnerState,
  {
    kept = [],
    taken = new Set<number>(),
    round = 0,
  }: { kept?: readonly number[]; taken?: ReadonlySet<number>; round?: number },
): number[] {
  const drawn: number[] = [];
  const last = state.draws.get(draw[0]) ?? [];
  const met = (number: number): number => (state.questions.get(number)?.tries ?? 0) + (last.includes(number) ? 1 : 0);
  for (const [count, questions] of draw[2]) {
    const pool = questions.map(([number]) => number).filter((one) => !taken.has(one) && !drawn.includes(one));
    const stays = kept.filter((one) => pool.includes(one)).slice(0, count);
    const others = shuffled(
      pool.filter((one) => !stays.includes(one)),
      state.seed + draw[0] * 7919 + round * 104_729,
    );
    others.sort((one, other) => met(one) - met(other));
    drawn.push(...stays, ...others.slice(0, Math.max(0, count - stays.length)));
  }
  return drawn;
}

/** What a draw shows: what it gave before, filled up where a publication took something away. */
export function drawOnce(draw: IndexedDraw, state: LearnerState, taken: ReadonlySet<number>): number[] {
  const before = state.draws.get(draw[0]);
  if (!before) return pick(draw, state, { taken });
  const kept = drawnBy(draw, state).map(([number]) => number);
  const wanted = draw[2].reduce((sum, [count, questions]) => sum + Math.min(count, questions.length), 0);
  if (kept.length === wanted) return kept;
  const filled = pick(draw, state, { kept, taken });
  return [...kept.filter((one) => filled.includes(one)), ...filled.filter((one) => !kept.includes(one))];
}
