import { refuse, type Result, succeed } from '@nibras/base';
import { allOf, childOf, childrenOf, parseXml, type XmlElement } from '../imscp/parse-xml.ts';
import { innerHtml } from '../qti2/xhtml.ts';
import type { OlxActivity } from './olx-activity.ts';
import type { OlxAnswer, OlxChoice, OlxFault, OlxImage, OlxProblem, OlxResponse } from './olx-problem.ts';
import { olxActivityTags, readOlxActivity } from './parse-olx-activity.ts';

const isTrue = (text: string | undefined): boolean => /^true$/i.test(text ?? '');
const hintNames = /^(choicehint|optionhint|correcthint|compoundhint|stringequalhint)$/;
const withoutHints = (element: XmlElement): string =>
  innerHtml(element, ({ name }) => (hintNames.test(name) ? '' : undefined)).trim();

function hintOf(element: XmlElement, name: string): { readonly hint?: string } {
  const found = childrenOf(element, name).find(({ attributes }) => attributes['selected'] !== 'false');
  return found ? { hint: innerHtml(found).trim() } : {};
}

const readChoice = (element: XmlElement, name: string): OlxChoice => ({
  html: withoutHints(element),
  correct: isTrue(element.attributes['correct']),
  ...(element.attributes['name'] === undefined ? {} : { name: element.attributes['name'] }),
  ...hintOf(element, name),
});

/** `('yellow','blue')`, the older way to write a list. */
function listed(input: XmlElement): OlxChoice[] {
  const key = input.attributes['correct']?.trim();
  return [...(input.attributes['options'] ?? '').matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    ([, single, double]) => {
      const text = (single ?? double ?? '').replace(/\\(.)/g, '$1');
      return { html: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'), correct: text === key };
    },
  );
}

/** A value, or a range such as `[1,3)`, with what stands for its tolerance. */
function readNumber(text: string): { readonly value: number; readonly tolerance: number } {
  const range = /^[[(]\s*([^,]+),\s*([^,\])]+)\s*[\])]$/.exec(text.trim());
  if (!range) return { value: text.trim() === '' ? Number.NaN : Number(text), tolerance: 0 };
  const [from, to] = [Number(range[1]), Number(range[2])];
  return { value: (from + to) / 2, tolerance: Math.abs(to - from) / 2 };
}

const inputs = /^(choicegroup|checkboxgroup|optioninput|textline|formulaequationinput|numericalinput|imageinput)$/;

const numbersOf = (text: string): number[] => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([one]) => Number(one));

/** Rectangles from corner to corner, and outlines: one, or a list of them. @spec edx-platform, capa, ImageResponse */
function spotsOf({ attributes }: XmlElement): OlxImage['spots'] {
  const rectangles = (attributes['rectangle'] ?? '').split(';').flatMap((one): OlxImage['spots'] => {
    const [x1, y1, x2, y2, ...rest] = numbersOf(one.replace(/\)\s*-\s*\(/, ') ('));
    if (y2 === undefined || rest.length > 0) return [];
    return [{ shape: 'rectangle', points: [x1!, y1!, x2!, y2] }];
  });
  const outlines = [...(attributes['regions'] ?? '').matchAll(/\[(?:\s*\[[^[\]]*\]\s*,?)+\s*\]/g)].flatMap(
    ([one]): OlxImage['spots'] => {
      const points = numbersOf(one);
      return points.length >= 6 && points.length % 2 === 0 ? [{ shape: 'polygon', points }] : [];
    },
  );
  return [...rectangles, ...outlines];
}

const readImage = (input: XmlElement): OlxImage => ({
  type: 'image',
  src: input.attributes['src'] ?? '',
  alt: input.attributes['alt'] ?? '',
  width: Number(input.attributes['width'] ?? Number.NaN),
  height: Number(input.attributes['height'] ?? Number.NaN),
  spots: spotsOf(input),
});

