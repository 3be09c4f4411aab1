import { escapeHtml } from '@nibras/base';
import { childOf, childrenOf, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { OlxActivity, OlxAssessment, OlxDrag, OlxSurvey } from './olx-activity.ts';

type Json = Readonly<Record<string, unknown>>;
const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => {
  const read = Number(typeof value === 'string' ? value.replace(/px$/, '') : value);
  return Number.isFinite(read) ? read : 0;
};

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

const limit = (value: string | undefined): number => Math.max(0, Math.trunc(number(value ?? 0)));
const named = (element: XmlElement): { readonly urlName: string; readonly displayName: string } => ({
  urlName: element.attributes['url_name'] ?? '',
  displayName: element.attributes['display_name'] ?? '',
});

/** Older releases name one zone, `none` for an item that belongs nowhere. */
function zonesOf(item: Json): readonly string[] {
  if (Array.isArray(item['zones'])) return item['zones'].map(text);
  const zone = text(item['zone']);
  return zone === '' || zone === 'none' ? [] : [zone];
}

function readDrag(element: XmlElement): OlxDrag | undefined {
  const data = parsed(element.attributes['data']);
  if (data === undefined) return undefined;
  const { zones, items, feedback, ...rest } = record(data);
  const { start, finish } = record(feedback);
  const weight = Number(element.attributes['weight'] ?? Number.NaN);
  return {
    type: 'drag-and-drop-v2',
    ...named(element),
    weight: weight > 0 ? weight : undefined,
    attempts: limit(element.attributes['max_attempts']),
    stem: (element.attributes['question_text'] ?? '') + (text(start) === '' ? '' : `<p>${text(start)}</p>`),
    image: text(rest['targetImg']),
    alt: text(rest['targetImgDescription']),
    zones: list(zones)
      .map(record)
      .map((zone) => ({
        uid: text(zone['uid']) || text(zone['id']) || text(zone['title']),
        title: text(zone['title']),
        x: number(zone['x']),
        y: number(zone['y']),
        width: number(zone['width']),
        height: number(zone['height']),
      })),
    items: list(items)
      .map(record)
      .toSorted((a, b) => number(a['id']) - number(b['id']))
      .map((item) => {
        const { correct, incorrect } = record(item['feedback']);
        const picture = text(item['imageURL']) || text(item['backgroundImage']);
        const image = picture
          ? `<img src="${escapeHtml(picture)}" alt="${escapeHtml(text(item['imageDescription']))}">`
          : '';
        return {
          html: text(item['displayName']) + image,
          zones: zonesOf(item),
          right: text(correct),
          wrong: text(incorrect),
        };
      }),
    mixed: list(items).some((one, at, all) => at > 0 && number(record(one)['id']) < number(record(all[at - 1])['id'])),
    onePerZone: limit(element.attributes['max_items_per_zone']) === 1,
    labels: rest['displayLabels'] === true,
    finish: text(finish),
  };
}

const plain = (words: string): string =>
  words
    .split(/\n{2,}/)
    .map((part) => (part.trim() === '' ? '' : `<p>${escapeHtml(part.trim()).replace(/\n/g, '<br>')}</p>`))
    .join('');

function readAssessment(element: XmlElement): OlxAssessment {
  const rubric = childOf(element, 'rubric');
  const prompts = childrenOf(childOf(element, 'prompts'), 'prompt').map((one) => textOf(one, 'description') ?? '');
  const asked = prompts.length > 0 ? prompts : [textOf(rubric, 'prompt') ?? ''];
  const html = element.attributes['prompts_type'] === 'html';
  const said = (one: XmlElement, name: string): string => textOf(one, name) ?? '';
  const { urlName, displayName } = named(element);
  const title = textOf(element, 'title') ?? '';
  return {
    type: 'openassessment',
    urlName,
    displayName: displayName || title,
    stem: asked.map((one) => (html ? one : plain(one))).join(''),
    steps: childrenOf(childOf(element, 'assessments'), 'assessment').map(({ attributes }) => attributes['name'] ?? ''),
    criteria: childrenOf(rubric, 'criterion').map((one) => ({
      name: said(one, 'name'),
      label: said(one, 'label') || said(one, 'name'),
      prompt: said(one, 'prompt'),
      levels: childrenOf(one, 'option').map((option) => ({
        points: number(option.attributes['points']),
        label: said(option, 'label') || said(option, 'name'),
        explanation: said(option, 'explanation'),
      })),
    })),
    uploads:
      ['required', 'optional'].includes(element.attributes['file_upload_response'] ?? '') ||
      /^true$/i.test(element.attributes['allow_file_upload'] ?? ''),
  };
}

function readSurvey(element: XmlElement): OlxSurvey {
  const words = (value: unknown): string => text(value) || text(record(value)['label']);
  const column = (json: string | undefined): string[] =>
    list(parsed(json)).flatMap((one) => (Array.isArray(one) ? [words(one[1])] : []));
  const { urlName, displayName } = named(element);
  return {
    type: 'survey',
    urlName,
    displayName,
    title: element.attributes['block_name'] ?? displayName,
    items: column(element.attributes['questions']),
    scale: column(element.attributes['answers']),
    feedback: element.attributes['feedback'] ?? '',
  };
}

/** Names of the blocks that are read beside problems. */
export const olxActivityTags = ['drag-and-drop-v2', 'openassessment', 'survey'] as const;

/** Such a block out of its element; undefined where its data cannot be read. */
export function readOlxActivity(element: XmlElement): OlxActivity | undefined {
  switch (element.name) {
    case 'drag-and-drop-v2':
      return readDrag(element);
    case 'openassessment':
      return readAssessment(element);
    default:
      return readSurvey(element);
  }
}
