import { escapeHtml } from '@nibras/base';
import { allOf, childOf, childrenOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { QtiChoice, QtiInteraction } from './qti-item.ts';
import { readPicture, readSpot } from './qti-picture.ts';
import { isTrue, numberOr } from './qti-values.ts';
import { innerHtml } from './xhtml.ts';

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

/** The value of a variable in a text. */
const printed = ({ name, attributes }: XmlElement): string | undefined =>
  name === 'printedVariable' ? `[[=${attributes['identifier'] ?? ''}]]` : undefined;

/** A picture, sound or film as HTML has it. */
function shown(element: XmlElement): string | undefined {
  const { name, attributes } = element;
  if (name !== 'object') return undefined;
  const [kind] = (attributes['type'] ?? '').split('/');
  const source = escapeHtml(attributes['data'] ?? '');
  const words = innerHtml(element)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/"/g, '&quot;');
  if (kind === 'image') return `<img src="${source}" alt="${words.replace(/\s+/g, ' ').trim()}">`;
  return kind === 'audio' || kind === 'video' ? `<${kind} src="${source}"></${kind}>` : undefined;
}

/** Sound and film as 3.0 has them. */
const playing = ({ name, attributes, children }: XmlElement): string | undefined => {
  if (name !== 'audio' && name !== 'video') return undefined;
  const source = attributes['src'] ?? children.find((one) => one.name === 'source')?.attributes['src'] ?? '';
  return `<${name} src="${escapeHtml(source)}"></${name}>`;
};

/** What feedback says; that of 3.0 has a body of its own. */
export const contentHtml = (element: XmlElement): string =>
  innerHtml(childOf(element, 'contentBody') ?? element, printed).trim();

/** A label that is a picture, with what it is called. */
function readLabel(element: XmlElement): QtiChoice {
  const { attributes } = element;
  const label = attributes['objectLabel'] ?? '';
  const picture = readPicture(element) ?? { source: '', mediaType: '', width: 0, height: 0, alt: '' };
  return { identifier: attributes['identifier'] ?? '', html: escapeHtml(label), picture };
}

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
      const words = element.children.flatMap((one) =>
        one.name === 'gapText' ? [readChoice(one)] : one.name === 'gapImg' ? [readLabel(one)] : [],
      );
      return { response, type: 'graphicGapMatch', shuffle, picture: readPicture(element), words, spots };
    }
    case 'selectPointInteraction':
      return {
        response,
        type: 'selectPoint',
        most: numberOr(attributes['maxChoices'], 1),
        picture: readPicture(element),
      };
    case 'associateInteraction':
      return { response, type: 'associate', shuffle, choices: choices('simpleAssociableChoice') };
    case 'sliderInteraction':
      return {
        response,
        type: 'slider',
        lower: numberOr(attributes['lowerBound'], 0),
        upper: numberOr(attributes['upperBound'], 100),
      };
    case 'uploadInteraction':
      return { response, type: 'upload' };
    case 'mediaInteraction':
    case 'endAttemptInteraction':
      return { response, type: 'aside', name: element.name };
    default:
      return { response, type: 'other', name: element.name };
  }
}

/** The body as HTML, with its interactions in the order of the page. */
export function readBody(body: XmlElement): {
  readonly html: string;
  readonly interactions: readonly QtiInteraction[];
} {
  const interactions: QtiInteraction[] = [];
  const replace = (element: XmlElement): string | undefined => {
    if (element.name === 'rubricBlock' || element.name === 'modalFeedback' || feedbackInside.has(element.name))
      return '';
    if (!element.name.endsWith('Interaction')) return printed(element) ?? shown(element);
    const one = readInteraction(element);
    interactions.push(one);
    const prompt = childOf(element, 'prompt');
    const asked = prompt ? `<p>${innerHtml(prompt, (child) => printed(child) ?? shown(child)).trim()}</p>` : '';
    if (one.type === 'aside')
      return asked + element.children.map((child) => shown(child) ?? playing(child) ?? '').join('');
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
