import { escapeXml } from '@nibras/base';

/** A text by language. */
export type Cmi5Texts = Readonly<Record<string, string>>;

export type Cmi5MoveOn = 'NotApplicable' | 'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed';

interface Cmi5Named {
  /** An IRI, the same in every export: LMSs keep results by it. */
  readonly id: string;
  readonly title: Cmi5Texts;
  /** The title stands in where there is none: the schema wants one. */
  readonly description?: Cmi5Texts;
}

/** An assignable unit: what an LMS launches by itself. */
export interface Cmi5Unit extends Cmi5Named {
  /** Path of the page to launch. */
  readonly url: string;
  readonly moveOn: Cmi5MoveOn;
  /** 0 to 1; only where one number says what passing takes. */
  readonly masteryScore?: number;
  readonly launchMethod?: 'AnyWindow' | 'OwnWindow';
  readonly activityType?: string;
  readonly launchParameters?: string;
}

export interface Cmi5Block extends Cmi5Named {
  readonly children: readonly Cmi5Node[];
}

export type Cmi5Node = Cmi5Unit | Cmi5Block;

export interface Cmi5Course extends Cmi5Named {
  readonly children: readonly Cmi5Node[];
}

const line = (text: string): string => escapeXml(text.replace(/[\t\r\n]+/g, ' '));

function texts(name: string, by: Cmi5Texts, indent: string): string {
  const strings = Object.keys(by)
    .toSorted()
    .map((language) => `${indent}  <langstring lang="${escapeXml(language)}">${line(by[language]!)}</langstring>\n`);
  return `${indent}<${name}>\n${strings.join('')}${indent}</${name}>\n`;
}

function named({ title, description }: Cmi5Named, indent: string): string {
  const said = Object.fromEntries(
    Object.entries(title).map(([language, text]) => [language, description?.[language]?.trim() || text]),
  );
  return texts('title', title, indent) + texts('description', said, indent);
}

/** A share as an XML decimal: no exponent, no trailing zeros. */
const decimal = (share: number): string => String(Number(share.toFixed(4)));

function write(node: Cmi5Node, indent: string): string {
  const inner = `${indent}  `;
  const id = ` id="${escapeXml(node.id)}"`;
  if ('children' in node)
    return `${indent}<block${id}>\n${named(node, inner)}${node.children.map((one) => write(one, inner)).join('')}${indent}</block>\n`;
  const { moveOn, masteryScore, launchMethod = 'AnyWindow', activityType, launchParameters, url } = node;
  const attributes =
    `${id} moveOn="${moveOn}"` +
    (masteryScore === undefined ? '' : ` masteryScore="${decimal(masteryScore)}"`) +
    ` launchMethod="${launchMethod}"` +
    (activityType === undefined ? '' : ` activityType="${escapeXml(activityType)}"`);
  const parameters =
    launchParameters === undefined
      ? ''
      : `${inner}<launchParameters>${escapeXml(launchParameters)}</launchParameters>\n`;
  return `${indent}<au${attributes}>\n${named(node, inner)}${inner}<url>${escapeXml(url)}</url>\n${parameters}${indent}</au>\n`;
}

/**
 * `cmi5.xml`, the course structure at the root of a cmi5 package.
 * @spec cmi5 13.1
 */
export function writeCmi5(course: Cmi5Course): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${escapeXml(course.id)}">
${named(course, '    ')}  </course>
${course.children.map((node) => write(node, '  ')).join('')}</courseStructure>
`;
}
