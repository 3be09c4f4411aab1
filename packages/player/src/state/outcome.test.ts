import { describe, expect, test } from 'vitest';
import { newState } from './learner-state.ts';
import { type CourseIndex, outcomeOf } from './outcome.ts';

const course = (mastery: readonly number[], attempts = 1): CourseIndex => ({
  mastery,
  outline: [
    ['Module', [['One', 'p00000000001', 1, -1, [[10, 1, 1]]]]],
    [
      'Quiz',
      'p00000000002',
      2,
      mastery.length > 0 ? 0 : -1,
      [
        [20, 1, attempts],
        [30, 3, attempts],
      ],
    ],
    ['Second', 'p00000000003', 3, mastery.length > 1 ? 1 : -1, [[40, 2, attempts]]],
  ],
});

function learner(visited: readonly number[], credits: Readonly<Record<number, number>>): ReturnType<typeof newState> {
  const state = newState();
  for (const page of visited) state.visited.add(page);
  for (const [number, credit] of Object.entries(credits))
    state.questions.set(Number(number), { tries: 1, credit, last: credit, answer: [], open: false });
  return state;
}

describe('with a scored quiz', () => {
  test('practice does not count, and there is no score before the last answer', () => {
    expect(outcomeOf(learner([1, 2, 3], { 10: 0, 20: 1 }), course([60]))).toMatchObject({
      complete: false,
      graded: true,
    });
    expect(outcomeOf(learner([1, 2, 3], { 10: 0, 20: 1 }), course([60]))).not.toHaveProperty('score');
    expect(outcomeOf(learner([1, 2, 3], { 10: 0, 20: 1, 30: 0.5 }), course([60]))).toMatchObject({
      complete: true,
      score: 62.5,
      success: true,
    });
  });

  test('unread pages leave it incomplete even when passed', () => {
    expect(outcomeOf(learner([2], { 20: 1, 30: 1 }), course([60]))).toMatchObject({
      complete: false,
      score: 100,
      success: true,
    });
  });

  test('it is failed only when no try is left', () => {
    const wrong = learner([1, 2, 3], { 20: 1, 30: 0 });
    expect(outcomeOf(wrong, course([60], 1)).success).toBe(false);
    expect(outcomeOf(wrong, course([60], 2))).not.toHaveProperty('success');
    expect(outcomeOf(wrong, course([60], 0))).not.toHaveProperty('success');
  });

  test('every quiz must be passed, not their mean', () => {
    const state = learner([1, 2, 3], { 20: 1, 30: 1, 40: 0 });
    expect(outcomeOf(state, course([60, 50]))).toMatchObject({ success: false, score: 66.67, complete: true });
  });

  test('what carries no marks counts for completion alone', () => {
    const asked: CourseIndex = {
      ...course([60]),
      outline: [...course([60]).outline, ['Survey', 'p4', 4, 0, [[50, 0, 0]]]],
    };
    expect(outcomeOf(learner([1, 2, 3, 4], { 20: 1, 30: 1 }), asked)).toMatchObject({ complete: false });
    expect(outcomeOf(learner([1, 2, 3, 4], { 20: 1, 30: 1, 50: 1 }), asked)).toMatchObject({
      complete: true,
      score: 100,
      success: true,
    });
    const survey: CourseIndex = { mastery: [60], outline: [['Survey', 'p4', 4, 0, [[50, 0, 0]]]] };
    expect(outcomeOf(learner([4], {}), survey)).toMatchObject({ complete: false, graded: false });
    const done = outcomeOf(learner([4], { 50: 1 }), survey);
    expect(done).toMatchObject({ complete: true, graded: false });
    expect(done).not.toHaveProperty('score');
    expect(done).not.toHaveProperty('success');
  });

  test('exactly the mastery score passes', () => {
    expect(outcomeOf(learner([1, 2, 3], { 20: 0, 30: 1 }), course([75])).success).toBe(true);
  });
});

describe('without a quiz', () => {
  test('all questions count, nothing is passed or failed', () => {
    const outcome = outcomeOf(learner([1, 2, 3], { 10: 1, 20: 1, 30: 1, 40: 0 }), course([]));
    expect(outcome).toMatchObject({ complete: true, graded: false, score: 71.43 });
    expect(outcome).not.toHaveProperty('success');
  });

  test('a reader who answers nothing has completed and has no score', () => {
    const outcome = outcomeOf(learner([1, 2, 3], {}), course([]));
    expect(outcome.complete).toBe(true);
    expect(outcome).not.toHaveProperty('score');
  });

  test('a quiz without questions asks nothing', () => {
    const outcome = outcomeOf(learner([1], {}), { mastery: [60], outline: [['Quiz', 'p00000000001', 1, 0, []]] });
    expect(outcome).toMatchObject({ complete: true, graded: false });
  });
});
