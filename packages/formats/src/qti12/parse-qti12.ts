import { escapeHtml, refuse, type Result, succeed } from '@nibras/base';
import { allOf, childOf, childrenOf, localName, parseXml, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { Qti12Choice, Qti12Fault, Qti12File, Qti12Item, Qti12Response } from './qti12-item.ts';
import { type Condition, readConditions } from './read-conditions.ts';

/** What materials say, as HTML. */
function materialHtml(element: XmlElement): string {
  return element.children
    .map((child): string => {
      const { text, attributes } = child;
      switch (localName(child.name)) {
        case 'mattext':
        case 'matemtext':
          return attributes['texttype'] === 'text/html' ? text : escapeHtml(text);
        case 'matbreak':
          return '<br>';
        case 'matimage':
          return `<img src="${escapeHtml(attributes['uri'] ?? '')}" alt="${escapeHtml(attributes['label'] ?? '')}">`;
        case 'material':
        case 'flow_mat':
        case 'hintmaterial':
        case 'solutionmaterial':
        case 'hint':
        case 'solution':
          return materialHtml(child);
        default:
          return '';
      }
    })
    .join('')
    .trim();
}

interface Asked {
  readonly element: XmlElement;
  readonly label: string;
}

/** The presentation as HTML, with a marker for each response. */
function readPresentation(presentation: XmlElement): { readonly stem: string; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const parts: string[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      const name = localName(child.name);
      if (name === 'material') parts.push(materialHtml(child));
      else if (name.startsWith('response_') && name !== 'response_label') {
        asked.push({ element: child, label: materialHtml(child) });
        parts.push(`[[#${asked.length - 1}]]`);
        for (const render of child.children.filter((one) => localName(one.name).startsWith('render_')))
          for (const said of childrenOf(render, 'material')) parts.push(materialHtml(said));
      } else if (name.startsWith('flow')) walk(child);
    }
  };
  walk(presentation);
  return { stem: parts.join(' ').replace(/\s+/g, ' ').trim(), asked };
}

const choicesOf = (element: XmlElement): Qti12Choice[] =>
  [...allOf(element)]
    .filter(({ name }) => localName(name) === 'response_label')
    .map((one) => ({ ident: one.attributes['ident'] ?? '', html: materialHtml(one) }));

const earning = (conditions: readonly Condition[]): Condition[] =>
  conditions.filter(
    ({ score, wanted, unwanted, from }) =>
      (score ?? 0) > 0 && (wanted.length + unwanted.length > 0 || from !== undefined),
  );

/** Fields of the metadata by name. */
function fieldsOf(element: XmlElement | undefined): Map<string, string> {
  const fields = new Map<string, string>();
  for (const one of element ? allOf(element) : [])
    if (localName(one.name) === 'qtimetadatafield')
      fields.set(textOf(one, 'fieldlabel') ?? '', textOf(one, 'fieldentry') ?? '');
  return fields;
}

function readChoice(asked: Asked, conditions: readonly Condition[], profile: string): Qti12Response {
  const multiple = asked.element.attributes['rcardinality'] === 'Multiple';
  const scored = earning(conditions);
  const best = Math.max(0, ...scored.map(({ score }) => score!));
  const single = scored.every(({ wanted }) => wanted.length === 1);
  const partial = multiple && single && scored.length > 1;
  const wanted = partial
    ? scored
    : multiple
      ? scored.toSorted((one, other) => other.score! - one.score!).slice(0, 1)
      : scored.filter(({ score }) => score === best);
  const keys = [...new Set(wanted.flatMap((one) => one.wanted.map(({ value }) => value)))];
  let choices = choicesOf(asked.element);
  const truth =
    !multiple &&
    choices.length === 2 &&
    (/true_false/.test(profile) || choices.every(({ ident }) => /^(true|false)$/.test(ident)));
  const saysFalse = ({ ident, html }: Qti12Choice): boolean =>
    ident === 'false' || /^(<\w+>)*\s*(false|faux|خطأ)\s*(<|$)/i.test(html);
  if (truth && saysFalse(choices[0]!)) choices = choices.toReversed();
  const shuffle = [...allOf(asked.element)].some(({ attributes }) => attributes['shuffle'] === 'Yes');
  return { type: 'choice', multiple, shuffle, partial, truth, choices, keys };
}

