import { escapeXml } from '@nibras/base';

/** Moodle imports 1.1 only; others read 1.3 as well. */
export type CartridgeVersion = '1.1' | '1.3';

export interface CartridgeResource {
  /** Unique; starts with a letter. */
  readonly identifier: string;
  readonly type: 'webcontent' | 'assessment' | 'question-bank';
  readonly href: string;
  /** Resources that it shows. */
  readonly dependencies?: readonly string[];
}

/** An entry of the outline: a page or quiz, or what holds some. */
export interface CartridgeItem {
  readonly identifier: string;
  readonly title: string;
  readonly resource?: string;
  readonly items?: readonly CartridgeItem[];
}

export interface Cartridge {
  readonly identifier: string;
  readonly title: string;
  readonly language: string;
  readonly items: readonly CartridgeItem[];
  readonly resources: readonly CartridgeResource[];
}

const itemXml = ({ identifier, title, resource, items = [] }: CartridgeItem): string =>
  `<item identifier="${identifier}"${resource === undefined ? '' : ` identifierref="${resource}"`}><title>${escapeXml(title)}</title>${items.map(itemXml).join('')}</item>`;

/**
 * The manifest of a cartridge. The namespace stands first: Moodle looks for it in the first 1024 bytes.
 * @spec IMS Common Cartridge Profile 1.1 and 1.3, 4
 */
export function writeCartridge(cartridge: Cartridge, version: CartridgeVersion): string {
  const code = `imsccv${version.replace('.', 'p')}`;
  const qti = `imsqti_xmlv1p2/imscc_xmlv${version.replace('.', 'p')}`;
  const resources = cartridge.resources.map(({ identifier, type, href, dependencies = [] }) => {
    const inside = dependencies.map((one) => `<dependency identifierref="${one}"/>`).join('');
    // What is not a page of its own has its address in its file alone.
    return type === 'webcontent'
      ? `\n<resource identifier="${identifier}" type="webcontent" href="${href}"><file href="${href}"/>${inside}</resource>`
      : `\n<resource identifier="${identifier}" type="${qti}/${type}"><file href="${href}"/>${inside}</resource>`;
  });
  const outline =
    cartridge.items.length === 0
      ? '<organizations/>'
      : `<organizations><organization identifier="org_1" structure="rooted-hierarchy"><item identifier="root">${cartridge.items.map(itemXml).join('\n')}</item></organization></organizations>`;
  const lom = `<lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language="${cartridge.language}">${escapeXml(cartridge.title)}</lomimscc:string></lomimscc:title></lomimscc:general></lomimscc:lom>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="http://www.imsglobal.org/xsd/${code}/imscp_v1p1" xmlns:lomimscc="http://ltsc.ieee.org/xsd/${code}/LOM/manifest" identifier="${cartridge.identifier}">\n` +
    `<metadata><schema>IMS Common Cartridge</schema><schemaversion>${version}.0</schemaversion>${lom}</metadata>\n` +
    `${outline}\n<resources>${resources.join('')}</resources></manifest>\n`
  );
}
