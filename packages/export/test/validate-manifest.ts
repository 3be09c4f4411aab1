import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';
import { fsInputProviders, xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Where an address of the web lies on this disk, while a set of schemas that names it is read. */
let standIns: Readonly<Record<string, string>> = {};
xmlRegisterFsInputProviders();
xmlRegisterInputProvider({
  ...fsInputProviders,
  match: (name) => name in standIns,
  open: (name) => fsInputProviders.open(standIns[name] ?? name),
});

/** The schemas that a manifest names, by namespace. */
function schemaLocations(manifest: string): [namespace: string, file: string][] {
  const words = (/xsi:schemaLocation="([^"]*)"/.exec(manifest)?.[1] ?? '').split(/\s+/);
  return Array.from({ length: words.length / 2 }, (_, index) => [words[2 * index]!, words[2 * index + 1]!]);
}

/** Validates a manifest against the schema files beside it, and nothing else: throws what they find. */
export function validateManifest(manifest: string, folder: string, local: Readonly<Record<string, string>> = {}): void {
  standIns = local;
  const imports = schemaLocations(manifest).map(
    ([namespace, file]) =>
      `<xs:import namespace="${namespace}" schemaLocation="${pathToFileURL(join(folder, file)).href}"/>`,
  );
  const xsd = XmlDocument.fromString(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
    { url: pathToFileURL(join(folder, 'all.xsd')).href },
  );
  const validator = XsdValidator.fromDoc(xsd);
  const document = XmlDocument.fromString(manifest);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
    validator.dispose();
    xsd.dispose();
  }
}

/** Validates a document against one schema: throws what it finds. */
export function validateXml(text: string, schema: string): void {
  const xsd = XmlDocument.fromString(schema);
  const validator = XsdValidator.fromDoc(xsd);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
    validator.dispose();
    xsd.dispose();
  }
}
