/** A filling that a blank foresees; `*` stands for any other. */
export interface ClozeAnswer {
  readonly text: string;
  /** Percent of the marks of the blank. */
  readonly fraction: number;
  /** Only for numbers. */
  readonly tolerance: number;
  readonly feedback: string;
}

/** A blank as it stands in the text of a question with embedded answers. */
export interface ClozeBlank {
  readonly type: 'text' | 'number' | 'choice' | 'several';
  readonly weight: number;
  readonly caseSensitive: boolean;
  readonly shuffle: boolean;
  readonly answers: readonly ClozeAnswer[];
}

const typeOf: Readonly<Record<string, Pick<ClozeBlank, 'type' | 'caseSensitive' | 'shuffle'>>> = Object.fromEntries(
  (
    [
      ['text', false, false, 'SHORTANSWER SA MW'],
      ['text', true, false, 'SHORTANSWER_C SAC MWC'],
      ['number', false, false, 'NUMERICAL NM'],
      ['choice', false, false, 'MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH'],
      ['choice', false, true, 'MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS'],
      ['several', false, false, 'MULTIRESPONSE MR MULTIRESPONSE_H MRH'],
      ['several', false, true, 'MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS'],
    ] as const
  ).flatMap(([type, caseSensitive, shuffle, names]) =>
    names.split(' ').map((name) => [name, { type, caseSensitive, shuffle }] as const),
  ),
);

/** A blank in the text. An entity's `#` ends nothing. @spec Moodle question/type/multianswer/questiontype.php */
const blankPattern = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/gs;
const answerPattern = /(=|%(-?\d+(?:\.\d*)?)%)?((?:\\.|&#|[^\\~#])*)(?:#((?:\\.|[^\\~])*))?/gsy;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const unescape = (text: string): string => text.replace(/\\([~#}{=/"\\])/g, '$1');
const decode = (text: string): string =>
  unescape(text)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (entities[name ?? ''] ?? whole),
    )
    .trim();

function readAnswers(text: string, number: boolean): ClozeAnswer[] {
  const answers: ClozeAnswer[] = [];
  let at = 0;
  while (at <= text.length) {
    answerPattern.lastIndex = at;
    const [whole, sign, percent, words, feedback] = answerPattern.exec(text)!;
    const [value, tolerance] = number ? words!.split(':') : [words];
    answers.push({
      text: decode(value ?? ''),
      fraction: sign === '=' ? 100 : Number(percent ?? 0),
      tolerance: Number(tolerance ?? 0) || 0,
      feedback: unescape(feedback ?? '').trim(),
    });
    at += whole.length + 1;
  }
  return answers.filter(({ text: one }) => one !== '');
}

/** The text with `[[#0]]`, `[[#1]]` … in the place of its blanks; undefined where one is of a kind that only Moodle has. */
export function parseClozeText(
  html: string,
): { readonly html: string; readonly blanks: readonly ClozeBlank[] } | undefined {
  const blanks: ClozeBlank[] = [];
  let foreign = false;
  const text = html.replace(blankPattern, (_, weight: string, name: string, inside: string) => {
    const type = Object.hasOwn(typeOf, name) ? typeOf[name] : undefined;
    if (!type) {
      foreign = true;
      return '';
    }
    blanks.push({
      ...type,
      weight: weight === '' ? 1 : Number(weight),
      answers: readAnswers(inside, type.type === 'number'),
    });
    return `[[#${blanks.length - 1}]]`;
  });
  return foreign || blanks.length === 0 ? undefined : { html: text, blanks };
}

const escape = (text: string): string => text.replace(/[~#}]/g, '\\$&').replace(/\s+/g, ' ');
// Moodle has no sign for a backslash itself.
const wordSigns: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Moodle has no sign for a backslash itself. An entity's `#` ends nothing, so that signs are told one by one.
const escapeWords = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[~#}&<>"\\]/g, (sign) => (sign === '\\' ? '&#92;' : (wordSigns[sign] ?? `\\${sign}`)));

/** A blank as it stands in the text. */
export function writeClozeBlank({ type, weight, caseSensitive, shuffle, answers }: ClozeBlank): string {
  const name =
    type === 'text'
      ? `SHORTANSWER${caseSensitive ? '_C' : ''}`
      : type === 'number'
        ? 'NUMERICAL'
        : `${type === 'several' ? 'MULTIRESPONSE' : 'MULTICHOICE'}${shuffle ? '_S' : ''}`;
  const written = answers.map(({ text, fraction, tolerance, feedback }) => {
    const sign = fraction === 100 ? '=' : `%${fraction}%`;
    const value = type === 'number' && text !== '*' ? `${text}:${tolerance}` : escapeWords(text);
    return `${sign}${value}${feedback === '' ? '' : `#${escape(feedback)}`}`;
  });
  return `{${weight}:${name}:${written.join('~')}}`;
}
