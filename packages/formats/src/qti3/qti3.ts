import type { QtiVersion } from '../qti2/qti-names.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** QTI 3.0: the names of 2.1 in another spelling. @spec 1EdTech QTI 3.0 Assessment, Section and Item Information Model */
export const qti30: QtiVersion = {
  id: 'qti3',
  element: (name) => `qti-${kebab(name)}`,
  attribute: (name) => (/^xml|:/.test(name) ? name : kebab(name)),
  namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  schemaLocation: 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd',
  template: (name) => `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml`,
  contentBody: true,
  itemType: 'imsqti_item_xmlv3p0',
  testType: 'imsqti_test_xmlv3p0',
  packageNamespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
  packageSchema: ['QTI Package', '3.0.0'],
};
