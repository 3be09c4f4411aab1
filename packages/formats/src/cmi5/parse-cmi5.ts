import { type Result, succeed } from '@nibras/base';
import {
  attributeOf,
  childOf,
  parseXml,
  textOf,
  type XmlElement,
  type XmlFault,
  localName,
} from '../imscp/parse-xml.ts';

/** One assignable unit, as the course structure lists it. */
export interface ParsedUnit {
  readonly id: string;
  readonly title: string;
  readonly hasDescription: boolean;
  readonly url: string;
  readonly moveOn: string;
  /** As written; undefined where there is none. */
  readonly masteryScore: string | undefined;
  readonly launchMethod: string;
  readonly launchParameters: string | undefined;
  readonly entitlementKey: string | undefined;
}

export interface ParsedCourseStructure {
  readonly id: string;
  readonly title: string;
  readonly hasDescription: boolean;
  readonly units: readonly ParsedUnit[];
  /** Ids of the course, its blocks and units, in document order. */
  readonly ids: readonly string[];
  readonly root: XmlElement;
}

const langText = (element: XmlElement | undefined, name: string): string =>
  textOf(childOf(element, name), 'langstring') ?? '';

/** Reads a cmi5.xml. @spec cmi5 13.1 */
export function parseCourseStructure(xml: string): Result<ParsedCourseStructure, XmlFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const course = childOf(parsed.value, 'course');
  const units: ParsedUnit[] = [];
  const ids: string[] = [course ? (attributeOf(course, 'id') ?? '') : ''];
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      const kind = localName(child.name);
      if (kind !== 'au' && kind !== 'block') continue;
      ids.push(attributeOf(child, 'id') ?? '');
      if (kind === 'block') walk(child);
      else
        units.push({
          id: attributeOf(child, 'id') ?? '',
          title: langText(child, 'title'),
          hasDescription: childOf(child, 'description') !== undefined,
          url: textOf(child, 'url') ?? '',
          moveOn: attributeOf(child, 'moveOn') ?? 'NotApplicable',
          masteryScore: attributeOf(child, 'masteryScore'),
          launchMethod: attributeOf(child, 'launchMethod') ?? 'AnyWindow',
          launchParameters: textOf(child, 'launchParameters'),
          entitlementKey: textOf(child, 'entitlementKey'),
        });
    }
  };
  walk(parsed.value);
  return succeed({
    id: ids[0]!,
    title: langText(course, 'title'),
    hasDescription: childOf(course, 'description') !== undefined,
    units,
    ids,
    root: parsed.value,
  });
}
