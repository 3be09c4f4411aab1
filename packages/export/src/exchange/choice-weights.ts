import type { ChoiceInteraction } from '@nibras/course';
import { nearestFraction } from '@nibras/formats';

/** Percent that each option is worth where a format weighs options: wrong ones cost what right ones earn. */
export function choiceWeights({ options, multiple, marking }: ChoiceInteraction): ReadonlyMap<string, number> {
  const keys = options.filter(({ correct }) => correct).length;
  const share = nearestFraction(100 / Math.max(1, keys));
  const cost = marking === 'lenient' ? 0 : marking === 'all' ? -100 : -share;
  return new Map(options.map(({ id, correct }) => [id, !multiple ? (correct ? 100 : 0) : correct ? share : cost]));
}
