/** What a value may look like. Data only, so that each rule can be read, tested and told. */
export interface ValueFormat {
  /** The whole value must match. */
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
  readonly range?: readonly [least: number, most: number];
}

const statuses12 = ['passed', 'completed', 'failed', 'incomplete', 'browsed'] as const;
const number7 = String.raw`-?\d{1,10}(\.\d{1,7})?`;
const day = String.raw`-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])`;
const year = String.raw`(19[7-9]\d|20[0-2]\d|203[0-8])`;
const minute = String.raw`T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d`;
const zone = String.raw`(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)`;
const interval = (fraction: string): RegExp =>
  new RegExp(String.raw`^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+${fraction}S)?)?$`);

/** Formats by name; a name is also the key of the words that explain it. */
export const formats = {
  any: {},
  line: { pattern: /^.*$/ },

  identifier12: { pattern: /^[!-~]{1,255}$/ },
  decimal12: { pattern: /^-?\d{0,10}(\.\d+)?$/ },
  'score-decimal12': { pattern: /^(\d{1,3}(\.\d{1,7})?)?$/, range: [0, 100] },
  time12: { pattern: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/ },
  timespan12: { pattern: /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/ },
  status12: { values: statuses12 },
  'objective-status12': { values: [...statuses12, 'not attempted'] },
  exit12: { values: ['time-out', 'suspend', 'logout', ''] },
  type12: { values: ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'] },
  result12: { pattern: /^(correct|wrong|unanticipated|neutral|-?\d{0,10}(\.\d+)?)$/ },
  audio12: { pattern: /^-?\d+$/, range: [-1, 100] },
  speed12: { pattern: /^-?\d+$/, range: [-100, 100] },
  text12: { values: ['-1', '0', '1'] },

  'decimal12-moodle': { pattern: /^-?\d{0,3}(\.\d*)?$/ },
  'score12-moodle': { pattern: /^-?\d{0,3}(\.\d*)?$/, range: [0, 100] },
  'identifier12-moodle': { pattern: /^[!-~]{0,255}$/ },
  'result12-moodle': { pattern: /^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d*)?)$/ },

  'long-identifier': { pattern: /^(?:urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:\S+|(?!urn:)\S+)$/ },
  real: { pattern: new RegExp(`^${number7}$`) },
  'real-not-negative': { pattern: new RegExp(`^${number7}$`), range: [0, Number.MAX_VALUE] },
  scaled: { pattern: new RegExp(`^${number7}$`), range: [-1, 1] },
  measure: { pattern: new RegExp(`^${number7}$`), range: [0, 1] },
  interval: { pattern: interval(String.raw`(\.\d{1,2})?`) },
  moment: {
    pattern: new RegExp(String.raw`^${year}(${day}(${minute}(\.\d{1,2})?${zone}?)?)?)?)?)?$`),
  },
  completion: { values: ['completed', 'incomplete', 'not attempted', 'unknown'] },
  success: { values: ['passed', 'failed', 'unknown'] },
  exit: { values: ['time-out', 'suspend', 'logout', 'normal', ''] },
  type: {
    values: [
      'true-false',
      'choice',
      'fill-in',
      'long-fill-in',
      'matching',
      'performance',
      'sequencing',
      'likert',
      'numeric',
      'other',
    ],
  },
  result: { pattern: new RegExp(`^(correct|incorrect|unanticipated|neutral|${number7})$`) },
  'local-text': { pattern: /^(\{lang=[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\})?(?!\{lang=)[^]*$/ },
  language: { pattern: /^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$/ },
  captioning: { values: ['-1', '0', '1'] },
  navigation: {
    pattern: /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/,
  },

  'real-moodle': { pattern: /^-?\d{1,5}(\.\d{1,18})?$/ },
  'scaled-moodle': { pattern: /^-?\d{1,5}(\.\d{1,18})?$/, range: [-1, 1] },
  'measure-moodle': { pattern: /^-?\d{1,5}(\.\d{1,18})?$/, range: [0, 1] },
  'moment-moodle': { pattern: new RegExp(String.raw`^${year}(${day}(${minute}(\.\d{1,2}${zone}?)?)?)?)?)?)?$`) },
  'description-moodle': { pattern: /^((\{lang=[A-Za-z]{2,3}(-[A-Za-z0-9-]{2,8})?\})?[^{\n\r][^\n\r]{0,250})?$/ },
  'result-moodle': { pattern: /^(correct|incorrect|unanticipated|neutral|-?\d{1,5}(\.\d{1,18})?)$/ },
} as const satisfies Readonly<Record<string, ValueFormat>>;

export type FormatName = keyof typeof formats;

/** Why a value does not fit; undefined where it does. */
export function misfit(name: FormatName, value: string): 'vocabulary' | 'format' | 'range' | undefined {
  const format: ValueFormat = formats[name];
  if (format.values && !format.values.includes(value)) return 'vocabulary';
  if (format.pattern && !format.pattern.test(value)) return 'format';
  if (format.range && value !== '' && (Number(value) < format.range[0] || Number(value) > format.range[1]))
    return 'range';
  return undefined;
}
