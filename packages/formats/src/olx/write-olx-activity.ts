import { escapeHtml, escapeXml } from '@nibras/base';
import { toXhtml } from '../qti2/xhtml.ts';
import type { OlxActivity, OlxAssessment, OlxDrag, OlxSurvey } from './olx-activity.ts';
import type { OlxProfile } from './olx-problem.ts';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Line breaks inside attributes would be read as spaces. */
const attribute = (value: string): string =>
  escapeXml(value).replace(/\n/g, '&#10;').replace(/\r/g, '&#13;').replace(/\t/g, '&#9;');
const el = (name: string, attributes: Attributes, inside = ''): string => {
  const all = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${attribute(String(value))}"`,
  );
  return `<${name}${all.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
};
const words = (html: string): string =>
  html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/(p|li|h\d|div)>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!)
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** @spec openedx/xblock-drag-and-drop-v2, the fields of the block and its `data` */
function dragElement(one: OlxDrag, stem: string): string {
  const data = {
    targetImg: one.image,
    targetImgDescription: one.alt,
    displayLabels: one.labels,
    displayBorders: true,
    displayBordersDragging: true,
    zones: one.zones.map(({ uid, title, x, y, width, height }) => ({
      uid,
      title,
      description: '',
      x,
      y,
      width,
      height,
      align: 'center',
    })),
    items: one.items.map(({ html, zones, right, wrong }, id) => ({
      id,
      displayName: html,
      zones,
      imageURL: '',
      imageDescription: '',
      feedback: { correct: right, incorrect: wrong },
    })),
    feedback: { start: '', finish: one.finish },
  };
  const bank = one.mixed ? mixed(data.items) : data.items;
  return el('drag-and-drop-v2', {
    url_name: one.urlName,
    'xblock-family': 'xblock.v1',
    display_name: one.displayName,
    mode: 'assessment',
    ...(one.attempts > 0 ? { max_attempts: one.attempts } : {}),
    weight: one.weight,
    ...(one.onePerZone ? { max_items_per_zone: 1 } : {}),
    ...(one.showAnswer === undefined ? {} : { showanswer: one.showAnswer }),
    show_title: true,
    show_question_header: false,
    question_text: stem,
    data: JSON.stringify({ ...data, items: bank }),
  });
}

/** Another order than that of the ids, the same each time. */
function mixed<Item extends { readonly id: number; readonly displayName: string }>(items: readonly Item[]): Item[] {
  const bank = items.toSorted((a, b) => spread(a.displayName) - spread(b.displayName) || b.id - a.id);
  const same = bank.every(({ id }, at) => id === at);
  return same ? [...bank.slice(1), ...bank.slice(0, 1)] : bank;
}

/** A number that says nothing of the place of a text in its list. */
function spread(text: string): number {
  let sum = 17;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) % 100_003;
  return sum;
}

const leaf = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** In 2016 prompts were plain words, those of the first releases stood in the rubric. @spec openedx/edx-ora2, xblock/xml.py */
function assessmentElement(one: OlxAssessment, stem: string, profile: OlxProfile): string {
  const old = profile === 'dogwood';
  const prompt = old ? words(stem) : stem;
  const criteria = one.criteria.map(({ name, label, prompt: asked, levels }) =>
    el(
      'criterion',
      {},
      leaf('name', name) +
        leaf('label', label) +
        leaf('prompt', asked) +
        levels
          .map(({ points, label: said, explanation }) =>
            el(
              'option',
              { points },
              leaf('name', String(points)) + leaf('label', said) + leaf('explanation', explanation),
            ),
          )
          .join(''),
    ),
  );
  const inside = [
    leaf('title', one.displayName),
    `<assessments>${one.steps.map((name) => el('assessment', { name })).join('')}</assessments>`,
    `<prompts><prompt>${leaf('description', prompt)}</prompt></prompts>`,
    `<rubric>${old ? leaf('prompt', prompt) : ''}${criteria.join('')}</rubric>`,
  ];
  const later = old ? {} : { text_response: 'required', prompts_type: 'html' };
  return el(
    'openassessment',
    { url_name: one.urlName, display_name: one.displayName, ...later },
    `\n${inside.join('\n')}\n`,
  );
}

/** @spec open-craft/xblock-poll, SurveyBlock */
function surveyElement(one: OlxSurvey): string {
  const listed = (prefix: string, all: readonly string[]): (readonly [string, string])[] =>
    all.map((text, index) => [`${prefix}${index + 1}`, text]);
  return el('survey', {
    url_name: one.urlName,
    'xblock-family': 'xblock.v1',
    display_name: one.displayName,
    block_name: one.title,
    questions: JSON.stringify(listed('q', one.items).map(([id, label]) => [id, { label, img: '', img_alt: '' }])),
    answers: JSON.stringify(listed('a', one.scale)),
    ...(one.feedback === '' ? {} : { feedback: one.feedback }),
    private_results: true,
    max_submissions: 0,
  });
}

/** A block that is no problem, as it stands in its unit. */
export function writeOlxActivity(activity: OlxActivity, profile: OlxProfile, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const turned = (html: string): string =>
    direction === 'rtl' ? `<div dir="rtl">${toXhtml(html, true, true)}</div>` : html;
  switch (activity.type) {
    case 'drag-and-drop-v2':
      return dragElement(activity, turned(activity.stem));
    case 'openassessment':
      return assessmentElement(activity, turned(activity.stem), profile);
    case 'survey':
      return surveyElement(activity);
  }
}

/** Rows that stand one below the other, for what is put in order on them. */
export function olxRows(count: number): { readonly svg: string; readonly zones: OlxDrag['zones'] } {
  const [width, height, gap] = [640, 64, 8];
  const rows = Array.from({ length: count }, (_, index) => ({ x: 56, y: gap + index * (height + gap), at: index + 1 }));
  const full = gap + count * (height + gap);
  const drawn = rows.map(
    ({ x, y, at }) =>
      `<text x="28" y="${y + height / 2 + 8}" text-anchor="middle">${escapeHtml(String(at))}</text><rect x="${x}" y="${y}" width="${width - x - gap}" height="${height}" rx="6" fill="#fff" stroke="#767676"/>`,
  );
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="0 0 ${width} ${full}" font-family="sans-serif" font-size="24" fill="#222">${drawn.join('')}</svg>\n`,
    zones: rows.map(({ x, y, at }) => ({
      uid: `place-${at}`,
      title: String(at),
      x,
      y,
      width: width - x - gap,
      height,
    })),
  };
}
