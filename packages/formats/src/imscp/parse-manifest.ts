import { type Result, succeed } from '@nibras/base';
import {
  allOf,
  attributeOf,
  childOf,
  childrenOf,
  parseXml,
  textOf,
  type XmlElement,
  type XmlFault,
} from './parse-xml.ts';

export interface ManifestItem {
  readonly identifier: string;
  readonly title: string | undefined;
  readonly reference: string | undefined;
  readonly parameters: string;
  readonly visible: boolean;
  /** Values for the data model: mastery score, data from the LMS, thresholds, by the manifest's own names. */
  readonly given: Readonly<Record<string, string>>;
  readonly items: readonly ManifestItem[];
}

export interface ManifestOrganization {
  readonly identifier: string;
  readonly title: string | undefined;
  readonly items: readonly ManifestItem[];
}

export interface ManifestResource {
  readonly identifier: string;
  readonly type: string;
  /** With the bases of the elements around it; undefined where the resource cannot be launched. */
  readonly href: string | undefined;
  readonly scormType: string | undefined;
  /** The attribute's name as written, since some LMSs know but one prefix. */
  readonly scormTypeName: string | undefined;
  readonly files: readonly string[];
  readonly dependencies: readonly string[];
}

/** What an imsmanifest.xml says, read by local names; `root` keeps the names as written. */
export interface Manifest {
  readonly identifier: string;
  readonly schemaVersion: string | undefined;
  readonly defaultOrganization: string | undefined;
  readonly organizations: readonly ManifestOrganization[];
  readonly resources: readonly ManifestResource[];
  readonly root: XmlElement;
}

const givenNames = [
  'masteryscore',
  'datafromlms',
  'dataFromLMS',
  'maxtimeallowed',
  'timelimitaction',
  'timeLimitAction',
];

function givenOf(element: XmlElement): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of givenNames) {
    const text = textOf(element, name);
    if (text !== undefined && text !== '') given[name.toLowerCase()] = text;
  }
  const threshold = childOf(element, 'completionThreshold');
  const measure = threshold && (attributeOf(threshold, 'minProgressMeasure') ?? threshold.text.trim());
  if (measure) given['completionthreshold'] = measure;
  const sequencing = childOf(element, 'sequencing');
  const primary = childOf(childOf(sequencing, 'objectives'), 'primaryObjective');
  if (primary && attributeOf(primary, 'satisfiedByMeasure') === 'true')
    given['minnormalizedmeasure'] = textOf(primary, 'minNormalizedMeasure') ?? '1';
  return given;
}

const parseItem = (element: XmlElement): ManifestItem => ({
  identifier: attributeOf(element, 'identifier') ?? '',
  title: textOf(element, 'title'),
  reference: attributeOf(element, 'identifierref'),
  parameters: attributeOf(element, 'parameters') ?? '',
  visible: attributeOf(element, 'isvisible') !== 'false',
  given: givenOf(element),
  items: childrenOf(element, 'item').map(parseItem),
});

function parseResource(element: XmlElement, base: string): ManifestResource {
  const own = base + (element.attributes['xml:base'] ?? '');
  const href = attributeOf(element, 'href');
  const typed = Object.entries(element.attributes).find(([key]) => /(^|:)scormtype$/i.test(key));
  return {
    identifier: attributeOf(element, 'identifier') ?? '',
    type: attributeOf(element, 'type') ?? '',
    href: href === undefined ? undefined : own + href,
    scormType: typed?.[1],
    scormTypeName: typed?.[0],
    files: childrenOf(element, 'file').flatMap((file) => {
      const path = attributeOf(file, 'href');
      return path === undefined ? [] : [own + path];
    }),
    dependencies: childrenOf(element, 'dependency').map((one) => attributeOf(one, 'identifierref') ?? ''),
  };
}

/** Reads an imsmanifest.xml of SCORM 1.2 or 2004, or of plain IMS content packaging. */
export function parseManifest(xml: string): Result<Manifest, XmlFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const organizations = childOf(root, 'organizations');
  const resources = childOf(root, 'resources');
  const base = (root.attributes['xml:base'] ?? '') + (resources?.attributes['xml:base'] ?? '');
  const version = [...allOf(root)].find(({ name }) => /(^|:)schemaversion$/i.test(name));
  return succeed({
    identifier: attributeOf(root, 'identifier') ?? '',
    schemaVersion: version?.text.trim(),
    defaultOrganization: organizations && attributeOf(organizations, 'default'),
    organizations: childrenOf(organizations, 'organization').map((one) => ({
      identifier: attributeOf(one, 'identifier') ?? '',
      title: textOf(one, 'title'),
      items: childrenOf(one, 'item').map(parseItem),
    })),
    resources: childrenOf(resources, 'resource').map((one) => parseResource(one, base)),
    root,
  });
}
