import { escapeXml } from '@nibras/base';

/** What a package of one SCO says of itself. */
export interface ScormManifest {
  /** Stable across exports: Moodle keeps learners' tracks by item identifier when a package is replaced. */
  readonly courseId: string;
  readonly language: string;
  readonly title: string;
  /** Path of the page to launch. */
  readonly launch: string;
  /** Every file of the package but the manifest and the schema files. */
  readonly files: readonly string[];
}

/** Moodle keeps titles in a column of 255 characters and fails on longer ones. */
const longestTitle = 255;

/** A title on one line, within the limit. */
function shorten(title: string): string {
  const line = title.replace(/[\t\r\n]/g, ' ');
  const characters = [...line];
  return characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
}

const identifiers = ({
  courseId,
  language,
}: ScormManifest): Record<'manifest' | 'organization' | 'item' | 'resource', string> => {
  const end = `${courseId}_${language.replace(/[^A-Za-z0-9]/g, '_')}`;
  return { manifest: `M_${end}`, organization: `O_${end}`, item: `I_${end}`, resource: `R_${end}` };
};

function fileList({ files, launch }: ScormManifest): string {
  return [launch, ...files.filter((file) => file !== launch)]
    .map((file) => `      <file href="${escapeXml(file)}"/>`)
    .join('\n');
}

/**
 * The manifest of a SCORM 1.2 package with one SCO. No prefix on the main elements, since Moodle reads names literally; raw
 * UTF-8, since it shows numeric entities as they are written.
 * @spec SCORM 1.2 CAM 2.3
 */
export function writeScorm12Manifest(manifest: ScormManifest): string {
  const id = identifiers(manifest);
  const title = escapeXml(shorten(manifest.title));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id.manifest}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${id.organization}">
    <organization identifier="${id.organization}">
      <title>${title}</title>
      <item identifier="${id.item}" identifierref="${id.resource}" isvisible="true">
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id.resource}" type="webcontent" adlcp:scormtype="sco" href="${escapeXml(manifest.launch)}">
${fileList(manifest)}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * The manifest of a SCORM 2004 4th edition package with one SCO. No objective is mapped to a global one: Moodle's import
 * crashes on that.
 * @spec SCORM 2004 4th Ed. CAM 3.4
 */
export function writeScorm2004Manifest(manifest: ScormManifest): string {
  const id = identifiers(manifest);
  const title = escapeXml(shorten(manifest.title));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id.manifest}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="${id.organization}">
    <organization identifier="${id.organization}">
      <title>${title}</title>
      <item identifier="${id.item}" identifierref="${id.resource}" isvisible="true">
        <title>${title}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id.resource}" type="webcontent" adlcp:scormType="sco" href="${escapeXml(manifest.launch)}">
${fileList(manifest)}
    </resource>
  </resources>
</manifest>
`;
}
