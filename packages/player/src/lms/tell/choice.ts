import type { PlayedChoice } from '../../question/behaviour.ts';
import { type Told, termsOf } from '../told.ts';

/** Picks as LMSs log them. @spec SCORM 2004 RTE 4.2.9.2 choice, true-false */
export function tellChoice(
  { options, truth, multiple }: PlayedChoice,
  { picked }: { readonly picked: readonly string[] },
): Told {
  const [first] = options;
  if (truth && first)
    return { type: 'true-false', answer: [String(picked[0] === first.id)], keys: [[String(first.correct)]] };
  const keys = termsOf(options, ({ correct }) => correct);
  return {
    type: 'choice',
    answer: termsOf(options, ({ id }) => picked.includes(id)),
    // Of one pick, each key is a full answer.
    keys: multiple ? [keys] : keys.map((key) => [key]),
  };
}
