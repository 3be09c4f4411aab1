import { escapeXml } from '@nibras/base';
import { localName, type XmlElement } from '../imscp/parse-xml.ts';

/** How a version of QTI spells its names, and what it calls itself. */
export interface QtiVersion {
  readonly id: 'qti2' | 'qti3';
  readonly element: (name: string) => string;
  readonly attribute: (name: string) => string;
  readonly namespace: string;
  readonly schemaLocation: string;
  readonly template: (name: string) => string;
  /** Whether feedback has a body of its own. */
  readonly contentBody: boolean;
  readonly itemType: string;
  readonly testType: string;
  readonly packageNamespace: string;
  readonly packageSchema: readonly [name: string, version: string];
}

/** QTI 2.1. @spec IMS QTI 2.1 Assessment Test, Section and Item Information Model */
export const qti21: QtiVersion = {
  id: 'qti2',
  element: (name) => name,
  attribute: (name) => name,
  namespace: 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  schemaLocation: 'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd',
  template: (name) => `http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}`,
  contentBody: false,
  itemType: 'imsqti_item_xmlv2p1',
  testType: 'imsqti_test_xmlv2p1',
  packageNamespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  packageSchema: ['QTIv2.1 Package', '1.0.0'],
};

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
/** Writes an element under its 2.1 name; what is inside is XML already. */
export type ElementWriter = (name: string, attributes?: Attributes, inside?: string) => string;

/** A writer of elements in the spelling of a version. */
export const elementWriter =
  ({ element, attribute }: QtiVersion): ElementWriter =>
  (name, attributes = {}, inside = '') => {
    const tag = element(name);
    const all = Object.entries(attributes).map(([key, value]) =>
      value === undefined ? '' : ` ${attribute(key)}="${escapeXml(String(value)).replace(/\s/g, ' ')}"`,
    );
    return inside === '' ? `<${tag}${all.join('')}/>` : `<${tag}${all.join('')}>${inside}</${tag}>`;
  };

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** An element of either version under its 2.1 names. */
export function in21(element: XmlElement): XmlElement {
  const local = localName(element.name);
  const own = local.startsWith('qti-');
  const content = element.content.map((one) => (typeof one === 'string' ? one : in21(one)));
  return {
    name: own ? camel(local.slice(4)) : local,
    attributes: own
      ? Object.fromEntries(Object.entries(element.attributes).map(([key, value]) => [camel(key), value]))
      : element.attributes,
    content,
    children: content.filter((one) => typeof one !== 'string'),
    text: element.text,
  };
}
