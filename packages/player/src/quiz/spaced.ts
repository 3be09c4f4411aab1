import type { LearnerState } from '../state/learner-state.ts';
import { shuffled } from '../question/order.ts';
import type { IndexedDraw } from './page-rules.ts';

/** Days until a question comes back, by how often it went well in a row. */
const intervals = [1, 1, 3, 7, 14, 30];

/** Where a question stands: times right in a row, and the day it was last answered; kept in the state under its number. */
interface Box {
  readonly box: number;
  readonly day: number;
}

const boxOf = (state: LearnerState, number: number): Box | undefined => {
  const [, box, day] = state.draws.get(number) ?? [];
  return day === undefined ? undefined : { box: box!, day };
};

const dueOn = ({ box, day }: Box): number => day + intervals[Math.min(box, intervals.length - 1)]!;

/** The questions of a day, the most overdue first and new ones last; where none is due, the day on which one will be. */
export function dueQuestions(draw: IndexedDraw, state: LearnerState, today: number): { due: number[]; next: number } {
  const due: number[] = [];
  let next = Infinity;
  for (const [count, questions] of draw[2]) {
    const waiting: [number, number][] = [];
    const unseen: number[] = [];
    for (const [number] of questions) {
      const box = boxOf(state, number);
      if (!box) unseen.push(number);
      else if (dueOn(box) <= today) waiting.push([dueOn(box), number]);
      else next = Math.min(next, dueOn(box));
    }
    waiting.sort(([one], [other]) => one - other);
    const ready = [...waiting.map(([, number]) => number), ...shuffled(unseen, state.seed + draw[0] * 7919)];
    due.push(...ready.filter((one) => !due.includes(one)).slice(0, count));
  }
  return { due, next };
}

/** What is kept of a question after an answer: only the first of a day moves it. `hints` stands before, as it is. */
export function afterAnswer(state: LearnerState, number: number, right: boolean, today: number): number[] | undefined {
  const box = boxOf(state, number);
  if (box?.day === today) return undefined;
  const hints = state.draws.get(number)?.[0] ?? 0;
  return [hints, right ? Math.min((box?.box ?? 0) + 1, intervals.length - 1) : 0, today];
}
