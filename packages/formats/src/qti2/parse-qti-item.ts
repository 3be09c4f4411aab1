import { refuse, type Result, succeed } from '@nibras/base';
import { allOf, childOf, childrenOf, parseXml, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { QtiChoice, QtiFault, QtiFeedback, QtiInteraction, QtiItem, QtiMapping, QtiResponse } from './qti-item.ts';
import { in21 } from './qti-names.ts';
import { readPicture, readSpot } from './qti-picture.ts';
import { innerHtml } from './xhtml.ts';

const numberOr = <Otherwise>(text: string | undefined, otherwise: Otherwise): number | Otherwise =>
  text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? otherwise : Number(text);
const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';

const feedbackInside = new Set(['feedbackInline', 'feedbackBlock']);

function readChoice(element: XmlElement): QtiChoice {
  const said = [...allOf(element)].filter(({ name }) => feedbackInside.has(name)).map((one) => contentHtml(one));
  const html = innerHtml(element, ({ name }) => (feedbackInside.has(name) ? '' : undefined)).trim();
  return {
    identifier: element.attributes['identifier'] ?? '',
    html,
    ...(said.length > 0 ? { feedback: said.join('') } : {}),
  };
}

/** What feedback says; that of 3.0 has a body of its own. */
const contentHtml = (element: XmlElement): string => innerHtml(childOf(element, 'contentBody') ?? element).trim();

function readInteraction(element: XmlElement): QtiInteraction {
  const { attributes } = element;
  const response = attributes['responseIdentifier'] ?? 'RESPONSE';
  const shuffle = isTrue(attributes['shuffle']);
  const label = attributes['label'] ?? '';
  const choices = (name: string): QtiChoice[] => childrenOf(element, name).map(readChoice);
  switch (element.name) {
    case 'choiceInteraction':
      return {
        response,
        type: 'choice',
        shuffle,
        most: numberOr(attributes['maxChoices'], 1),
        choices: choices('simpleChoice'),
      };
    case 'orderInteraction':
      return { response, type: 'order', shuffle, choices: choices('simpleChoice') };
    case 'matchInteraction': {
      const [sources = [], targets = []] = childrenOf(element, 'simpleMatchSet').map((set) =>
        childrenOf(set, 'simpleAssociableChoice').map(readChoice),
      );
      return { response, type: 'match', shuffle, sources, targets };
    }
    case 'textEntryInteraction':
      return { response, type: 'textEntry', label };
    case 'extendedTextInteraction':
      return { response, type: 'extendedText' };
    case 'inlineChoiceInteraction':
      return { response, type: 'inlineChoice', shuffle, label, choices: choices('inlineChoice') };
    case 'gapMatchInteraction': {
      const gaps = [...allOf(element)]
        .filter(({ name }) => name === 'gap')
        .map(({ attributes: gap }) => gap['identifier'] ?? '');
      return { response, type: 'gapMatch', shuffle, gaps, words: choices('gapText') };
    }
    case 'hottextInteraction': {
      const words = [...allOf(element)].filter(({ name }) => name === 'hottext').map(readChoice);
      return { response, type: 'hottext', most: numberOr(attributes['maxChoices'], 1), choices: words };
    }
    case 'hotspotInteraction':
      return {
        response,
        type: 'hotspot',
        most: numberOr(attributes['maxChoices'], 1),
        picture: readPicture(element),
        spots: childrenOf(element, 'hotspotChoice').flatMap(readSpot),
      };
    case 'graphicGapMatchInteraction': {
      const spots = childrenOf(element, 'associableHotspot').flatMap(readSpot);
      const drawn = childrenOf(element, 'gapImg').length > 0;
      // Labels that are pictures have no place here.
      return drawn
        ? { response, type: 'other', name: element.name }
        : {
            response,
            type: 'graphicGapMatch',
            shuffle,
            picture: readPicture(element),
            words: choices('gapText'),
            spots,
          };
    }
    case 'sliderInteraction':
      return {
        response,
        type: 'slider',
        lower: numberOr(attributes['lowerBound'], 0),
        upper: numberOr(attributes['upperBound'], 100),
      };
    default:
      return { response, type: 'other', name: element.name };
  }
}

/** The body as HTML, with its interactions in the order of the page. */
function readBody(body: XmlElement): { readonly html: string; readonly interactions: readonly QtiInteraction[] } {
  const interactions: QtiInteraction[] = [];
  const replace = (element: XmlElement): string | undefined => {
    if (element.name === 'rubricBlock' || element.name === 'modalFeedback' || feedbackInside.has(element.name))
      return '';
    if (!element.name.endsWith('Interaction')) return undefined;
    const one = readInteraction(element);
    interactions.push(one);
    const prompt = childOf(element, 'prompt');
    const asked = prompt ? `<p>${innerHtml(prompt).trim()}</p>` : '';
    if (one.type !== 'gapMatch' && one.type !== 'hottext') return `${asked}[[${one.response}]]`;
    const text = innerHtml(element, (child) =>
      child.name === 'gap' || child.name === 'hottext'
        ? `[[${child.attributes['identifier'] ?? ''}]]`
        : /^(prompt|gapText|gapImg)$/.test(child.name)
          ? ''
          : undefined,
    );
    return asked + text.trim();
  };
  return { html: innerHtml(body, replace).trim(), interactions };
}

function readMapping(element: XmlElement | undefined): QtiMapping | undefined {
  return (
    element && {
      fallback: numberOr(element.attributes['defaultValue'], 0),
      lower: numberOr(element.attributes['lowerBound'], undefined),
      upper: numberOr(element.attributes['upperBound'], undefined),
      entries: childrenOf(element, 'mapEntry').map(({ attributes }) => ({
        key: attributes['mapKey'] ?? '',
        value: numberOr(attributes['mappedValue'], 0),
        caseSensitive: attributes['caseSensitive'] === undefined || isTrue(attributes['caseSensitive']),
      })),
    }
  );
}

const cardinalities = ['single', 'multiple', 'ordered', 'record'] as const;
const constantOf = (element: XmlElement | undefined): number | undefined => {
  const value = element && [...allOf(element)].find(({ name }) => name === 'baseValue');
  return numberOr(value?.text, undefined);
};

/** Elements of rules whose meaning is told by the model; any other makes an item's rules its own. */
const known = new Set(
  'responseProcessing responseCondition responseIf responseElseIf responseElse setOutcomeValue sum variable correct baseValue match mapResponse equal stringMatch gte isNull'.split(
    ' ',
  ),
);

function readResponse(element: XmlElement, rules: XmlElement | undefined): QtiResponse {
  const identifier = element.attributes['identifier'] ?? '';
  const correct = childOf(element, 'correctResponse');
  const mapping = readMapping(childOf(element, 'mapping'));
  const template = rules?.attributes['template']?.replace(/^.*\//, '').replace(/\.xml$/, '');
  const ranges: { value: number; tolerance: number; score: number }[] = [];
  let scoring: QtiResponse['scoring'] =
    template === 'map_response' ? 'map' : template === 'match_correct' ? 'match' : 'none';
  let points = 1;
  const all = rules ? [...allOf(rules)] : [];
  const about = (one: XmlElement): boolean => one.attributes['identifier'] === identifier;
  if (all.some((one) => one.name === 'mapResponse' && about(one))) scoring = 'map';
  for (const branch of all.filter(({ name }) => name === 'responseIf' || name === 'responseElseIf')) {
    const [test] = branch.children;
    const action = branch.children.find(
      ({ name, attributes }) => name === 'setOutcomeValue' && attributes['identifier'] === 'SCORE',
    );
    if (!test || !action || !test.children.some((one) => one.name === 'variable' && about(one))) continue;
    const score = constantOf(action) ?? 1;
    if (test.name === 'match' && test.children.some((one) => one.name === 'correct')) {
      scoring = 'match';
      points = score;
    } else if (test.name === 'equal') {
      const value = constantOf(test) ?? numberOr(textOf(correct, 'value'), undefined);
      if (value === undefined) continue;
      const given = Math.abs(numberOr(test.attributes['tolerance']?.trim().split(/\s+/)[0], 0));
      const tolerance = test.attributes['toleranceMode'] === 'relative' ? Math.abs(value * given) / 100 : given;
      ranges.push({ value, tolerance: test.attributes['toleranceMode'] === 'exact' ? 0 : tolerance, score });
      scoring = 'ranges';
    }
  }
  return {
    identifier,
    cardinality: cardinalities.find((one) => one === element.attributes['cardinality']) ?? 'single',
    baseType: element.attributes['baseType'] ?? 'identifier',
    correct: childrenOf(correct, 'value').map(({ text }) => text.trim()),
    mapping,
    ranges,
    scoring,
    points,
  };
}

/** No item that a person answers asks for more; each is looked up in all rules. */
const mostResponses = 200;

/** Reads an item of QTI 2.x or 3.0. */
export function parseQtiItem(xml: string): Result<QtiItem, QtiFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return refuse({ problem: 'not-xml', what: String(parsed.error.line) });
  const root = in21(parsed.value);
  const bodyElement = childOf(root, 'itemBody');
  if (root.name !== 'assessmentItem' || !bodyElement)
    return refuse({ problem: 'not-an-item', what: parsed.value.name.slice(0, 60) });
  const rules = childOf(root, 'responseProcessing');
  const { html, interactions } = readBody(bodyElement);
  const maximum = childrenOf(root, 'outcomeDeclaration').find(
    ({ attributes }) => attributes['identifier'] === 'MAXSCORE',
  );
  const normal = childrenOf(root, 'outcomeDeclaration').find(({ attributes }) => attributes['identifier'] === 'SCORE');
  const feedbacks = childrenOf(root, 'modalFeedback').flatMap((one): QtiFeedback[] =>
    one.attributes['showHide'] === 'hide'
      ? []
      : [
          {
            outcome: one.attributes['outcomeIdentifier'] ?? '',
            identifier: one.attributes['identifier'] ?? '',
            html: contentHtml(one),
          },
        ],
  );
  const template = rules?.attributes['template'] ?? '';
  return succeed({
    identifier: root.attributes['identifier'] ?? '',
    title: root.attributes['title'] ?? '',
    maxScore: numberOr(
      textOf(childOf(maximum, 'defaultValue'), 'value'),
      numberOr(normal?.attributes['normalMaximum'], undefined),
    ),
    body: html,
    interactions,
    responses: childrenOf(root, 'responseDeclaration')
      .slice(0, mostResponses)
      .map((one) => readResponse(one, rules)),
    feedbacks,
    ownRules:
      (template !== '' && !/\/(match_correct|map_response)(\.xml)?$/.test(template)) ||
      (rules !== undefined && [...allOf(rules)].some(({ name }) => !known.has(name))),
  });
}
