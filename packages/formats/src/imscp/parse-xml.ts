import { refuse, type Result, succeed } from '@nibras/base';

/** An element with its names as written, prefixes and all: some LMSs know no namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, without that of children. */
  readonly text: string;
  /** Text and children in the order of the document. */
  readonly content: readonly (string | XmlElement)[];
}

export interface XmlFault {
  readonly problem: string;
  readonly line: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const name = String.raw`[A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]*`;
const startTag = new RegExp(String.raw`<(${name})((?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
const endTag = new RegExp(String.raw`</(${name})\s*>`, 'y');
const attribute = new RegExp(String.raw`(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'g');
const skipped: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
];

/** Deeper documents are hostile: no format nests so far, and readers of elements call themselves. */
const deepest = 200;

class Malformed extends Error {
  override readonly name = 'Malformed';
}

function decode(text: string): string {
  return text.replace(/&([^;&\s]*);?/g, (whole, body: string) => {
    const known = entities[body];
    if (known !== undefined) return known;
    const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(body);
    const point = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : Number.NaN;
    if (point > 0 && point <= 0x10ffff && whole.endsWith(';')) return String.fromCodePoint(point);
    throw new Malformed(`&${body}`);
  });
}

/** Reads XML as a parser without schema or namespaces does. Entities of a document's own are refused. */
export function parseXml(given: string): Result<XmlElement, XmlFault> {
  const xml = given.replace(/^\ufeff/, '');
  let at = 0;
  const open: {
    name: string;
    attributes: Record<string, string>;
    children: XmlElement[];
    text: string;
    content: (string | XmlElement)[];
  }[] = [];
  let root: XmlElement | undefined;
  const say = (text: string): void => {
    const element = open.at(-1)!;
    element.text += text;
    if (text !== '') element.content.push(text);
  };
  const adopt = (child: XmlElement): void => {
    const element = open.at(-1);
    element?.children.push(child);
    element?.content.push(child);
    if (!element) root = child;
  };
  const fault = (problem: string): Result<XmlElement, XmlFault> =>
    refuse({ problem, line: xml.slice(0, at).split('\n').length });
  try {
    while (at < xml.length) {
      const next = xml.indexOf('<', at);
      const text = xml.slice(at, next === -1 ? xml.length : next);
      if (open.length > 0) say(decode(text));
      else if (text.trim() !== '') return fault('text outside the root element');
      if (next === -1) break;
      at = next;
      if (xml.startsWith('<![CDATA[', at)) {
        const end = xml.indexOf(']]>', at);
        if (end === -1 || open.length === 0) return fault('unfinished CDATA');
        say(xml.slice(at + 9, end));
        at = end + 3;
        continue;
      }
      const skip = skipped.find(([start]) => xml.startsWith(start, at));
      if (skip) {
        const end = xml.indexOf(skip[1], at);
        if (end === -1) return fault(`unfinished ${skip[0]}`);
        at = end + skip[1].length;
        continue;
      }
      endTag.lastIndex = at;
      const closing = endTag.exec(xml);
      if (closing) {
        const element = open.pop();
        if (!element || element.name !== closing[1]) return fault(`</${closing[1]}>`);
        adopt(element);
        at = endTag.lastIndex;
        continue;
      }
      startTag.lastIndex = at;
      const opening = startTag.exec(xml);
      if (!opening || (root && open.length === 0)) return fault(xml.slice(at, at + 40).split('\n')[0]!);
      const attributes: Record<string, string> = {};
      for (const [, key, double, single] of opening[2]!.matchAll(attribute)) {
        if (Object.hasOwn(attributes, key!)) return fault(`${key} twice`);
        attributes[key!] = decode(double ?? single ?? '');
      }
      const element = { name: opening[1]!, attributes, children: [] as XmlElement[], text: '', content: [] };
      at = startTag.lastIndex;
      if (opening[3] === '/') adopt(element);
      else if (open.push(element) > deepest) return fault('elements nested too deep');
    }
  } catch (error) {
    if (error instanceof Malformed) return fault(error.message);
    throw error;
  }
  if (open.length > 0) return fault(`<${open.at(-1)!.name}> is not closed`);
  return root ? succeed(root) : fault('no root element');
}

/** A name without its prefix. */
export const localName = (whole: string): string => whole.slice(whole.indexOf(':') + 1);

/** Children of that name, whatever their prefix. */
export const childrenOf = (element: XmlElement | undefined, wanted: string): readonly XmlElement[] =>
  element?.children.filter((one) => localName(one.name) === wanted) ?? [];

export const childOf = (element: XmlElement | undefined, wanted: string): XmlElement | undefined =>
  childrenOf(element, wanted)[0];

/** Text of a child of that name, without the white space around it. */
export const textOf = (element: XmlElement | undefined, wanted: string): string | undefined =>
  childOf(element, wanted)?.text.trim();

/** An attribute of that name, whatever its prefix and case. */
export function attributeOf(element: XmlElement, wanted: string): string | undefined {
  for (const [key, value] of Object.entries(element.attributes))
    if (localName(key).toLowerCase() === wanted.toLowerCase() && !key.startsWith('xmlns')) return value;
  return undefined;
}

/** The element and all below it. */
export function* allOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* allOf(child);
}
