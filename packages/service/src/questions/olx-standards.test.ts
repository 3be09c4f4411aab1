import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  createBlock,
  initialiseCourse,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { type ExportRequest, planExport } from '@nibras/export';
import { parseXml } from '@nibras/formats';
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

const fixture = (type: string, name: string): BlockSeed =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../blocks/src/${type}/fixtures/${name}.json`), 'utf8'),
  ) as BlockSeed;

/** The texts of a course of such blocks, as its archive has them. */
function courseOf(target: string, options: object, seeds: readonly (readonly [string, BlockSeed])[]) {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: 'olxactivity1', title: { fr: 'Cours' }, languages: ['fr'] });
  const blocks = seeds.map(([type, seed]) => createBlock(document, models[type as 'choice'], seed));
  addNode(document, {
    kind: 'page',
    title: { fr: 'Des images' },
    settings: { quiz: { mastery: 50, attempts: 3 } },
    prose: { fr: blocks.map(blockRef) },
  });
  const assets = (hash: string) => ({ hash, mediaType: 'image/jpeg', size: 3, width: 960, height: 540 });
  const snapshot = takeSnapshot(document, models);
  const request = { snapshot, models, target, language: 'fr', assets, options };
  const { entries, diagnostics } = planExport(request as unknown as ExportRequest);
  const texts = Object.fromEntries(
    entries.flatMap(({ path, body }) => (body.kind === 'text' ? [[path, body.text] as const] : [])),
  );
  return { texts, codes: diagnostics.map(({ code }) => code), paths: entries.map(({ path }) => path) };
}

const seeds = [
  ['label-picture', fixture('label-picture', 'each-zone')],
  ['label-picture', fixture('label-picture', 'sorted')],
  [
    'ordering',
    fixture(
      'ordering',
      readdirSync(join(import.meta.dirname, '../../../blocks/src/ordering/fixtures'))[0]!.replace('.json', ''),
    ),
  ],
  [
    'open-answer',
    fixture(
      'open-answer',
      readdirSync(join(import.meta.dirname, '../../../blocks/src/open-answer/fixtures'))[0]!.replace('.json', ''),
    ),
  ],
  [
    'survey',
    fixture(
      'survey',
      readdirSync(join(import.meta.dirname, '../../../blocks/src/survey/fixtures'))[0]!.replace('.json', ''),
    ),
  ],
] as const;

test('a course holds drags, open answers and surveys in their units, and they are read out of it', () => {
  const { texts, codes, paths } = courseOf('olx', {}, seeds);
  const unit = Object.entries(texts).find(([path]) => path.includes('/vertical/'))![1];
  const parsed = parseXml(unit);
  if (!parsed.ok) throw new Error('no XML');
  expect(parsed.value.children.map(({ name }) => name)).toEqual([
    'drag-and-drop-v2',
    'drag-and-drop-v2',
    'drag-and-drop-v2',
    'openassessment',
    'survey',
  ]);
  for (const { name, attributes } of parsed.value.children) {
    if (name !== 'drag-and-drop-v2') continue;
    expect(attributes['max_attempts']).toBe('3');
    const { targetImg } = JSON.parse(attributes['data']!) as { targetImg: string };
    expect(paths).toContain(`course${targetImg}`);
    expect(JSON.parse(texts['course/policies/assets.json']!)).toHaveProperty([targetImg.replace('/static/', '')]);
  }
  expect(texts['course/policies/run/policy.json']).toContain('"survey"');
  expect(codes).not.toContain('translate.question-as-text');
  const { items } = importers.olx.readFiles(texts);
  expect(items.map(({ interaction, picture }) => [interaction.kind, picture?.look])).toEqual([
    ['match', 'label'],
    ['match', 'sort'],
    ['order', undefined],
    ['open', undefined],
    ['survey', undefined],
  ]);
  expect(items[0]!.category).toEqual(['Des images']);
});

test('the release of 2016 has lists, plain open answers and text instead', () => {
  const { texts, codes } = courseOf('olx-dogwood', {}, seeds);
  const { items } = importers.olx.readFiles(texts);
  expect(items.map(({ interaction }) => interaction.kind)).toEqual(['match', 'match', 'open']);
  expect(codes.filter((code) => code === 'translate.question-as-text')).toHaveLength(2);
  expect(codes.filter((code) => code === 'exchange.picture-list')).toHaveLength(2);
  const unit = Object.entries(texts).find(([path]) => path.includes('/vertical/'))![1];
  expect(unit).not.toMatch(/drag-and-drop|prompts_type|text_response/);
});

test('a hotspot is a list that all can use, or a click where one asks for it', () => {
  const hotspot = fixture('hotspot', 'outlined');
  const one = { ...hotspot, settings: { ...hotspot.settings, several: false } };
  const list = courseOf('olx', {}, [['hotspot', one]]);
  expect(Object.values(list.texts).join('')).toContain('<multiplechoiceresponse>');
  expect(list.codes).toContain('exchange.picture-list');
  const click = courseOf('olx', { pointer: true }, [['hotspot', one]]);
  const written = Object.values(click.texts).join('');
  expect(written).toMatch(/<imageinput src="\/static\/a-\w+\.jpg" width="960" height="540"/);
  expect(click.codes).toContain('exchange.pointer-only');
});

test('what other tools write is read, with a remark on what has no place', () => {
  const drag = {
    targetImg: '/static/map.png',
    targetImgDescription: 'Map',
    zones: [{ uid: 'a', title: 'North', x: 10, y: 20, width: 30, height: 40 }],
    items: [
      { id: 1, displayName: 'Nowhere', zone: 'none', feedback: { correct: '', incorrect: '' } },
      { id: 0, displayName: 'Oslo', zones: ['a', 'b'], feedback: { correct: 'Yes', incorrect: 'No' } },
    ],
    feedback: { start: 'Go', finish: 'Done' },
  };
  const data = JSON.stringify(drag).replaceAll('"', '&quot;');
  const { items, diagnostics } = importers.olx.read(
    `<vertical><drag-and-drop-v2 url_name="d" display_name="Drag" data="${data}"/><drag-and-drop-v2 display_name="Broken" data="{"/>` +
      '<openassessment url_name="o"><title>Essay</title><assessments><assessment name="peer-assessment" must_grade="3"/></assessments>' +
      '<rubric><prompt>Write.</prompt><criterion><name>Ideas</name><prompt>Are they clear?</prompt><option points="0"><name>Poor</name><explanation>No.</explanation></option><option points="3"><name>Good</name><explanation>Yes.</explanation></option></criterion></rubric></openassessment>' +
      '<problem display_name="Click"><p>Where?</p><imageresponse><imageinput src="/static/x.png" width="200" height="100" rectangle="(20,10)-(60,50);(100,20)-(120,40)" regions="[[10,10],[20,10],[20,30]]" alt="X"/></imageresponse></problem>' +
      '<poll display_name="Poll"/></vertical>',
  );
  expect(items.map(({ name, interaction }) => [name, interaction.kind])).toEqual([
    ['Drag', 'match'],
    ['Essay', 'open'],
    ['Click', 'choice'],
  ]);
  expect(items[1]!.interaction).toMatchObject({
    points: 3,
    prompt: 'Write.',
    criteria: [{ label: 'Ideas – Are they clear?', points: 3 }],
  });
  expect(Object.values(items[2]!.picture!.zones)).toEqual([
    { shape: 'rectangle', place: [10, 10, 20, 40] },
    { shape: 'rectangle', place: [50, 20, 10, 20] },
    { shape: 'polygon', place: [5, 10, 10, 10, 10, 30] },
  ]);
  expect(diagnostics.map(({ code, params }) => `${code} ${String(params?.['name'])}`)).toEqual([
    'import.olx.several-zones Drag',
    'import.olx.item-feedback Drag',
    'import.olx.response Broken',
    'import.olx.assessors Essay',
    'import.olx.levels Essay',
    'import.olx.response Poll',
  ]);
});
