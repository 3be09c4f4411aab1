import { decimal } from './cmi-format.ts';
import { type AnswerStyle, oneLine } from './told.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const digits = '123456789abcdefghijklmnopqrstuvwxyz0';
const limit = 255;

/** The style of SCORM 1.2: members of one character, at most 255 characters in all. @spec SCORM 1.2 RTE 3.4.7 */
export const shortStyle: AnswerStyle = {
  word: (text, { type }) => (type === 'true-false' ? text.slice(0, 1) : oneLine(text, limit)),
  range: ({ value }) => decimal(value, 7),
  term: ([, index], side) => (side ? digits : letters)[index] ?? '0',
  point: '.',
  join: (items) => oneLine(items.join(','), limit),
};
