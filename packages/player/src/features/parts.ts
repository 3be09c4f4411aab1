declare const ON_THE_WEB: boolean;
declare const WITH_GLOSSARY: boolean;
declare const WITH_CERTIFICATE: boolean;

/** Constants of the build: a course carries only the tools that it has something for. */
export const onTheWeb: boolean = typeof ON_THE_WEB === 'undefined' || ON_THE_WEB;
export const withGlossary: boolean = typeof WITH_GLOSSARY === 'undefined' || WITH_GLOSSARY;
export const withCertificate: boolean = typeof WITH_CERTIFICATE === 'undefined' || WITH_CERTIFICATE;

/** Which tools a build of the features has. */
export interface FeatureParts {
  readonly web: boolean;
  readonly glossary: boolean;
  readonly certificate: boolean;
}

/** Name of the build with some parts. */
export const featuresFile = ({ web, glossary, certificate }: FeatureParts): string =>
  `features${web ? '-web' : ''}${glossary ? '-glossary' : ''}${certificate ? '-certificate' : ''}.js`;
