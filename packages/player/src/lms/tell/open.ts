import type { PlayedOpen, PlayedSurvey } from '../../question/behaviour.ts';
import { pairsOf, termsOf, type Told } from '../told.ts';

/** Open work as LMSs log it: without a key. @spec SCORM 2004 RTE 4.2.9.2 long-fill-in */
export const tellOpen = (_: PlayedOpen, { text }: { readonly text: string }): Told => ({
  type: 'long-fill-in',
  answer: [text],
  keys: [],
});

/** A survey as LMSs log it: one item as likert, several as pairs. @spec SCORM 2004 RTE 4.2.9.2 likert */
export function tellSurvey(
  { items, scale }: PlayedSurvey,
  { answers }: { readonly answers: Readonly<Record<string, string>> },
): Told {
  if (items.length === 1)
    return {
      type: 'likert',
      answer: termsOf(scale, ({ id }) => answers[items[0]!.id] === id),
      keys: [],
    };
  return {
    type: 'matching',
    answer: pairsOf(items, scale, answers),
    keys: [],
  };
}
