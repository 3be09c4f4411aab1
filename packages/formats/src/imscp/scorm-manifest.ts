import { escapeXml } from '@nibras/base';

/** A part of a course that is a SCO of its own. */
export interface ScormUnit {
  /** Stable across exports, as the course's. */
  readonly id: string;
  readonly title: string;
  readonly launch: string;
  /** Files that it needs; those of several units are listed once, as shared. */
  readonly files: readonly string[];
}

export type ScormEdition = '3rd' | '4th';

/** What a package of one SCO, or of one SCO a unit, says of itself. */
export interface ScormManifest {
  /** Stable across exports: Moodle keeps learners' tracks by item identifier when a package is replaced. */
  readonly courseId: string;
  readonly language: string;
  readonly title: string;
  /** Path of the page to launch. */
  readonly launch: string;
  /** Every file of the package but the manifest and the schema files. */
  readonly files: readonly string[];
  /** In the order of the course; without any, the whole course is one SCO. */
  readonly units?: readonly ScormUnit[];
}

/** Moodle keeps titles in a column of 255 characters and fails on longer ones. */
const longestTitle = 255;

/** A title on one line, within the limit. */
function shorten(title: string): string {
  const line = title.replace(/[\t\r\n]/g, ' ');
  const characters = [...line];
  return characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
}

const endOf = ({ courseId, language }: ScormManifest, ...more: readonly string[]): string =>
  [courseId, ...more, language.replace(/[^A-Za-z0-9]/g, '_')].join('_');

const fileLines = (files: readonly string[]): string =>
  files.map((file) => `      <file href="${escapeXml(file)}"/>\n`).join('');

/** The items and resources of a manifest: flat, in the order of the course, the first SCO's resource first. */
function contentOf(
  manifest: ScormManifest,
  scormType: string,
  sequencing: string,
): { readonly items: string; readonly resources: string } {
  const parts: readonly (ScormUnit & { readonly end: string })[] =
    manifest.units && manifest.units.length > 0
      ? manifest.units.map((unit) => ({ ...unit, end: endOf(manifest, unit.id) }))
      : [{ ...manifest, id: manifest.courseId, end: endOf(manifest) }];
  const users = new Map<string, number>();
  for (const { files, launch } of parts)
    for (const file of new Set([launch, ...files])) users.set(file, (users.get(file) ?? 0) + 1);
  const shared = parts.length > 1 ? manifest.files.filter((file) => users.get(file) !== 1) : [];
  const dependency = shared.length > 0 ? `      <dependency identifierref="S_${endOf(manifest)}"/>\n` : '';
  const items = parts.map(
    ({ end, title }) => `      <item identifier="I_${end}" identifierref="R_${end}" isvisible="true">
        <title>${escapeXml(shorten(title))}</title>
${sequencing}      </item>
`,
  );
  const resources = parts.map(({ end, launch, files }) => {
    const own = [launch, ...files.filter((file) => file !== launch && (parts.length === 1 || users.get(file) === 1))];
    return `    <resource identifier="R_${end}" type="webcontent" adlcp:${scormType}="sco" href="${escapeXml(launch)}">
${fileLines(own)}${dependency}    </resource>
`;
  });
  const common =
    shared.length > 0
      ? `    <resource identifier="S_${endOf(manifest)}" type="webcontent" adlcp:${scormType}="asset">
${fileLines(shared)}    </resource>
`
      : '';
  return { items: items.join(''), resources: resources.join('') + common };
}

/**
 * The manifest of a SCORM 1.2 package. No prefix on the main elements, since Moodle reads names literally; raw
 * UTF-8, since it shows numeric entities as they are written.
 * @spec SCORM 1.2 CAM 2.3
 */
export function writeScorm12Manifest(manifest: ScormManifest): string {
  const end = endOf(manifest);
  const title = escapeXml(shorten(manifest.title));
  const { items, resources } = contentOf(manifest, 'scormtype', '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M_${end}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="O_${end}">
    <organization identifier="O_${end}">
      <title>${title}</title>
${items}    </organization>
  </organizations>
  <resources>
${resources}  </resources>
</manifest>
`;
}

const delivery = `        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
`;

/**
 * The manifest of a SCORM 2004 package. Units may be taken in any order, and follow one another. No objective is mapped to a
 * global one: Moodle's import crashes on that.
 * @spec SCORM 2004 3rd and 4th Ed. CAM 3.4
 */
export function writeScorm2004Manifest(manifest: ScormManifest, edition: ScormEdition = '4th'): string {
  const end = endOf(manifest);
  const title = escapeXml(shorten(manifest.title));
  const { items, resources } = contentOf(manifest, 'scormType', delivery);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M_${end}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 ${edition} Edition</schemaversion>
  </metadata>
  <organizations default="O_${end}">
    <organization identifier="O_${end}">
      <title>${title}</title>
${items}      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
${resources}  </resources>
</manifest>
`;
}
