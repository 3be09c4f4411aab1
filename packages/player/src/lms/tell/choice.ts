import type { PlayedChoice } from '../../question/behaviour.ts';
import { type Told, termsOf } from '../told.ts';

/** Picks as LMSs log them. @spec SCORM 2004 RTE 4.2.9.2 choice, true-false */
export function tellChoice({ options, truth }: PlayedChoice, { picked }: { readonly picked: readonly string[] }): Told {
  const [first, second] = options;
  const word = (id: string | undefined): string => (id === first?.id ? 'true' : 'false');
  if (truth && second)
    return {
      type: 'true-false',
      answer: [word(picked[0])],
      keys: [[word(options.find(({ correct }) => correct)?.id)]],
    };
  return {
    type: 'choice',
    answer: termsOf(options, ({ id }) => picked.includes(id)),
    keys: [termsOf(options, ({ correct }) => correct)],
  };
}
