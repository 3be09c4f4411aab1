import { escapeXml } from '@nibras/base';
import { toXhtml } from '../qti2/xhtml.ts';
import type { OlxActivity } from './olx-activity.ts';
import type { OlxProblem, OlxProfile, OlxResponse } from './olx-problem.ts';
import { writeOlxActivity } from './write-olx-activity.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;
const el = (name: string, attributes: Attributes, inside = ''): string => {
  const all = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(String(value)).replace(/\s/g, ' ')}"`,
  );
  return `<${name}${all.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
};
const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entity[name]!)
    .replace(/\s+/g, ' ')
    .trim();
const hint = (name: string, text: string | undefined, attributes: Attributes = {}): string =>
  text === undefined ? '' : el(name, attributes, toXhtml(text));

/** A response; in 2016 a label was an attribute of the input, in plain words. */
function responseElement(one: OlxResponse, profile: OlxProfile): string {
  const old = profile === 'dogwood';
  const label = one.label === '' || old ? '' : `<label>${toXhtml(one.label)}</label>`;
  const said = old && one.label !== '' ? { label: words(one.label) } : {};
  const before = old && one.label !== '' && !one.inline ? `<p>${toXhtml(one.label)}</p>` : '';
  const place = one.inline ? { inline: 1 } : {};
  switch (one.type) {
    case 'choice': {
      const choices = one.choices.map(({ html, correct, name, hint: text }) =>
        el(
          'choice',
          { correct: String(correct), name },
          (toXhtml(html) || ' ') + hint('choicehint', text, one.multiple ? { selected: 'true' } : {}),
        ),
      );
      const group = one.multiple
        ? el('checkboxgroup', said, choices.join(''))
        : el(
            'choicegroup',
            { type: 'MultipleChoice', ...(one.shuffle ? { shuffle: 'true' } : {}), ...said },
            choices.join(''),
          );
      return (
        before +
        el(
          one.multiple ? 'choiceresponse' : 'multiplechoiceresponse',
          one.partial ? { partial_credit: 'EDC' } : {},
          label + group,
        )
      );
    }
    case 'option': {
      const options = one.choices.map(({ html, correct, hint: text }) =>
        el('option', { correct: correct ? 'True' : 'False' }, escapeXml(words(html)) + hint('optionhint', text)),
      );
      return before + el('optionresponse', place, label + el('optioninput', { ...place, ...said }, options.join('')));
    }
    case 'string': {
      const [first, ...others] = one.answers;
      const more = others.map(({ text, hint: reply }) =>
        el('additional_answer', { answer: text }, hint('correcthint', reply)),
      );
      return (
        before +
        el(
          'stringresponse',
          { answer: first?.text ?? '', type: one.caseSensitive ? 'cs' : 'ci', ...place },
          label + hint('correcthint', first?.hint) + more.join('') + el('textline', { size: 20, ...place, ...said }),
        )
      );
    }
    case 'numerical': {
      const [first, ...others] = one.answers;
      const more = others.map(({ text, hint: reply }) =>
        el('additional_answer', { answer: text }, hint('correcthint', reply)),
      );
      const tolerance = one.tolerance > 0 ? el('responseparam', { type: 'tolerance', default: one.tolerance }) : '';
      const input = one.inline ? el('textline', { ...place, ...said }) : el('formulaequationinput', said);
      return (
        before +
        el(
          'numericalresponse',
          { answer: first?.text ?? '', ...place },
          label + tolerance + hint('correcthint', first?.hint) + more.join('') + input,
        )
      );
    }
    case 'image': {
      const pair = (points: readonly number[], at: number): string => `${points[at]},${points[at + 1]}`;
      const rectangles = one.spots
        .filter(({ shape }) => shape === 'rectangle')
        .map(({ points }) => `(${pair(points, 0)})-(${pair(points, 2)})`);
      const outlines = one.spots
        .filter(({ shape }) => shape === 'polygon')
        .map(({ points }) => `[${points.flatMap((_, at) => (at % 2 ? [] : [`[${pair(points, at)}]`])).join(',')}]`);
      const input = el('imageinput', {
        src: one.src,
        width: one.width,
        height: one.height,
        alt: one.alt,
        ...(rectangles.length > 0 ? { rectangle: rectangles.join(';') } : {}),
        ...(outlines.length > 0 ? { regions: `[${outlines.join(',')}]` } : {}),
      });
      return before + el('imageresponse', {}, label + input);
    }
    case 'other':
      return '';
  }
}

/** A problem as a file of its own. @spec Open Learning XML, problem */
export function writeOlxProblem(problem: OlxProblem, profile: OlxProfile, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const { displayName, weight, attempts, responses, hints, solution, showAnswer } = problem;
  let body = toXhtml(problem.body, true, true);
  for (const [index, one] of responses.entries()) {
    const written = responseElement(one, profile);
    const marker = `[[#${index}]]`;
    if (body.includes(marker)) body = body.replace(marker, () => written);
    else body += one.inline ? `<p>${written}</p>` : `\n${written}`;
  }
  // Platforms take the direction of their own language.
  if (direction === 'rtl') body = `<div dir="rtl">${body}</div>`;
  const told = hints.map((one) => el('hint', {}, toXhtml(one) || ' '));
  const root = el(
    'problem',
    {
      display_name: displayName,
      weight,
      ...(attempts > 0 ? { max_attempts: attempts } : {}),
      ...(showAnswer === undefined ? {} : { showanswer: showAnswer }),
    },
    `${body}${solution === undefined ? '' : `\n<solution><div class="detailed-solution">${toXhtml(solution, true)}</div></solution>`}` +
      (told.length > 0 ? `\n<demandhint>${told.join('')}</demandhint>` : ''),
  );
  return `${root}\n`;
}

/** A question of a unit: a problem has a file of its own, other blocks stand in the unit. */
export type OlxUnitPart = { readonly problem: OlxProblem } | { readonly activity: OlxActivity };

/** The unit that holds questions. */
export const writeOlxUnit = (parts: readonly OlxUnitPart[], displayName: string, profile: OlxProfile): string => {
  const inside = parts.map((one) =>
    'problem' in one ? el('problem', { url_name: one.problem.urlName }) : writeOlxActivity(one.activity, profile),
  );
  return `${el('vertical', { display_name: displayName }, `${inside.map((one) => `\n  ${one}`).join('')}\n`)}\n`;
};
