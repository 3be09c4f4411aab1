import type { PlayedMatch } from '../../question/behaviour.ts';
import { pairsOf, type Told } from '../told.ts';

/** Pairs as LMSs log them. @spec SCORM 2004 RTE 4.2.9.2 matching */
export const tellMatch = (
  { sources, targets, key }: PlayedMatch,
  { pairs }: { readonly pairs: Readonly<Record<string, string>> },
): Told => ({
  type: 'matching',
  answer: pairsOf(sources, targets, pairs),
  keys: [pairsOf(sources, targets, key)],
});
