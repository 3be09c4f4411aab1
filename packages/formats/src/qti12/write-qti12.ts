import { escapeXml } from '@nibras/base';
import type { Qti12Item, Qti12Response } from './qti12-item.ts';

type Attributes = Readonly<Record<string, string | undefined>>;
const el = (name: string, attributes: Attributes, inside = ''): string => {
  const all = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(value).replace(/\s/g, ' ')}"`,
  );
  return `<${name}${all.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
};
const material = (html: string): string =>
  el('material', {}, el('mattext', { texttype: 'text/html' }, escapeXml(html === '' ? ' ' : html)));
const fields = (all: Readonly<Record<string, string | undefined>>): string =>
  el(
    'qtimetadata',
    {},
    Object.entries(all)
      .map(([label, entry]) =>
        entry === undefined || entry === ''
          ? ''
          : el('qtimetadatafield', {}, el('fieldlabel', {}, label) + el('fieldentry', {}, escapeXml(entry))),
      )
      .join(''),
  );
const says = (ident: string, type = 'Response'): string =>
  el('displayfeedback', { feedbacktype: type, linkrefid: ident });
const rule = (more: boolean, condition: string, then: string): string =>
  el('respcondition', { continue: more ? 'Yes' : 'No' }, el('conditionvar', {}, condition) + then);
const equal = (value: string, exact = false): string =>
  el('varequal', { respident: 'response1', ...(exact ? { case: 'Yes' } : {}) }, escapeXml(value));
const full = '<setvar action="Set" varname="SCORE">100</setvar>';

const profiles: Readonly<Partial<Record<Qti12Response['type'], string>>> = { text: 'fib', essay: 'essay' };
const profileOf = (response: Qti12Response): string =>
  response.type === 'choice'
    ? response.truth
      ? 'true_false'
      : response.multiple
        ? 'multiple_response'
        : 'multiple_choice'
    : (profiles[response.type] ?? 'essay');

function presentation({ stem, response }: Qti12Item): string {
  if (response.type !== 'choice')
    return (
      material(stem) +
      el(
        'response_str',
        { ident: 'response1', rcardinality: 'Single' },
        el(
          'render_fib',
          {
            prompt: response.type === 'essay' ? 'Box' : 'Dashline',
            ...(response.type === 'essay' ? { rows: '10' } : {}),
          },
          el('response_label', { ident: 'answer1', rshuffle: 'No' }),
        ),
      )
    );
  const labels = response.choices.map(({ ident, html }) => el('response_label', { ident }, material(html)));
  return (
    material(stem) +
    el(
      'response_lid',
      { ident: 'response1', rcardinality: response.multiple ? 'Multiple' : 'Single' },
      el('render_choice', { shuffle: response.shuffle ? 'Yes' : 'No' }, labels.join('')),
    )
  );
}

function conditions({ response, correct, incorrect, hints }: Qti12Item): string {
  const right = full + (correct === undefined ? '' : says('correct_fb'));
  const wrong = incorrect === undefined ? '' : rule(true, '<other/>', says('general_incorrect_fb'));
  const hint = hints.length > 0 ? rule(true, '<other/>', says('hint', 'Hint')) : '';
  if (response.type === 'choice') {
    const picks = response.choices.map(({ ident, feedback }) =>
      feedback === undefined ? '' : rule(true, equal(ident), says(`${ident}_fb`)),
    );
    const whole = response.choices.map(({ ident }) =>
      response.keys.includes(ident) ? equal(ident, true) : el('not', {}, equal(ident, true)),
    );
    // Each key of a single choice has a rule of its own, and the first that holds ends the marking.
    const keys = response.multiple ? [el('and', {}, whole.join(''))] : response.keys.map((key) => equal(key));
    return hint + picks.join('') + keys.map((key) => rule(false, key, right)).join('') + wrong;
  }
  if (response.type === 'text') {
    const { answers, caseSensitive } = response;
    const picks = answers.map(({ text, feedback }, index) =>
      feedback === undefined ? '' : rule(true, equal(text, caseSensitive), says(`answer${index + 1}_fb`)),
    );
    return (
      hint + picks.join('') + rule(false, answers.map(({ text }) => equal(text, caseSensitive)).join(''), right) + wrong
    );
  }
  const model = correct === undefined ? '' : says('solution', 'Solution');
  return hint + rule(false, '<other/>', model);
}

function feedbacks({ response, correct, incorrect, hints }: Qti12Item): string {
  const own =
    response.type === 'choice'
      ? response.choices.map(({ ident, feedback }) => [`${ident}_fb`, feedback] as const)
      : response.type === 'text'
        ? response.answers.map(({ feedback }, index) => [`answer${index + 1}_fb`, feedback] as const)
        : [];
  const said =
    response.type === 'essay'
      ? []
      : ([
          ['correct_fb', correct],
          ['general_incorrect_fb', incorrect],
        ] as const);
  const model =
    response.type === 'essay' && correct !== undefined
      ? el('itemfeedback', { ident: 'solution' }, el('solution', {}, el('solutionmaterial', {}, material(correct))))
      : '';
  const told =
    hints.length > 0
      ? el(
          'itemfeedback',
          { ident: 'hint' },
          el('hint', {}, hints.map((one) => el('hintmaterial', {}, material(one))).join('')),
        )
      : '';
  return (
    [...own, ...said]
      .map(([ident, html]) =>
        html === undefined ? '' : el('itemfeedback', { ident }, el('flow_mat', {}, material(html))),
      )
      .join('') +
    model +
    told
  );
}

/** An item in the profile of Common Cartridge. @spec IMS Common Cartridge Profile 1.1, QTI 1.2.1 */
function itemXml(item: Qti12Item): string {
  const metadata = fields({
    cc_profile: `cc.${profileOf(item.response)}.v0p1`,
    cc_question_category: item.category,
    cc_weighting: item.points === undefined ? undefined : String(item.points),
    qmd_scoringpermitted: item.response.type === 'essay' ? 'Yes' : undefined,
    qmd_computerscored: item.response.type === 'essay' ? 'No' : undefined,
  });
  const outcomes = '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>';
  return `\n${el(
    'item',
    { ident: item.ident, title: item.title },
    el('itemmetadata', {}, metadata) +
      el('presentation', {}, presentation(item)) +
      el('resprocessing', {}, outcomes + conditions(item)) +
      feedbacks(item),
  )}`;
}

const root = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">${inside}\n</questestinterop>\n`;

