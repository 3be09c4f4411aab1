import type { Diagnostic, Place } from '@nibras/base';
import { type ChoiceInteraction, parseNumber } from '@nibras/course';
import { problem } from '../problem.ts';

const fewest = 2;
const most = 4;

/** The number that an option is, with at most a short unit behind it; undefined for anything else. */
function numberOf(label: string): number | undefined {
  const read = parseNumber(label.trim());
  return read && /^\s*(?:%|٪|\p{L}{0,8})\s*$/u.test(read.rest) ? read.value : undefined;
}

const isOrdered = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= values[index - 1]!) ||
  values.every((value, index) => index === 0 || value <= values[index - 1]!);

/** How many options a question has, and numbers in their order. */
export function* checkOptions(
  { options, multiple, truth, inText, shuffle }: ChoiceInteraction,
  at: Place,
): Generator<Diagnostic> {
  if (truth || inText) return;
  const wrong = options.filter(({ correct }) => !correct).length;
  // Fewer than two options is an error of its own.
  if (!multiple && options.length >= 2 && options.length - wrong === 1) {
    if (wrong < fewest) yield problem('question.few-distractors', at, { count: wrong });
    if (wrong > most) yield problem('question.many-distractors', at, { count: wrong });
  }
  const values = options.map(({ label }) => numberOf(label));
  if (options.length >= 3 && values.every((value) => value !== undefined) && (shuffle || !isOrdered(values)))
    yield problem('question.numbers-unordered', at);
}
