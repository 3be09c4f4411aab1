import type { PlayedGaps } from '../../question/behaviour.ts';
import type { Told } from '../told.ts';

/** Most blanks that Moodle takes as fill-in. */
const mostBlanks = 10;

/** Fillings as LMSs log them: words as they were written, options by their ids. @spec SCORM 2004 RTE 4.2.9.2 fill-in */
export function tellGaps(
  { gaps, caseSensitive }: PlayedGaps,
  { values }: { readonly values: Readonly<Record<string, string>> },
): Told {
  const key = gaps.map((gap) => {
    if (gap.way === 'text') return gap.answers.find(({ credit }) => credit === 1)?.label ?? '';
    if (gap.way === 'number') return String(gap.value);
    return gap.way === 'choice' ? (gap.options.find(({ correct }) => correct)?.id ?? '') : gap.key;
  });
  const answer = gaps.map(({ id }) => values[id] ?? '');
  if (gaps.length <= mostBlanks) return { type: 'fill-in', answer, keys: [key], strict: caseSensitive };
  return { type: 'long-fill-in', answer: [answer.join('; ')], keys: [[key.join('; ')]] };
}
