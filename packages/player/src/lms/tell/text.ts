import type { PlayedText } from '../../question/behaviour.ts';
import type { Told } from '../told.ts';

/** Words as LMSs log them. @spec SCORM 2004 RTE 4.2.9.2 fill-in */
export const tellText = ({ answers, caseSensitive }: PlayedText, { text }: { readonly text: string }): Told => ({
  type: 'fill-in',
  answer: [text],
  keys: answers.filter(({ credit }) => credit === 1).map(({ label }) => [label]),
  strict: caseSensitive,
});
