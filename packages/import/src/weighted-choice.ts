import type { ChoiceInteraction } from '@nibras/course';

/** Whether several options may be picked, how that is marked, and which are right, out of what each option is worth in percent. */
export function choiceFromWeights(
  weights: readonly number[],
  several: boolean,
  /** How many may be picked at most. */
  most = Infinity,
): { readonly marking: ChoiceInteraction['marking']; readonly correct: readonly boolean[]; readonly exact: boolean } {
  const best = Math.max(...weights);
  if (!several) {
    const correct = weights.map((weight) => weight === best && weight > 0);
    return {
      marking: 'all',
      correct,
      exact: correct.includes(true) && weights.every((weight, index) => weight === (correct[index] ? 100 : 0)),
    };
  }
  const correct = weights.map((weight) => weight > 0);
  const keys = correct.filter(Boolean).length;
  const share = 100 / Math.max(1, keys);
  const near = (weight: number, wanted: number): boolean => Math.abs(weight - wanted) < 0.01;
  const wrong = weights.filter((_, index) => !correct[index]);
  const marking =
    wrong.length > 0 && wrong.every((weight) => weight <= -99) && keys > 1
      ? 'all'
      : wrong.length > 0 && wrong.every((weight) => weight === 0)
        ? 'lenient'
        : 'partial';
  const cost = marking === 'all' ? -100 : marking === 'lenient' ? 0 : -share;
  // Elsewhere a part of the right ones earns its part, and more picks than right ones cost nothing.
  const alike = marking === 'partial' || (marking === 'lenient' && most <= keys);
  const exact = alike && keys <= most && weights.every((weight, index) => near(weight, correct[index] ? share : cost));
  return { marking, correct, exact };
}
