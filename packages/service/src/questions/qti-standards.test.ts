import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '@nibras/base';
import type { ExchangeItem, Interaction } from '@nibras/course';
import { translators } from '@nibras/export';
import { formatOf, importers } from '@nibras/import';
import { interactions } from '../../../course/src/assessment/interactions.test-kit.ts';

const standards = new URL('../../../../../shared/standards/', import.meta.url);
const samples = new URL('qti21-ims-samples/', standards);
const schema = new URL('xsd/qti21/imsqti_v2p1p2.xsd', standards);
const catalog = new URL('xsd/catalog.xml', standards);
const hasLint = spawnSync('xmllint', ['--version']).status === 0;

const membersOf = (one: Interaction): { id: string; label: string }[] =>
  Object.values(one).flatMap((list) => (Array.isArray(list) ? (list as { id: string; label: string }[]) : []));
const rich =
  '<p>Un <b>mot</b>, <u>souligné</u><br>et <a href="https://exemple.ma/?a=1&amp;b=2">un lien</a></p><ul><li>a<li><p>b</p></ul>' +
  '<table><tr><th>x</th><td colspan="2">y</td></tr></table>libre<script>z()</script><pre>a\n b</pre><h2>T</h2><blockquote><p>c</p></blockquote><img src="a.png">';

/** One question of every kind, with all that a question may say. */
const everything = fc.sample(interactions, { numRuns: 120, seed: 4 }).map((interaction, index): ExchangeItem => {
  const blanks = interaction.kind === 'gaps' ? interaction.gaps.map(({ id }) => `[[${id}]]`).join(' et ') : '';
  const members = membersOf(interaction);
  return {
    name: `Question « ${index} » & <suite>`,
    category: index % 3 === 0 ? [] : ['Tableur', `Part "${index % 4}"`],
    tags: ['niveau 1'],
    interaction: { ...interaction, id: `q${index}a` },
    html: {
      stem: `${rich}<p>${escapeHtml(interaction.prompt)} ${blanks}</p>`,
      ...Object.fromEntries(members.map(({ id, label }) => [`member:${id}`, `<em>${escapeHtml(label)}</em>`])),
      ...(index % 2 === 0
        ? {
            correct: rich,
            incorrect: '<p>Non.</p>',
            ...Object.fromEntries(members.slice(0, 2).map(({ id }) => [`feedback:${id}`, `<p>Dit de ${id}</p>`])),
          }
        : {}),
    },
  };
});

const options = ['zaaaaaaaaaa0', 'zaaaaaaaaaa1', 'zaaaaaaaaaa2'].map((id, index) => ({
  id,
  number: index + 1,
  label: `Zone ${index}`,
  correct: index === 0,
}));
everything.push({
  name: 'Carte',
  category: [],
  tags: [],
  interaction: {
    id: 'qspots',
    number: 1,
    prompt: 'Où ?',
    points: 2,
    attempts: 1,
    kind: 'choice',
    multiple: true,
    marking: 'partial',
    shuffle: false,
    options,
  },
  html: {
    stem: '<p><img src="file:carte.png" alt="Une carte"></p><p>Où ?</p>',
    'member:zaaaaaaaaaa0': 'Zone « 0 » & <b>plus</b>',
    'feedback:zaaaaaaaaaa0': '<p>Oui.</p>',
  },
  files: { 'carte.png': { name: 'carte.png', mediaType: 'image/png', bytes: new Uint8Array(4) } },
  picture: {
    file: 'carte.png',
    alt: 'Une carte & plus',
    width: 640,
    height: 480,
    look: 'hotspot',
    zones: {
      zaaaaaaaaaa0: { shape: 'rectangle', place: [1, 2, 30, 40] },
      zaaaaaaaaaa1: { shape: 'ellipse', place: [50, 2, 30, 20] },
      zaaaaaaaaaa2: { shape: 'polygon', place: [0, 60, 20, 60, 20.5, 99.9] },
    },
  },
});

everything.push({
  name: 'Calcul',
  category: [],
  tags: [],
  interaction: {
    id: 'qcalculated',
    number: 1,
    prompt: 'Combien ?',
    points: 2,
    attempts: 1,
    kind: 'number',
    answers: [{ id: 'daaaaaaaaaaa', number: 3, label: '5', value: 5, tolerance: 0.1, credit: 1 }],
    units: [],
    unitNeeded: false,
    draws: [
      { id: 'daaaaaaaaaaa', number: 3, values: { vaaaaaaaaaaa: 2, vbbbbbbbbbbb: -1.5 }, value: 5, tolerance: 0.1 },
    ],
  },
  html: { stem: '<p>Combien ?</p>', correct: '<p>Oui.</p>', 'feedback:daaaaaaaaaaa': '<p>5</p>' },
  calculation: {
    formula: '-a^2 / b + sqrt(abs(b)) * pi - round(max(a; e; 1,5); 2) + ln(a) - floor(b)',
    variables: [
      { id: 'vaaaaaaaaaaa', name: 'a', min: 1, max: 9, decimals: 0 },
      { id: 'vbbbbbbbbbbb', name: 'b', min: -2, max: -1, decimals: 1 },
    ],
    tolerance: 2,
    percent: true,
    anew: false,
    html: {
      stem: '<p>Combien : [[vaaaaaaaaaaa]] et <b>[[vbbbbbbbbbbb]]</b> ?</p>',
      correct: '<p>[[vaaaaaaaaaaa]]</p>',
    },
  },
});

