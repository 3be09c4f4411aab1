import { own } from '../own.ts';

export interface ResponseFault {
  readonly rule: 'scorm.response' | 'scorm.too-many' | 'scorm.response-repeated';
  readonly params: Readonly<Record<string, string | number>>;
}

const fault = (rule: ResponseFault['rule'], params: ResponseFault['params']): ResponseFault => ({ rule, params });

/** How the members of an answer are written and how many there may be. */
interface ResponseShape {
  readonly member: RegExp;
  readonly most: number;
  readonly comma: string;
  /** Whether a member may stand twice. */
  readonly unique?: boolean;
}

const short = String.raw`[^\s[\]{},]{1,250}`;
const moodleShort = String.raw`[\w.]{1,250}`;
const language = String.raw`(\{lang=[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\})?`;
const real = String.raw`-?\d{1,10}(\.\d{1,7})?`;

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

/** Answers of SCORM 2004 by type of interaction. @spec SCORM 2004 RTE 4.2.9.2 */
const shapes2004: Readonly<Record<string, ResponseShape>> = {
  'true-false': { member: /^(true|false)$/, most: 1, comma: '' },
  choice: { member: whole(`(${short})?`), most: 36, comma: '[,]', unique: true },
  'fill-in': { member: whole(`${language}[^]{0,250}`), most: 10, comma: '[,]' },
  'long-fill-in': { member: whole(`${language}[^]{0,4000}`), most: 1, comma: '' },
  likert: { member: whole(short), most: 1, comma: '' },
  matching: { member: whole(String.raw`${short}\[\.\]${short}`), most: 36, comma: '[,]' },
  performance: { member: whole(String.raw`(${short})?\[\.\][^]{0,250}`), most: 250, comma: '[,]' },
  sequencing: { member: whole(short), most: 36, comma: '[,]' },
  numeric: { member: whole(real), most: 1, comma: '' },
  other: { member: /^[^]{0,4000}$/, most: 1, comma: '' },
};

/** @spec SCORM 2004 RTE 4.2.9.1 */
const patterns2004: Readonly<Record<string, ResponseShape>> = {
  ...shapes2004,
  numeric: { member: whole(String.raw`(${real})?\[:\](${real})?`), most: 1, comma: '' },
};

/** Moodle's own patterns: neither hyphen nor accent in an identifier, no line break anywhere. */
const moodle2004: Readonly<Record<string, ResponseShape>> = {
  'true-false': { member: /^(true|false)$/, most: 1, comma: '' },
  choice: { member: whole(`(${moodleShort})?`), most: 36, comma: '[,]', unique: true },
  'fill-in': { member: /^.{0,274}$/, most: 10, comma: '[,]' },
  'long-fill-in': { member: /^.{0,4024}$/, most: 1, comma: '' },
  likert: { member: whole(moodleShort), most: 1, comma: '' },
  matching: { member: whole(String.raw`\w{1,250}\[\.\]\w{1,250}`), most: 36, comma: '[,]' },
  performance: { member: /^.{0,600}$/, most: 250, comma: '[,]' },
  sequencing: { member: whole(moodleShort), most: 36, comma: '[,]' },
  numeric: { member: /^-?\d{1,5}(\.\d{1,18})?$/, most: 1, comma: '' },
  other: { member: /^.{0,4000}$/, most: 1, comma: '' },
};

const one12 = String.raw`[a-zA-Z0-9]`;

/** Answers of SCORM 1.2: one character a member. @spec SCORM 1.2 RTE 3.4 CMIFeedback */
const shapes12: Readonly<Record<string, ResponseShape>> = {
  'true-false': { member: /^[01tf]$/, most: 1, comma: '' },
  choice: { member: whole(String.raw`\{?${one12}\}?`), most: 26, comma: ',', unique: true },
  likert: { member: whole(`(${one12})?`), most: 1, comma: '' },
  matching: { member: whole(String.raw`\{?${one12}\.${one12}\}?`), most: 26, comma: ',' },
  sequencing: { member: whole(one12), most: 26, comma: ',' },
  numeric: { member: /^-?\d{0,10}(\.\d+)?$/, most: 1, comma: '' },
};

const attributes = /^(\{(case_matters|order_matters)=(true|false)\})+/;

function checkShape(shape: ResponseShape, type: string, value: string): ResponseFault | undefined {
  const members = shape.comma === '' ? [value] : value.split(shape.comma);
  if (members.length > shape.most) return fault('scorm.too-many', { type, most: shape.most, count: members.length });
  const wrong = members.find((member) => !shape.member.test(member));
  if (wrong !== undefined) return fault('scorm.response', { type, member: wrong.slice(0, 40) });
  if (shape.unique && new Set(members).size < members.length) return fault('scorm.response-repeated', { type });
  return undefined;
}

/** Who checks the answers, and how. */
export type ResponseStyle = 'strict12' | 'strict2004' | 'moodle2004' | 'none';

/** What is wrong with an answer, or with a pattern of right answers; undefined where nothing is. */
export function checkResponse(
  style: ResponseStyle,
  type: string,
  value: string,
  pattern: boolean,
): ResponseFault | undefined {
  if (style === 'none') return undefined;
  const table =
    style === 'strict12' ? shapes12 : style === 'moodle2004' ? moodle2004 : pattern ? patterns2004 : shapes2004;
  let shape = own(table, type);
  if (!shape) return undefined;
  if (style === 'moodle2004' && pattern && type === 'numeric') shape = { ...shape, member: /^.*$/ };
  return checkShape(shape, type, pattern ? value.replace(attributes, '') : value);
}
