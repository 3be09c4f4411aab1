import { escapeXml } from '@nibras/base';
import { allOf, localName, parseXml, type XmlElement } from '../imscp/parse-xml.ts';
import { parseQtiItem } from './parse-qti-item.ts';
import type { QtiFault, QtiItem } from './qti-item.ts';
import { elementWriter, in21, type QtiVersion } from './qti-names.ts';
import { writeQtiItem } from './write-qti-item.ts';

/** An item where it lies: the sections around it, and its keywords. */
export interface QtiPlaced {
  readonly item: QtiItem;
  readonly sections: readonly string[];
  readonly keywords: readonly string[];
  /** What it shows, by path. */
  readonly files?: readonly string[];
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const pathOf = (index: number): string => `items/item${index + 1}.xml`;

function writeTest(placed: readonly QtiPlaced[], version: QtiVersion): string {
  const el = elementWriter(version);
  let sections = 0;
  const section = (title: string, visible: boolean, inside: string): string =>
    el('assessmentSection', { identifier: `section${(sections += 1)}`, title, visible }, inside);
  let out = '';
  for (let index = 0; index < placed.length;) {
    const path = placed[index]!.sections;
    let refs = '';
    const same = JSON.stringify(path);
    for (; index < placed.length && JSON.stringify(placed[index]!.sections) === same; index += 1)
      refs += el('assessmentItemRef', {
        identifier: `ref${index + 1}`,
        href: pathOf(index).replace('items/', '../items/'),
      });
    out +=
      path.length === 0
        ? section('-', false, refs)
        : path.reduceRight((inside, title) => section(title, true, inside), refs);
  }
  const part = el('testPart', { identifier: 'part1', navigationMode: 'nonlinear', submissionMode: 'individual' }, out);
  const root = el(
    'assessmentTest',
    {
      xmlns: version.namespace,
      'xmlns:xsi': xsi,
      'xsi:schemaLocation': `${version.namespace} ${version.schemaLocation}`,
      identifier: 'test',
      title: 'Test',
    },
    part,
  );
  return `${head}${root}\n`;
}

/** A package: the manifest, a test that holds the items in their sections, and each item as a file. */
export function writeQtiPackage(placed: readonly QtiPlaced[], version: QtiVersion): Readonly<Record<string, string>> {
  const lom = 'http://ltsc.ieee.org/xsd/LOM';
  const resource = (
    identifier: string,
    type: string,
    href: string,
    inside: string,
    files: readonly string[] = [],
  ): string =>
    `<resource identifier="${identifier}" type="${type}" href="${href}">${inside}${[href, ...files].map((one) => `<file href="${one}"/>`).join('')}</resource>`;
  const items = placed.map(({ keywords, files }, index) => {
    const words = keywords.map(
      (one) => `<imsmd:keyword><imsmd:string>${escapeXml(one)}</imsmd:string></imsmd:keyword>`,
    );
    const metadata =
      words.length === 0
        ? ''
        : `<metadata><imsmd:lom><imsmd:general>${words.join('')}</imsmd:general></imsmd:lom></metadata>`;
    return resource(`item${index + 1}`, version.itemType, pathOf(index), metadata, files);
  });
  const [schema, schemaVersion] = version.packageSchema;
  const depends = placed.map((_, index) => `<dependency identifierref="item${index + 1}"/>`).join('');
  const test =
    placed.length === 0
      ? ''
      : resource('test', version.testType, 'tests/test.xml', '').replace('</resource>', `${depends}</resource>`);
  const manifest =
    `${head}<manifest xmlns="${version.packageNamespace}" xmlns:imsmd="${lom}" identifier="questions">` +
    `<metadata><schema>${schema}</schema><schemaversion>${schemaVersion}</schemaversion></metadata><organizations/>` +
    `<resources>${test}${items.join('')}</resources></manifest>\n`;
  return {
    'imsmanifest.xml': manifest,
    ...(placed.length === 0 ? {} : { 'tests/test.xml': writeTest(placed, version) }),
    ...Object.fromEntries(placed.map(({ item }, index) => [pathOf(index), writeQtiItem(item, version)])),
  };
}

/** A path from a folder, without what climbs out of the package. */
function join(folder: string, href: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${href}`.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const rootOf = (xml: string): XmlElement | undefined => {
  const parsed = parseXml(xml);
  return parsed.ok ? parsed.value : undefined;
};

/** Reads a package: items in the order of its test, those outside of it after. */
export function parseQtiPackage(files: Readonly<Record<string, string>>): {
  readonly placed: readonly QtiPlaced[];
  readonly faults: readonly QtiFault[];
} {
  const faults: QtiFault[] = [];
  const manifestPath = Object.keys(files).find((path) => /(^|\/)imsmanifest\.xml$/i.test(path));
  const keywords = new Map<string, string[]>();
  const listed: string[] = [];
  const tests: string[] = [];
  const manifest = manifestPath === undefined ? undefined : rootOf(files[manifestPath]!);
  for (const resource of manifest ? [...allOf(manifest)].filter(({ name }) => localName(name) === 'resource') : []) {
    const path = join(folderOf(manifestPath!), resource.attributes['href'] ?? '');
    const type = resource.attributes['type'] ?? '';
    if (type.startsWith('imsqti_test_')) tests.push(path);
    if (!/^imsqti_(apip)?item_/.test(type)) continue;
    listed.push(path);
    const words = [...allOf(resource)].filter(({ name }) => localName(name) === 'keyword');
    keywords.set(
      path,
      words.map((word) => (word.children[0]?.text ?? word.text).trim()),
    );
  }
  const sections = new Map<string, readonly string[]>();
  const walk = (element: XmlElement, folder: string, around: readonly string[]): void => {
    for (const child of element.children)
      if (child.name === 'assessmentItemRef') sections.set(join(folder, child.attributes['href'] ?? ''), around);
      else if (child.name === 'assessmentSection')
        walk(
          child,
          folder,
          child.attributes['visible'] === 'true' ? [...around, child.attributes['title'] ?? ''] : around,
        );
      else if (child.name === 'testPart') walk(child, folder, around);
  };
  for (const path of tests) {
    const root = Object.hasOwn(files, path) ? rootOf(files[path]!) : undefined;
    if (root) walk(in21(root), folderOf(path), []);
    else faults.push({ problem: 'missing-file', what: path });
  }
  const bare = manifest ? [] : Object.keys(files).filter((path) => path !== manifestPath && /\.xml$/i.test(path));
  const placed: QtiPlaced[] = [];
  for (const path of new Set([...sections.keys(), ...listed, ...bare])) {
    if (!Object.hasOwn(files, path)) {
      faults.push({ problem: 'missing-file', what: path });
      continue;
    }
    const item = parseQtiItem(files[path]!);
    if (item.ok)
      placed.push({ item: item.value, sections: sections.get(path) ?? [], keywords: keywords.get(path) ?? [] });
    else faults.push({ ...item.error, what: item.error.problem === 'not-xml' ? `${path}:${item.error.what}` : path });
  }
  return { placed, faults };
}