/** A bank of questions; a cartridge has one at most. */
export const writeQti12Bank = (ident: string, items: readonly Qti12Item[]): string =>
  root(el('objectbank', { ident }, items.map(itemXml).join('')));

export interface Qti12Assessment {
  readonly ident: string;
  readonly title: string;
  /** Whether it counts; else it is for practice. */
  readonly examination: boolean;
  /** 0 means no limit. */
  readonly attempts: number;
  /** Minutes. */
  readonly timeLimit?: number;
  readonly items: readonly Qti12Item[];
}

/** An assessment of at least one item. */
export function writeQti12Assessment({
  ident,
  title,
  examination,
  attempts,
  timeLimit,
  items,
}: Qti12Assessment): string {
  const metadata = fields({
    cc_profile: 'cc.exam.v0p1',
    qmd_assessmenttype: examination ? 'Examination' : undefined,
    qmd_scoretype: 'Percentage',
    qmd_feedbackpermitted: 'Yes',
    qmd_hintspermitted: 'Yes',
    qmd_solutionspermitted: 'Yes',
    cc_maxattempts: attempts === 0 ? 'unlimited' : String(attempts),
    qmd_timelimit: timeLimit === undefined ? undefined : String(timeLimit),
  });
  return root(
    el(
      'assessment',
      { ident, title },
      metadata + el('section', { ident: 'root_section' }, items.map(itemXml).join('')),
    ),
  );
}
