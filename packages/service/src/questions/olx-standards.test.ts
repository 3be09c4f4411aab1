import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importers } from '@nibras/import';

const folder = fileURLToPath(new URL('../../../../../shared/standards/olx/', import.meta.url));
const present = existsSync(folder);

/** XML files below a folder by their path. */
const filesIn = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && one.name.endsWith('.xml'))
      .map((one) => join(one.parentPath, one.name))
      .toSorted()
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
  );

const told = (files: Readonly<Record<string, string>>): string[] => {
  const { items, diagnostics } = importers.olx.readFiles(files);
  return [
    ...items.map(({ name, interaction }) => `${interaction.kind}: ${name}`),
    ...diagnostics.map(({ code, params }) => `${code}: ${String(params?.['name'])}`),
  ];
};

test.skipIf(!present)('each problem of the samples is imported, or says why not', () => {
  const unpacked = mkdtempSync(join(tmpdir(), 'nibras-olx-'));
  try {
    const said: Record<string, string[]> = {};
    for (const name of readdirSync(folder).toSorted()) {
      const isArchive = name.endsWith('.tar.gz');
      if (isArchive) execFileSync('tar', ['xzf', join(folder, name), '-C', unpacked]);
      said[name] = told(filesIn(isArchive ? unpacked : join(folder, name)));
    }
    expect(said).toMatchSnapshot();
  } finally {
    rmSync(unpacked, { recursive: true });
  }
});
if (!present) console.log('skipped: the samples of Open edX are not beside the project');
