import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState, type LearnerState, newState } from '../state/learner-state.ts';
import { type CourseIndex, outcomeOf } from '../state/outcome.ts';
import type { IndexedDraw, PageRules } from './page-rules.ts';
import { drawOnce, pick } from './pick.ts';
import { courseRules, drawnBy } from './rules.ts';
import { packSitting, readSitting } from './sitting-record.ts';
import { afterAnswer, dueQuestions } from './spaced.ts';

const drawOf = (counts: readonly number[], pools: readonly (readonly number[])[]): IndexedDraw => [
  900,
  0,
  counts.map((count, at) => [count, (pools[at] ?? []).map((number) => [number, 1, 1] as const)] as const),
];
const poolsArbitrary = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 })
  .chain((numbers) =>
    fc.tuple(
      fc.array(fc.subarray(numbers, { minLength: 1 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }),
    ),
  )
  .map(([pools, counts]) => drawOf(counts.slice(0, pools.length), pools));
const stateOf = (seed: number): LearnerState => ({ ...newState(), seed });
const answered = (state: LearnerState, number: number, last = 1): void => {
  const tries = (state.questions.get(number)?.tries ?? 0) + 1;
  state.questions.set(number, { tries, credit: last, last, answer: [1], open: false });
};

describe('a draw', () => {
  test('gives each rule what it asks for as far as the pool reaches, nothing twice, the same for the same learner', () => {
    fc.assert(
      fc.property(poolsArbitrary, fc.nat(), (draw, seed) => {
        const drawn = pick(draw, stateOf(seed), {});
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(pick(draw, stateOf(seed), {})).toEqual(drawn);
        const all = new Set(draw[2].flatMap(([, questions]) => questions.map(([number]) => number)));
        expect(drawn.every((one) => all.has(one))).toBe(true);
        const [count, questions] = draw[2][0]!;
        expect(drawn.slice(0, count).length).toBe(Math.min(count, drawn.length));
        expect(questions.filter(([number]) => drawn.includes(number)).length).toBeGreaterThanOrEqual(
          Math.min(count, questions.length),
        );
      }),
    );
  });

  test('repeats nothing before its pool is spent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 25 }), fc.nat(), (count, size, seed) => {
        const draw = drawOf([count], [Array.from({ length: size }, (_, at) => at + 1)]);
        const state = stateOf(seed);
        const seen: number[] = [];
        for (let round = 0; round < Math.floor(size / count); round += 1) {
          const drawn = pick(draw, state, { round });
          state.draws.set(draw[0], drawn);
          // Some are answered, some are not: either way they were shown.
          for (const one of drawn) if (one % 3) answered(state, one);
          seen.push(...drawn);
        }
        const shown = seen.filter((one) => one % 3);
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  test('is kept over a pause and a publication that changes the bank; what went is filled up', () => {
    fc.assert(
      fc.property(poolsArbitrary, fc.nat(), fc.func(fc.boolean()), (draw, seed, stays) => {
        const state = stateOf(seed);
        const drawn = drawOnce(draw, state, new Set());
        state.draws.set(draw[0], drawn);
        const back = decodeState(encodeState(state, 60_000))!;
        expect(drawOnce(draw, back, new Set())).toEqual(drawn);
        const changed: IndexedDraw = [
          draw[0],
          0,
          draw[2].map(([count, questions]) => [
            count,
            [...questions.filter(([number]) => stays(number)), [1000 + count, 1, 1] as const],
          ]),
        ];
        const again = drawOnce(changed, back, new Set());
        const known = drawnBy(changed, back).map(([number]) => number);
        expect(known.filter((one) => again.includes(one)).length).toBeGreaterThanOrEqual(
          Math.min(known.length, again.length),
        );
        expect(again.every((one) => one >= 1000 || stays(one))).toBe(true);
      }),
    );
  });
});

const page = (id: string, number: number, quiz = -1): [string, string, number, number, [number, number, number][]] => [
  id,
  id,
  number,
  quiz,
  [],
];
const indexOf = (rules: Record<number, PageRules>, ...pages: ReturnType<typeof page>[]): CourseIndex => ({
  outline: pages,
  mastery: [60],
  rules,
});

test('a sitting counts by its best result, once it was handed in', () => {
  const questions: [number, number, number][] = [
    [11, 1, 1],
    [12, 3, 1],
  ];
  const index: CourseIndex = {
    outline: [['exam', 'exam', 1, 0, questions]],
    mastery: [60],
    rules: { 1: { sitting: { feedback: 'deferred', review: 'all', attempts: 2 } } },
  };
  const state = stateOf(1);
  const rules = courseRules(index, state);
  state.visited.add(1);
  const outcome = () => outcomeOf(state, index, rules);
  answered(state, 11);
  answered(state, 12);
  expect(outcome()).toMatchObject({ complete: false, quizzes: [{ left: 1, passed: false }] });
  expect(outcome().score).toBeUndefined();
  const record = { taken: 1, best: 5000, last: 5000, running: false, clock: 0, extra: true, at: 0 };
  state.draws.set(1, packSitting(record));
  expect(readSitting(state.draws.get(1))).toEqual(record);
  expect(outcome()).toMatchObject({ complete: true, score: 50, quizzes: [{ left: 0, percent: 50, final: false }] });
  expect(outcome().success).toBeUndefined();
  state.draws.set(1, packSitting({ ...record, taken: 2, best: 5000, last: 1000 }));
  expect(outcome()).toMatchObject({ score: 50, success: false });
  state.draws.set(1, packSitting({ ...record, taken: 2, best: 8000 }));
  expect(outcome()).toMatchObject({ score: 80, success: true });
});

test('branches leap over pages only once they are taken, and only ahead', () => {
  const index = indexOf(
    { 1: { branches: [['option', 'd', 50, 4, 0]] }, 4: { branches: [['score', 'a', 0, 101]] } },
    page('a', 1),
    page('b', 2),
    page('c', 3),
    page('d', 4),
  );
  const state = stateOf(1);
  const rules = courseRules(index, state);
  const waived = () => rules.pages.filter((one) => rules.waived(one)).map(({ id }) => id);
  state.visited.add(1);
  expect(waived()).toEqual([]);
  state.questions.set(50, { tries: 1, credit: 0, last: 0, answer: [4], open: false });
  expect(rules.next(rules.pages[0]!)).toBe('d');
  expect(waived()).toEqual(['b', 'c']);
  state.visited.add(4);
  expect(waived()).toEqual(['b', 'c']);
  expect(outcomeOf(state, index, rules).complete).toBe(true);
});

test('a spaced question comes back later each time it goes well, and the next day when not', () => {
  const draw = drawOf([1], [[7]]);
  const state = stateOf(3);
  const answer = (day: number, right: boolean): void => {
    const kept = afterAnswer(state, 7, right, day);
    if (kept) state.draws.set(7, kept);
  };
  const nextDay = (today: number): number => dueQuestions(draw, state, today).next;
  expect(dueQuestions(draw, state, 100).due).toEqual([7]);
  let day = 100;
  const gaps: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    answer(day, true);
    answer(day, false);
    gaps.push(nextDay(day) - day);
    day = nextDay(day);
  }
  expect(gaps).toEqual([1, 3, 7, 14, 30, 30]);
  answer(day, false);
  expect(nextDay(day)).toBe(day + 1);
});