everything.push(
  ...(['label', 'sort'] as const).map((look): ExchangeItem => {
    const [places, labels] = ['z', 'l'].map((letter) =>
      [1, 2].map((number) => ({ id: `${letter}aaaaaaaaaa${number}`, number, label: `تسمية & ${letter} ${number}` })),
    );
    const [sources, targets] = look === 'sort' ? [labels!, places!] : [places!, labels!];
    const base = { id: `q${look}`, number: 1, prompt: 'Où ?', points: 2, attempts: 1, shuffle: true };
    return {
      name: look,
      category: [],
      tags: [],
      interaction: {
        ...base,
        kind: 'match',
        sources,
        targets,
        key: { [sources[0]!.id]: targets[0]!.id, [sources[1]!.id]: targets[1]!.id },
      },
      html: { stem: '<p><img src="file:carte.png" alt="Une carte"></p><p>Où ?</p>' },
      files: { 'carte.png': { name: 'carte.png', mediaType: 'image/png', bytes: new Uint8Array(4) } },
      picture: {
        file: 'carte.png',
        alt: 'Une carte',
        width: 640,
        height: 480,
        look,
        zones: {
          zaaaaaaaaaa1: { shape: 'rectangle', place: [1, 2, 30, 40] },
          zaaaaaaaaaa2: { shape: 'ellipse', place: [50, 2, 30, 20] },
        },
      },
    };
  }),
);

const skip = !existsSync(schema) || !hasLint;
test.skipIf(skip)('written items and tests of 2.1 satisfy the schema', () => {
  const { files = {} } = translators.qti2.write(everything);
  const folder = mkdtempSync(join(tmpdir(), 'nibras-qti-'));
  try {
    const paths = Object.entries(files)
      .filter(([path]) => path.endsWith('.xml') && path !== 'imsmanifest.xml')
      .map(([path, text]) => {
        const file = join(folder, path.replace('/', '-'));
        writeFileSync(file, text);
        return file;
      });
    expect(paths.length).toBeGreaterThan(100);
    const env = { ...process.env, XML_CATALOG_FILES: fileURLToPath(catalog) };
    const lint = spawnSync('xmllint', ['--nonet', '--noout', '--schema', fileURLToPath(schema), ...paths], {
      env,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(lint.stderr.split(' validates\n').length - 1).toBe(paths.length);
    expect(
      lint.stderr
        .split('\n')
        .filter((line) => line !== '' && !line.endsWith(' validates'))
        .slice(0, 12),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
if (skip) console.log('skipped: the schemas of QTI are not beside the project, or xmllint is missing');

test('written items of 3.0 are well-formed and keep to its spelling', () => {
  const { files = {} } = translators.qti3.write(everything);
  for (const [path, text] of Object.entries(files).filter(([one]) => one.startsWith('items/'))) {
    expect(formatOf(text), path).toBe('qti3');
    const names = [...text.replace(/"[^"]*"/g, '').matchAll(/<([a-zA-Z][\w:-]*)/g)].map(([, name]) => name!);
    expect(
      names.filter((name) => /[A-Z]/.test(name)),
      path,
    ).toEqual([]);
  }
  if (hasLint) execFileSync('xmllint', ['--noout', '-'], { input: Object.values(files)[2]! });
});

const names = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.xml')) : [];
test.skipIf(names.length === 0)('each sample of IMS is imported, or says why not', () => {
  const said = names.map((name) => {
    const text = readFileSync(new URL(name, samples), 'utf8');
    expect(formatOf(text), name).toBe('qti2');
    const { items, diagnostics } = importers.qti2.read(text);
    const kinds = items.map(({ interaction: { id: _id, ...one } }) =>
      JSON.stringify(one)
        .replace(/"id":"\w+",/g, '')
        .replace(/\[\[\w{12}\]\]/g, '[[…]]')
        .replace(/"key":"\w{12}"/g, '"key":"…"')
        .replace(/"(\w{12})":"\w{12}"/g, '…'),
    );
    return [name, ...kinds, ...diagnostics.map(({ code }) => code)].join('\n  ');
  });
  expect(said.join('\n')).toMatchSnapshot();
});
if (names.length === 0) console.log('skipped: the samples of IMS are not beside the project');

test('hostile or broken items are refused and named', () => {
  const read = (text: string): readonly unknown[] =>
    importers.qti2.read(text).diagnostics.map(({ code, params }) => [code, params?.['name']]);
  expect(read('<assessmentItem>\n<itemBody>\n</assessmentItem>')).toEqual([['import.qti.not-xml', '3']]);
  expect(read('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><assessmentItem>&b;</assessmentItem>')).toEqual([
    ['import.qti.not-xml', '1'],
  ]);
  expect(read('<assessmentItem/>')).toEqual([['import.qti.not-an-item', 'assessmentItem']]);
  expect(read(`<assessmentItem title="A"><itemBody>${'<p>x</p>'.repeat(100_000)}</itemBody></assessmentItem>`)).toEqual(
    [['import.description', 'A']],
  );
  const { diagnostics } = importers.qti3.readFiles({
    'imsmanifest.xml':
      '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="../../etc/a.xml"/><resource type="imsqti_item_xmlv3p0" href="__proto__"/></resources></manifest>',
  });
  expect(diagnostics.map(({ code, params }) => [code, params?.['name']])).toEqual([
    ['import.qti.missing-file', 'etc/a.xml'],
    ['import.qti.missing-file', '__proto__'],
  ]);
});