function readResponse(
  asked: readonly Asked[],
  conditions: readonly Condition[],
  fields: ReadonlyMap<string, string>,
): Qti12Response {
  const profile = fields.get('cc_profile') ?? '';
  const kind = fields.get('question_type') ?? '';
  const [first] = asked;
  if (kind === 'file_upload_question') return { type: 'essay', hands: 'link' };
  if (!first) return { type: 'none' };
  if (kind === 'calculated_question') return { type: 'other', name: kind };
  const name = localName(first.element.name);
  const scored = earning(conditions);
  const valuesFor = (ident: string): Condition['wanted'] =>
    scored.flatMap(({ wanted }) => wanted.filter(({ response }) => response === ident));
  const identOf = ({ element }: Asked): string => element.attributes['ident'] ?? '';
  if (asked.length > 1) {
    if (asked.every(({ element }) => localName(element.name) === 'response_lid'))
      return {
        type: 'lists',
        lists: asked.map((one) => ({
          ident: identOf(one),
          label: one.label,
          choices: choicesOf(one.element),
          key: valuesFor(identOf(one))[0]?.value,
        })),
      };
    if (asked.every(({ element }) => localName(element.name) === 'response_str'))
      return {
        type: 'blanks',
        caseSensitive: scored.some(({ wanted }) => wanted.some((one) => one.caseSensitive)),
        blanks: asked.map((one) => ({
          ident: identOf(one),
          answers: [...new Set(valuesFor(identOf(one)).map(({ value }) => value))],
        })),
      };
    return { type: 'other', name: 'several responses' };
  }
  if (name === 'response_lid')
    return first.element.attributes['rcardinality'] === 'Ordered'
      ? { type: 'other', name: 'ordered' }
      : readChoice(first, conditions, profile);
  const numeric =
    name === 'response_num' ||
    [...allOf(first.element)].some(({ attributes }) =>
      /^(Decimal|Integer|Scientific)$/.test(attributes['fibtype'] ?? ''),
    ) ||
    kind === 'numerical_question';
  if (numeric) {
    const range = scored.find(({ from, to }) => from !== undefined && to !== undefined);
    const exact = Number(scored.flatMap(({ wanted }) => wanted)[0]?.value ?? Number.NaN);
    const value = Number.isFinite(exact) ? exact : range ? (range.from! + range.to!) / 2 : Number.NaN;
    const tolerance = range ? Math.abs(range.to! - range.from!) / 2 : 0;
    return { type: 'number', value: Number(value.toPrecision(12)), tolerance: Number(tolerance.toPrecision(12)) };
  }
  if (name !== 'response_str') return { type: 'other', name };
  const answers = valuesFor(identOf(first));
  if (answers.length === 0) return { type: 'essay', hands: 'words' };
  const seen = new Set<string>();
  return {
    type: 'text',
    caseSensitive: answers.some((one) => one.caseSensitive),
    answers: answers
      .filter(({ value }) => !seen.has(value) && seen.add(value))
      .map(({ value, substring }) => ({ text: value, substring })),
  };
}

/** An item out of its element. */
function readItem(root: XmlElement): Qti12Item {
  const fields = fieldsOf(childOf(root, 'itemmetadata'));
  const presentation = childOf(root, 'presentation');
  const { stem, asked } = presentation ? readPresentation(presentation) : { stem: '', asked: [] };
  const conditions = readConditions(root);
  const feedback = new Map(childrenOf(root, 'itemfeedback').map((one) => [one.attributes['ident'] ?? '', one]));
  const said = (ident: string): string | undefined => {
    const found = feedback.get(ident);
    return found ? materialHtml(found) || undefined : undefined;
  };
  let response = readResponse(asked, conditions, fields);
  const told = new Map<string, string>();
  let correct: string | undefined;
  let incorrect: string | undefined;
  let general: string | undefined;
  let marked = false;
  for (const { says, score, wanted, unwanted, other } of conditions) {
    for (const ident of says) {
      const text = said(ident);
      if (text === undefined) continue;
      if ((score ?? 0) > 0 && !/incorrect/i.test(ident)) correct ??= text;
      else if (other && !/incorrect|wrong/i.test(ident) && !marked) general ??= text;
      else if (wanted.length === 1 && unwanted.length === 0) told.set(wanted[0]!.value, text);
      else incorrect ??= text;
    }
    marked ||= score !== undefined;
  }
  const solution = said('solution');
  const pick = <One extends { readonly feedback?: string }>(one: One, key: string): One =>
    told.has(key) ? { ...one, feedback: told.get(key)! } : one;
  if (response.type === 'choice')
    response = { ...response, choices: response.choices.map((one) => pick(one, one.ident)) };
  if (response.type === 'text') response = { ...response, answers: response.answers.map((one) => pick(one, one.text)) };
  const hint = feedback.get('hint');
  const hints = hint ? [...allOf(hint)].filter(({ name }) => localName(name) === 'hintmaterial').map(materialHtml) : [];
  const points = Number(fields.get('cc_weighting') ?? fields.get('points_possible') ?? Number.NaN);
  // A response that all words stand before needs no place of its own.
  const several = response.type === 'lists' || response.type === 'blanks';
  return {
    ident: root.attributes['ident'] ?? '',
    title: root.attributes['title'] ?? '',
    category: fields.get('cc_question_category') ?? '',
    points: Number.isFinite(points) && points > 0 ? points : undefined,
    stem: several ? stem : stem.replace(/\s*\[\[#\d+\]\]$/, '').replace(/\[\[#\d+\]\]/g, '_____'),
    response,
    correct: correct ?? general ?? solution,
    incorrect: incorrect ?? general ?? solution,
    hints,
  };
}

/** Reads a file of QTI 1.2: an assessment, a bank or items alone. */
export function parseQti12(xml: string): Result<Qti12File, Qti12Fault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return refuse({ problem: 'not-xml', what: String(parsed.error.line) });
  const root = parsed.value;
  if (localName(root.name) !== 'questestinterop') return refuse({ problem: 'not-qti12', what: root.name.slice(0, 60) });
  const items: { item: Qti12Item; sections: readonly string[] }[] = [];
  let ident = '';
  const walk = (element: XmlElement, around: readonly string[]): void => {
    for (const child of element.children) {
      const name = localName(child.name);
      const title = child.attributes['title']?.trim() ?? '';
      if (name === 'item') items.push({ item: readItem(child), sections: around });
      else if (name === 'assessment' || name === 'section' || name === 'objectbank') {
        if (name === 'assessment') ident = child.attributes['ident'] ?? '';
        walk(child, title === '' || name === 'objectbank' ? around : [...around, title]);
      }
    }
  };
  walk(root, []);
  return succeed({ ident, items });
}