function readResponse(element: XmlElement): OlxResponse {
  const input = [...allOf(element)].find(({ name }) => inputs.test(name));
  const label = childOf(element, 'label');
  const around = innerHtml(element, ({ name }) =>
    inputs.test(name) || hintNames.test(name) || /^(label|responseparam|additional_answer|solution)$/.test(name)
      ? ''
      : undefined,
  ).trim();
  const common = {
    label: (label ? innerHtml(label).trim() : '') + around,
    inline: element.attributes['inline'] === '1' || isTrue(element.attributes['inline']),
  };
  const additional = (): OlxAnswer[] =>
    childrenOf(element, 'additional_answer').map((one) => ({
      text: one.attributes['answer'] ?? one.text.trim(),
      ...hintOf(one, 'correcthint'),
    }));
  const answers = (): OlxAnswer[] => [
    { text: element.attributes['answer'] ?? '', ...hintOf(element, 'correcthint') },
    ...additional(),
  ];
  switch (element.name) {
    case 'multiplechoiceresponse':
    case 'choiceresponse':
      return {
        ...common,
        type: 'choice',
        multiple: element.name === 'choiceresponse',
        shuffle: isTrue(input?.attributes['shuffle']),
        partial: element.attributes['partial_credit'] !== undefined,
        choices: childrenOf(input, 'choice').map((one) => readChoice(one, 'choicehint')),
      };
    case 'optionresponse': {
      const options = childrenOf(input, 'option').map((one) => readChoice(one, 'optionhint'));
      return { ...common, type: 'option', choices: options.length > 0 || !input ? options : listed(input) };
    }
    case 'stringresponse': {
      const types = (element.attributes['type'] ?? '').split(/\s+/);
      if (types.includes('regexp')) return { ...common, type: 'other', name: 'stringresponse regexp' };
      return { ...common, type: 'string', answers: answers(), caseSensitive: !types.includes('ci') };
    }
    case 'numericalresponse': {
      const param = childrenOf(element, 'responseparam').find(({ attributes }) => attributes['type'] === 'tolerance');
      const given = param?.attributes['default']?.trim() ?? '0';
      const numbers = answers().map((one) => ({ ...one, ...readNumber(one.text) }));
      const first = numbers[0]!;
      const percent = given.endsWith('%');
      const tolerance = Math.abs(Number(given.replace('%', '')) || 0) * (percent ? Math.abs(first.value) / 100 : 1);
      return {
        ...common,
        type: 'numerical',
        answers: numbers.map(({ tolerance: _tolerance, ...one }) => one),
        tolerance: first.tolerance || tolerance,
      };
    }
    case 'imageresponse':
      return input ? { ...common, ...readImage(input) } : { ...common, type: 'other', name: element.name };
    default:
      return { ...common, type: 'other', name: element.name };
  }
}

/** A problem out of its element. */
export function readOlxProblem(root: XmlElement, urlName: string): OlxProblem {
  const responses: OlxResponse[] = [];
  const all = [...allOf(root)];
  const replace = (element: XmlElement): string | undefined => {
    if (/^(solution|demandhint|script|style)$/.test(element.name)) return '';
    if (!element.name.endsWith('response') && element.name !== 'jsinput') return undefined;
    responses.push(readResponse(element));
    return `[[#${responses.length - 1}]]`;
  };
  const body = innerHtml(root, replace).trim();
  const solution = all.find(({ name }) => name === 'solution');
  const wrap =
    solution?.children.length === 1 && solution.children[0]!.name === 'div' ? solution.children[0] : solution;
  const weight = Number(root.attributes['weight'] ?? Number.NaN);
  return {
    urlName: root.attributes['url_name'] ?? urlName,
    displayName: root.attributes['display_name'] ?? '',
    weight: Number.isFinite(weight) && weight > 0 ? weight : undefined,
    attempts: Math.max(0, Math.trunc(Number(root.attributes['max_attempts'] ?? 0)) || 0),
    body,
    responses,
    hints: all.filter(({ name }) => name === 'hint').map((one) => innerHtml(one).trim()),
    solution: wrap ? innerHtml(wrap).trim() : undefined,
    script: all.some(({ name }) => name === 'script'),
  };
}

/** What a file of Open edX asks, in its order: in full, or by the name of another file. */
export type OlxPart =
  | { readonly kind: 'problem'; readonly problem: OlxProblem }
  | { readonly kind: 'activity'; readonly activity: OlxActivity }
  | { readonly kind: 'pointer'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly name: string };

const asks = new Set<string>(['problem', ...olxActivityTags]);
/** Blocks that ask something and have no counterpart here. */
const foreign = /^(poll|poll_question|word_cloud|problem-builder|mentoring|edx_sga|recommender|jsinput)$/;

function readPart(element: XmlElement, urlName: string): OlxPart {
  if (element.name === 'problem') return { kind: 'problem', problem: readOlxProblem(element, urlName) };
  const activity = readOlxActivity(element);
  const { display_name: title, url_name: name } = element.attributes;
  return activity ? { kind: 'activity', activity } : { kind: 'unreadable', name: title ?? name ?? element.name };
}

/** Reads a file of Open edX: the question that it is, or those of a unit, course or library. */
export function parseOlx(xml: string, urlName = ''): Result<readonly OlxPart[], OlxFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return refuse({ problem: 'not-xml', what: String(parsed.error.line) });
  const root = parsed.value;
  if (asks.has(root.name)) return succeed([readPart(root, urlName)]);
  if (!/^(course|chapter|sequential|vertical|library|wiki)$/.test(root.name))
    return refuse({ problem: 'not-a-problem', what: root.name.slice(0, 60) });
  return succeed(
    [...allOf(root)].flatMap((one): OlxPart[] => {
      const { name, attributes, content } = one;
      if (foreign.test(name))
        return [{ kind: 'unreadable', name: attributes['display_name'] ?? attributes['url_name'] ?? name }];
      if (!asks.has(name)) return [];
      const isPointer = content.length === 0 && Object.keys(attributes).join() === 'url_name';
      if (isPointer) return [{ kind: 'pointer', path: `${name}/${attributes['url_name']}.xml` }];
      return name === 'problem' && content.length === 0 ? [] : [readPart(one, '')];
    }),
  );
}
