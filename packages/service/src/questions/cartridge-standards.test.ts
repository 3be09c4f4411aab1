import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { escapeHtml } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  addNode,
  appendBlock,
  blockRef,
  createBlock,
  type ExchangeItem,
  initialiseCourse,
  openDocument,
  paragraph,
  takeSnapshot,
} from '@nibras/course';
import { type ExportRequest, planExport, translators } from '@nibras/export';
import { toQuestion } from '@nibras/import';
import { readQuestions } from './exchange-questions.ts';
import { interactions } from '../../../course/src/assessment/interactions.test-kit.ts';

const standards = new URL('../../../../../shared/standards/', import.meta.url);
const xsd = (path: string): string => fileURLToPath(new URL(`xsd/${path}`, standards));
const hasLint = spawnSync('xmllint', ['--version']).status === 0;
const skip = !existsSync(xsd('cc11')) || !hasLint;
if (skip) console.log('skipped: the schemas of Common Cartridge are not beside the project, or xmllint is missing');

/** What xmllint says of texts that should satisfy a schema. */
function faults(texts: readonly string[], schema: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'nibras-cc-'));
  try {
    const paths = texts.map((text, index) => {
      const path = join(folder, `${index}.xml`);
      writeFileSync(path, text);
      return path;
    });
    const env = { ...process.env, XML_CATALOG_FILES: xsd('catalog.xml') };
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', xsd(schema), ...paths], {
      env,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    return stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rich = '<p>Un <b>mot</b> &amp; <a href="https://exemple.ma/?a=1&amp;b=2">un lien</a></p><ul><li>a</li></ul>';
const everything = fc.sample(interactions, { numRuns: 80, seed: 5 }).map((interaction, index): ExchangeItem => {
  const members = Object.values(interaction).flatMap((list) =>
    Array.isArray(list) ? (list as { id: string; label: string }[]) : [],
  );
  return {
    name: `Question « ${index} » & <suite>`,
    category: ['Tableur', `a/b "${index % 4}"`],
    tags: [],
    interaction: { ...interaction, id: `q${index}a` },
    html: {
      stem: `${rich}<p>${escapeHtml(interaction.prompt)}</p>`,
      correct: rich,
      incorrect: '<p>Non.</p>',
      'hint:0': '<p>Cherche.</p>',
      ...Object.fromEntries(members.slice(0, 2).map(({ id }) => [`feedback:${id}`, `<p>Dit de ${id}</p>`])),
    },
  };
});

test.skipIf(skip).each([
  ['cc11', 'cc11/cc11libxml2validator.xsd'],
  ['cc13', 'cc13/ccv1p3_imscp_v1p2_v1p0.xsd'],
] as const)('a bank and a course as %s satisfy the schemas', (target, schema) => {
  const { files = {} } = translators[target].write(everything);
  expect(faults([files['bank.xml']!], 'cc11/ccv1p1_qtiasiv1p2p1_v1p0.xsd')).toEqual([]);
  expect(faults([files['imsmanifest.xml']!], schema)).toEqual([]);

  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: 'cartridge001', title: { fr: 'Cours & <suite>' }, languages: ['fr'] });
  const made = everything.flatMap((one) => toQuestion(one, 'fr', (type) => type in models).question ?? []);
  const blocks = made.slice(0, 40).map(({ type, seed }) => createBlock(document, models[type as 'choice'], seed));
  const bank = addBank(document, { fr: 'Banque' });
  for (const { type, seed } of made.slice(40)) appendBlock(document, bank, models[type as 'choice'], seed);
  const module = addNode(document, { kind: 'module', title: { fr: 'Module' } });
  const lesson = addNode(document, { kind: 'lesson', parent: module, title: { fr: 'Leçon' } });
  addNode(document, { kind: 'page', title: { fr: 'Seule' }, prose: { fr: [paragraph('Mots.')] } });
  addNode(document, {
    kind: 'page',
    parent: lesson,
    title: { fr: 'Mêlée' },
    prose: { fr: [paragraph('Mots.'), ...blocks.slice(0, 20).map(blockRef)] },
  });
  addNode(document, {
    kind: 'page',
    parent: module,
    title: { fr: 'Test' },
    settings: { quiz: { mastery: 50, attempts: 2, timeLimit: 10 } },
    prose: { fr: blocks.slice(20).map(blockRef) },
  });
  const snapshot = takeSnapshot(document, models);
  const request = { snapshot, models, target, assets: () => undefined };
  const { entries } = planExport(request as unknown as ExportRequest);
  const texts = Object.fromEntries(entries.map(({ path, body }) => [path, body.kind === 'text' ? body.text : '']));
  const manifest = texts['imsmanifest.xml']!;
  expect(faults([manifest], schema)).toEqual([]);
  expect(manifest.slice(0, 1024)).toContain(`xmlns="http://www.imsglobal.org/xsd/imsccv1p${target.at(-1)}/imscp_v1p1"`);
  const quizzes = Object.keys(texts).filter((path) => path.endsWith('.xml') && path !== 'imsmanifest.xml');
  expect(quizzes).toHaveLength(3);
  expect(
    faults(
      quizzes.map((path) => texts[path]!),
      'cc11/ccv1p1_qtiasiv1p2p1_v1p0.xsd',
    ),
  ).toEqual([]);
  for (const [, href] of manifest.matchAll(/<file href="([^"]*)"/g)) expect(texts).toHaveProperty([href!]);
  const known = new Set([...manifest.matchAll(/<resource identifier="([^"]*)"/g)].map(([, one]) => one));
  for (const [, one] of manifest.matchAll(/identifierref="([^"]*)"/g)) expect(known).toContain(one);
  expect(Object.values(texts).join('')).not.toMatch(/<script/);
});

function* filesBelow(folder: URL): Generator<URL> {
  for (const name of readdirSync(folder).toSorted()) {
    const path = new URL(name, folder);
    if (statSync(path).isDirectory()) yield* filesBelow(new URL(`${name}/`, folder));
    else yield path;
  }
}
const samples = ['qti12-ims-samples/', 'imscc/', 'mbz/']
  .map((name) => new URL(name, standards))
  .filter((url) => existsSync(url));
test.skipIf(samples.length === 0)('each sample is imported, or says why not', async () => {
  const said: string[] = [];
  for (const path of samples.flatMap((folder) => [...filesBelow(folder)])) {
    const name = path.href.slice(standards.href.length);
    const outcome = await readQuestions(fileURLToPath(path), undefined).then(
      ({ items, diagnostics, format }) =>
        [
          `${format}, ${items.length} questions`,
          ...items.map(({ interaction }) => interaction.kind),
          ...diagnostics.map(({ code, params }) => `${code} ${params?.['name'] ?? ''}`),
        ].join('\n    '),
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    );
    said.push(`${name}: ${outcome}`);
  }
  expect(said.join('\n')).toMatchSnapshot();
});
if (samples.length === 0) console.log('skipped: the sample cartridges are not beside the project');
