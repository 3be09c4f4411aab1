import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { models } from '@nibras/blocks/models';
import { applyAsAuthor, createUndoManager, snapshotPages, takeSnapshot } from '@nibras/course';
import { type Bench, createBench, newCourse, type OpenWindow } from '../test-bench.test-kit.ts';

let bench: Bench;
let one: OpenWindow;
beforeEach(async () => {
  bench = createBench();
  one = await newCourse(bench);
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

test('a file of another tool becomes a module in every window, a page a category, and goes out again', async () => {
  const path = join(bench.folder, 'banque.txt');
  writeFileSync(
    path,
    '$CATEGORY: $course$/top/Tableur\n\nQuel outil ?{=tableur#Oui. ~texte#Non.}\n\n$CATEGORY: $course$/top/Formulaires\n\nVrai ?{T}\n\nCassée ?{#x}',
  );
  const read = await one.client.call('questions.import', { course: one.course, path, into: 'pages' });
  expect(read).toMatchObject({ format: 'gift', count: 2, diagnostics: [{ code: 'import.gift.bad-number' }] });
  await vi.waitFor(() => expect(one.document.nodes.has(read.node!)).toBe(true));
  const pages = snapshotPages(takeSnapshot(one.document, models)).filter(({ ancestors }) =>
    ancestors.some(({ id }) => id === read.node),
  );
  expect(pages.map(({ page }) => page.title)).toEqual([{ fr: 'Tableur' }, { fr: 'Formulaires' }]);
  expect(Object.keys(pages[0]!.page.prose!)).toEqual(['ar', 'fr']);
  const out = join(bench.folder, 'sortie.xml');
  const written = await one.client.call('questions.export', { course: one.course, path: out, format: 'moodle-xml' });
  expect(written.count).toBe(2);
  expect(readFileSync(out, 'utf8')).toContain('<question type="truefalse">');
});

test.each(['bank', 'pages'] as const)(
  'into %s as one step of undo, which is taken back and done again',
  async (into) => {
    const path = join(bench.folder, 'banque.gift.txt');
    writeFileSync(path, 'Un ?{T}\n\nDeux ?{=a ~b}\n\n$CATEGORY: Autre\n\nTrois ?{#3}');
    const undo = createUndoManager(one.document);
    const { change, ...outcome } = await one.client.call('questions.bring', { course: one.course, path, into });
    expect(outcome).toMatchObject({ format: 'gift', count: 3, diagnostics: [] });
    // Numbers of progress are never given again, so that they stay.
    const shown = () => ({ ...takeSnapshot(one.document, models), numbers: {} });
    const before = shown();
    expect(one.document.nodes.has(outcome.node!)).toBe(false);
    applyAsAuthor(one.document, undo, change);
    const after = shown();
    expect(one.document.nodes.has(outcome.node!)).toBe(true);
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect(shown()).toEqual(before);
    undo.redo();
    expect(shown()).toEqual(after);
    await one.session.settled();
    const out = join(bench.folder, 'sortie.csv');
    expect((await one.client.call('questions.export', { course: one.course, path: out, format: 'csv' })).count).toBe(3);
  },
);

const table = 'type;question;option 1\ntexte;"Écrivez « ⴰⵣⵓⵍ »;\nou مرحبا";"a ""b"""\nà trous;Un [1].;mot\n';
test.each([
  ['utf8.csv', Buffer.from(table)],
  ['marked.csv', Buffer.from(`\ufeff${table.replaceAll(';', '\t').replaceAll('\n', '\r\n')}`)],
  ['unicode.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, 'utf16le')])],
  ['unicode-be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(table, 'utf16le').swap16()])],
])('a table saved as %s is read', async (name, bytes) => {
  const path = join(bench.folder, name);
  writeFileSync(path, bytes);
  expect(await one.client.call('questions.import', { course: one.course, path })).toMatchObject({
    format: 'csv',
    count: 2,
    diagnostics: [],
  });
});

test.each([
  ['windows-1252.csv', Buffer.from('type;question;option 1\ntexte;Écrivez;été\n', 'latin1'), 'questions.not-utf8'],
  [
    'reglages.xml',
    Buffer.from('<quiz xmlns="http://canvas.instructure.com/xsd/cccv1p0"/>'),
    'questions.canvas-settings',
  ],
  ['nulle-part.txt', undefined, 'file.not-found'],
  ['latin1.txt', Buffer.from([0x51, 0xe9, 0x7b, 0x54, 0x7d]), 'questions.not-utf8'],
  ['lettre.txt', Buffer.from('Chers collègues'), 'questions.unknown-format'],
])('%s is refused with its reason, and the course stays as it was', async (name, bytes, code) => {
  const path = join(bench.folder, name);
  if (bytes) writeFileSync(path, bytes);
  const before = one.document.nodes.size;
  await expect(one.client.call('questions.import', { course: one.course, path })).rejects.toMatchObject({ code });
  expect(one.document.nodes.size).toBe(before);
});

test('without a word they go into a new bank, tagged by category, and out of it again', async () => {
  const path = join(bench.folder, 'banque.csv');
  writeFileSync(
    path,
    'type;question;key;tags;difficulty;niveau;objective;category\nvrai ou faux;Un ?;vrai;ordinateur;facile;ka;1.2;A/B\nvrai ou faux;Deux ?;faux;;;;;A/C\n',
  );
  const read = await one.client.call('questions.import', { course: one.course, path });
  expect(read).toMatchObject({ count: 2, diagnostics: [] });
  await vi.waitFor(() => expect(takeSnapshot(one.document, models).banks.map(({ id }) => id)).toEqual([read.node]));
  const snapshot = takeSnapshot(one.document, models);
  expect(Object.values(snapshot.blocks).map(({ settings }) => [settings['tags'], settings['difficulty']])).toEqual(
    expect.arrayContaining([
      [{ ordinateur: true, B: true }, 'easy'],
      [{ C: true }, undefined],
    ]),
  );
  const out = join(bench.folder, 'sortie.csv');
  const call = (from: 'pages' | 'banks') =>
    one.client.call('questions.export', { course: one.course, path: out, format: 'csv', from });
  expect((await call('pages')).count).toBe(0);
  expect((await call('banks')).count).toBe(2);
  expect(readFileSync(out, 'utf8')).toMatch(/"?B, ordinateur"?;easy;KA;1\.2/);
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAHtQNWoTVX8gAAAABJRU5ErkJggg==',
  'base64',
);

test.each(['moodle-xml', 'qti2', 'qti3', 'cc11', 'olx'])(
  'a picture above a question comes in as an asset, and goes out and in again as %s',
  async (format) => {
    const path = join(bench.folder, 'banque.xml');
    writeFileSync(
      path,
      `<quiz><question type="shortanswer"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>Que voit-on ?</p><p><img src="@@PLUGINFILE@@/une%20image.png" alt="Un point gris"></p>]]></text><file name="une image.png" path="/" encoding="base64">${pixel.toString('base64')}</file></questiontext><defaultgrade>1</defaultgrade><usecase>0</usecase><answer fraction="100" format="moodle_auto_format"><text>un point</text><feedback format="html"><text></text></feedback></answer></question></quiz>`,
    );
    const read = await one.client.call('questions.import', { course: one.course, path });
    expect(read).toMatchObject({ count: 1, diagnostics: [] });
    const out = join(bench.folder, `sortie-${format}`);
    const written = await one.client.call('questions.export', { course: one.course, path: out, format });
    expect(written.diagnostics.map(({ code }) => code)).not.toContain('exchange.files');
    const other = await newCourse(bench);
    expect(await other.client.call('questions.import', { course: other.course, path: out })).toMatchObject({
      count: 1,
      diagnostics: [],
    });
    await vi.waitFor(() => expect(takeSnapshot(other.document, models).banks).toHaveLength(1));
    const [block] = Object.values(takeSnapshot(other.document, models).blocks);
    expect(block!.settings['prompt']).toMatchObject({ 2: 'image/png', 3: 1, 4: 1 });
    expect(block!.texts['promptalt']).toMatchObject({ fr: 'Un point gris' });
    expect(JSON.stringify(block!.texts['stem'])).toContain('Que voit-on ?');
    const { assets } = await other.client.call('asset.list', { course: other.course });
    expect(assets).toMatchObject([{ hash: (block!.settings['prompt'] as string[])[0], size: pixel.byteLength }]);
  },
);

test.each([
  ['moodle-xml', 'hotspot'],
  ['qti2', 'hotspot'],
  ['qti3', 'hotspot'],
  ['moodle-xml', 'label-picture'],
  ['qti3', 'label-picture'],
])('a question on a picture goes out as %s and comes in again as %s, with its picture', async (format, type) => {
  const path = join(bench.folder, 'image.xml');
  const drags = type === 'hotspot' ? ['ici'] : ['Nil', 'Niger', 'Congo'];
  const inside = drags
    .map((text, index) => `<drag><no>${index + 1}</no><text>${text}</text><noofdrags>1</noofdrags></drag>`)
    .join('');
  const drops = drags
    .slice(0, 2)
    .map(
      (_, index) =>
        `<drop><no>${index + 1}</no><shape>rectangle</shape><coords>0,0;1,1</coords><choice>${index + 1}</choice></drop>`,
    )
    .join('');
  writeFileSync(
    path,
    `<quiz><question type="ddmarker"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>Où ?</p>]]></text></questiontext><defaultgrade>2</defaultgrade><file name="carte.png" path="/" encoding="base64">${pixel.toString('base64')}</file>${inside}${drops}</question></quiz>`,
  );
  expect(await one.client.call('questions.import', { course: one.course, path })).toMatchObject({
    count: 1,
    diagnostics: [],
  });
  const out = join(bench.folder, `image-${format}`);
  expect((await one.client.call('questions.export', { course: one.course, path: out, format })).count).toBe(1);
  const other = await newCourse(bench);
  expect(await other.client.call('questions.import', { course: other.course, path: out })).toMatchObject({
    count: 1,
    diagnostics: [],
  });
  await vi.waitFor(() => expect(takeSnapshot(other.document, models).banks).toHaveLength(1));
  const [block] = Object.values(takeSnapshot(other.document, models).blocks);
  expect(block).toMatchObject({ type, settings: { points: 2, asset: { 2: 'image/png', 3: 1, 4: 1 } } });
  expect(Object.values((block!.settings['regions'] ?? block!.settings['zones']) as object)).toMatchObject([
    { shape: 'rectangle', place: [0, 0, 100, 100] },
  ]);
  expect(JSON.stringify(block!.texts['stem'])).toContain('Où ?');
  const { assets } = await other.client.call('asset.list', { course: other.course });
  expect(assets).toMatchObject([{ size: pixel.byteLength }]);
});

test.each(['qti2', 'qti3', 'olx', 'csv'])('%s goes out as one file and comes in again', async (format) => {
  const path = join(bench.folder, 'banque.gift.txt');
  writeFileSync(path, 'Quel outil ?{=tableur ~texte}\n\nVrai ?{T}\n\nCombien ?{#3:0.5}');
  await one.client.call('questions.import', { course: one.course, path });
  const out = join(bench.folder, `sortie-${format}`);
  expect((await one.client.call('questions.export', { course: one.course, path: out, format })).count).toBe(3);
  const other = await newCourse(bench);
  const read = await other.client.call('questions.import', { course: other.course, path: out });
  expect(read).toMatchObject({ format, count: 3 });
  expect(read.diagnostics).toEqual([]);
});

const seen = (alt: string): string => `<img src="@@PLUGINFILE@@/p.png" alt="${alt}">`;
const answerXml = (weight: number, html: string): string =>
  `<answer fraction="${weight}" format="html"><text><![CDATA[${html}]]></text>${[
    ...html.matchAll(/PLUGINFILE@@\/([^"]+)/g),
  ]
    .map(([, name]) => `<file name="${name}" path="/" encoding="base64">${pixel.toString('base64')}</file>`)
    .join('')}<feedback format="html"><text>Vu.</text></feedback></answer>`;
const picturedXml = (single: boolean): string =>
  `<quiz><question type="multichoice"><name><text>N</text></name><questiontext format="html"><text>Laquelle ?</text></questiontext><defaultgrade>1</defaultgrade><single>${single}</single>${answerXml(single ? 100 : 50, `<p>${seen('grille')}</p>`)}${answerXml(single ? 0 : -50, `${seen('lettre &amp; mots')} Une lettre`)}${answerXml(single ? 0 : -50, `Un point <img src="@@PLUGINFILE@@/p.png" alt="">`)}${answerXml(single ? 0 : 50, 'Rien')}</question></quiz>`;

test.each(
  ['moodle-xml', 'qti2', 'qti3', 'cc11', 'cc13', 'olx'].flatMap((format) =>
    [true, false].map((single) => [format, single] as const),
  ),
)(
  'pictures of options go out as %s and come in again with what stands for them (one answer: %s)',
  async (format, single) => {
    const path = join(bench.folder, 'options.xml');
    writeFileSync(path, picturedXml(single));
    expect(await one.client.call('questions.import', { course: one.course, path })).toMatchObject({
      count: 1,
      diagnostics: [],
    });
    const out = join(bench.folder, `options-${format}`);
    const written = await one.client.call('questions.export', { course: one.course, path: out, format });
    expect(written.diagnostics.map(({ code }) => code)).not.toContain('exchange.files');
    const other = await newCourse(bench);
    const back = await other.client.call('questions.import', { course: other.course, path: out });
    expect(back.count).toBe(1);
    // Open edX marks several answers in ways of its own.
    expect(back.diagnostics.filter(({ code }) => code !== 'import.percentages')).toEqual([]);
    for (const { document } of [one, other]) {
      await vi.waitFor(() => expect(takeSnapshot(document, models).banks).toHaveLength(1));
      const [block] = Object.values(takeSnapshot(document, models).blocks);
      expect(block!.type).toBe(single ? 'choice' : 'multiple-choice');
      const { pictures, decorative, options } = block!.settings as Record<string, Record<string, unknown>>;
      const inOrder = Object.entries(options as Record<string, { readonly order: string }>).toSorted(([, a], [, b]) =>
        a.order < b.order ? -1 : 1,
      );
      const shown = inOrder.map(([id]) => [
        (pictures![id] as unknown[] | undefined)?.slice(2),
        block!.texts[`alt:${id}`]?.['fr'],
        decorative![id],
        JSON.stringify(block!.texts[`option:${id}`]?.['fr'] ?? [])
          .match(/"text":"([^"]*)"/)?.[1]
          ?.trim(),
      ]);
      expect(shown).toEqual([
        [['image/png', 1, 1], 'grille', undefined, undefined],
        [['image/png', 1, 1], 'lettre & mots', undefined, 'Une lettre'],
        [['image/png', 1, 1], undefined, true, 'Un point'],
        [undefined, undefined, undefined, 'Rien'],
      ]);
    }
    const { assets } = await other.client.call('asset.list', { course: other.course });
    expect(assets).toMatchObject([{ size: pixel.byteLength }]);
  },
);

test.each(['gift', 'aiken', 'csv'])('%s says that pictures of options stay behind; their words go', async (format) => {
  const path = join(bench.folder, 'options.xml');
  writeFileSync(path, picturedXml(true));
  await one.client.call('questions.import', { course: one.course, path });
  const out = join(bench.folder, `options-${format}`);
  const written = await one.client.call('questions.export', { course: one.course, path: out, format });
  expect(written.diagnostics.map(({ code }) => code)).toContain('exchange.files');
  const text = readFileSync(out, 'utf8');
  for (const words of ['grille', 'Une lettre', 'Un point']) expect(text).toContain(words);
  expect(text).not.toContain('<img');
});
