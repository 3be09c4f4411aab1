import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  createBlock,
  openDocument,
  paragraph,
  renameNode,
  setPlainText,
  setSetting,
  snapshotPages,
  takeSnapshot,
  trashNode,
} from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { readDocument } from './courses/replica.ts';
import { type Bench, createBench, newCourse, openAgain } from './test-bench.test-kit.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a new course', () => {
  test.each(['template-lesson', 'template-quiz', 'template-blank'])(
    'from %s is whole in every language',
    async (id) => {
      const { document, client, path } = await newCourse(bench, id);
      const snapshot = takeSnapshot(document, models);
      const { startingPoints } = await client.call('home.list', {});
      expect(snapshotPages(snapshot)).toHaveLength(startingPoints.find((one) => one.id === id)!.pages);
      expect(snapshot.unreadableBlocks).toEqual([]);
      for (const { page } of snapshotPages(snapshot)) expect(Object.keys(page.title)).toEqual(['ar', 'fr']);
      expect(path).toBe(join(bench.folder, 'courses', 'Cours d’essai.nibras'));
    },
  );

  test('never takes the place of a file', async () => {
    const first = await newCourse(bench);
    const second = await newCourse(bench);
    expect(second.path).toMatch(/ 2\.nibras$/);
    await expect(
      first.client.call('course.create', { path: first.path, title: { fr: 'x' }, languages: ['fr'] }),
    ).rejects.toMatchObject({ code: 'file.exists' });
  });

  test('may start from a sample: with its pages, and with an id of its own', async () => {
    const source = await newCourse(bench);
    addNode(source.document, { kind: 'page', title: { fr: 'De l’exemple' } });
    await source.session.settled();
    mkdirSync(join(bench.folder, 'samples'));
    await source.client.call('course.save-copy', {
      course: source.course,
      path: join(bench.folder, 'samples/demo.nibras'),
    });
    const { startingPoints } = await source.client.call('home.list', {});
    expect(startingPoints.at(-1)).toMatchObject({
      id: 'sample-demo',
      kind: 'sample',
      pages: 2,
      languages: ['fr', 'ar'],
    });
    const made = await newCourse(bench, 'sample-demo');
    const [own, sample] = [takeSnapshot(made.document, models), takeSnapshot(source.document, models)];
    expect(own.nodes).toEqual(sample.nodes);
    expect(own.id).not.toBe(sample.id);
    expect(readdirSync(join(bench.folder, 'courses')).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('two windows on one course', () => {
  test('see each other’s edits, and one may close without the other', async () => {
    const one = await newCourse(bench);
    const other = await openAgain(bench, one.path);
    expect(other.course).toBe(one.course);
    const page = addNode(one.document, { kind: 'page', title: { fr: 'Une' } });
    await one.session.settled();
    await vi.waitFor(() => expect(other.document.nodes.has(page)).toBe(true));
    await one.client.call('course.close', { course: one.course });
    renameNode(other.document, page, 'fr', 'Deux');
    await other.session.settled();
    await other.client.call('course.close', { course: other.course });
    const again = await openAgain(bench, one.path);
    expect(again.document.nodes.get(page)?.get('title/fr')).toBe('Deux');
  });

  test('never give one state number to two questions', async () => {
    const one = await newCourse(bench);
    const other = await openAgain(bench, one.path);
    createBlock(one.document, models.choice);
    createBlock(other.document, models.choice);
    await Promise.all([one.session.settled(), other.session.settled()]);
    await vi.waitFor(() => expect(other.document.numbers.size).toBe(one.document.numbers.size));
    await vi.waitFor(() => {
      const numbers = Object.values(takeSnapshot(one.document, models).numbers);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });
});

test('a window that breaks off finds its course again and loses nothing', async () => {
  const one = await newCourse(bench);
  one.client.close();
  const page = addNode(one.document, { kind: 'page', title: { fr: 'Sans réseau' } });
  const client = bench.connect();
  const again = await client.call('course.open', { path: one.path });
  await one.session.resume(client, again.course);
  await one.session.settled();
  expect((await openAgain(bench, one.path)).document.nodes.has(page)).toBe(true);
});

test('a course that its window left is closed after a while, complete in one file', async () => {
  const one = await newCourse(bench);
  addNode(one.document, { kind: 'page' });
  await one.session.settled();
  one.client.close();
  await vi.waitFor(() => expect(readdirSync(join(bench.folder, 'courses'))).toEqual(['Cours d’essai.nibras']));
});

test('what one window may not reach: another window’s course, a broken update, a closed course', async () => {
  const one = await newCourse(bench);
  const stranger = bench.connect();
  await expect(stranger.call('course.state', { course: one.course })).rejects.toMatchObject({
    code: 'course.not-open',
  });
  await expect(
    one.client.call('course.append', { course: one.course, updates: [new Uint8Array([1, 2, 3, 255])] }),
  ).rejects.toMatchObject({ code: 'host.bad-request' });
  await one.client.call('course.close', { course: one.course });
  await expect(one.client.call('course.state', { course: one.course })).rejects.toMatchObject({
    code: 'course.not-open',
  });
});

describe('assets', () => {
  const upload = async (
    client: Bench['connect'] extends () => infer C ? C : never,
    course: string,
  ): Promise<string> => {
    const { upload: id } = await client.call('asset.begin', { course, name: 'a.png', size: png.byteLength });
    await client.call('asset.chunk', { upload: id, bytes: png });
    return (await client.call('asset.finish', { upload: id })).asset.hash;
  };

  test('stay while the course, its trash or a version names them, and go when nothing does', async () => {
    const { client, course, document, session, path } = await newCourse(bench);
    const hash = await upload(client, course);
    const block = createBlock(document, models.picture);
    setSetting(document, models.picture, block, 'asset', [hash, 'a.png', 'image/png', 1, 1]);
    await session.settled();
    await client.call('version.create', { course, name: 'Avec image' });
    setSetting(document, models.picture, block, 'asset', undefined);
    await session.settled();
    await client.call('course.close', { course });

    const second = await openAgain(bench, path);
    const list = async (): Promise<string[]> =>
      (await second.client.call('asset.list', { course: second.course })).assets.map((asset) => asset.hash);
    expect(await list()).toEqual([hash]);
    const { versions } = await second.client.call('version.list', { course: second.course });
    await second.client.call('version.delete', { course: second.course, version: versions[0]!.id });
    expect(await list()).toEqual([hash]);
    await second.client.call('course.close', { course: second.course });

    const third = await openAgain(bench, path);
    expect((await third.client.call('asset.list', { course: third.course })).assets).toEqual([]);
  });

  test('a picture of 200 MB and an empty file are refused before a byte is stored', async () => {
    const { client, course } = await newCourse(bench);
    await expect(client.call('asset.begin', { course, name: 'x.png', size: 0 })).rejects.toMatchObject({
      code: 'asset.empty',
    });
    const { upload: id } = await client.call('asset.begin', { course, name: 'x.png', size: 200 * 1024 * 1024 });
    await expect(
      client.call('asset.chunk', { upload: id, bytes: Buffer.concat([png, Buffer.alloc(1_000_000)]) }),
    ).rejects.toMatchObject({ code: 'asset.too-large', params: { size: 200, limit: 40 } });
    expect((await client.call('asset.list', { course })).assets).toEqual([]);
  });
});

describe('search', () => {
  test('finds pages and blocks, shows the author’s own spelling, and forgets what is in the trash', async () => {
    const { client, course, document, session } = await newCourse(bench);
    const page = addNode(document, {
      kind: 'page',
      title: { fr: 'Le tableur', ar: 'الجداول' },
      prose: {
        fr: [paragraph('Saisir les évaluations des élèves dans un tableau.')],
        ar: [paragraph('إدخال تقييم التلاميذ')],
      },
    });
    await session.settled();
    const find = async (text: string, language?: string): Promise<unknown[]> =>
      (await client.call('course.search', { course, text, ...(language ? { language } : {}) })).hits;
    expect(await find('evaluation')).toEqual([
      {
        page,
        language: 'fr',
        title: 'Le tableur',
        before: 'Le tableur Saisir les ',
        match: 'évaluations',
        after: ' des élèves dans un tableau.',
      },
    ]);
    expect(await find('اِدخال')).toMatchObject([{ page, language: 'ar', match: 'إدخال' }]);
    expect(await find('tableur', 'ar')).toEqual([]);
    trashNode(document, page);
    await session.settled();
    expect(await find('evaluation')).toEqual([]);
  });
});

describe('copies', () => {
  test('a new course from this one has its own id; the copy to be merged keeps it', async () => {
    const one = await newCourse(bench);
    await one.client.call('version.create', { course: one.course, name: 'v1' });
    const forked = await one.client.call('course.fork', { course: one.course, title: { fr: 'Autre' } });
    expect(forked.path).toMatch(/Autre\.nibras$/);
    expect((await one.client.call('version.list', { course: forked.course })).versions).toEqual([]);
    const other = await openAgain(bench, forked.path);
    expect(other.document.course.get('id')).not.toBe(one.document.course.get('id'));
    expect(other.document.course.get('title/fr')).toBe('Autre');
    await expect(one.client.call('course.merge', { course: one.course, path: forked.path })).rejects.toMatchObject({
      code: 'course.merge-other-course',
    });
  });

  test('two copies edited apart merge, media included, and tell what met', async () => {
    const one = await newCourse(bench);
    const block = createBlock(one.document, models.picture);
    await one.session.settled();
    const path = join(bench.folder, 'copy.nibras');
    await one.client.call('course.save-copy', { course: one.course, path });
    const copy = await openAgain(bench, path);
    const { upload } = await copy.client.call('asset.begin', {
      course: copy.course,
      name: 'a.png',
      size: png.byteLength,
    });
    await copy.client.call('asset.chunk', { upload, bytes: png });
    const { asset } = await copy.client.call('asset.finish', { upload });
    setSetting(copy.document, models.picture, block, 'asset', [asset.hash, 'a.png', 'image/png', 1, 1]);
    setPlainText(copy.document, block, 'alt', 'fr', 'Leur texte');
    setPlainText(one.document, block, 'alt', 'fr', 'Notre texte');
    await Promise.all([one.session.settled(), copy.session.settled()]);
    const { report } = await one.client.call('course.merge', { course: one.course, path });
    expect(report).toMatchObject([{ code: 'merge.text-hidden', at: { block } }]);
    await vi.waitFor(() => expect(one.document.comments.size).toBe(1));
    expect((await one.client.call('asset.list', { course: one.course })).assets).toMatchObject([{ hash: asset.hash }]);
  });
});

test('a version becomes a file of its own, with its pictures, and the course stays as it is', async () => {
  const { client, course, document, session, path } = await newCourse(bench);
  const { upload } = await client.call('asset.begin', { course, name: 'point.png', size: png.byteLength });
  await client.call('asset.chunk', { upload, bytes: new Uint8Array(png) });
  const { asset } = await client.call('asset.finish', { upload });
  const picture = createBlock(document, models.picture, {
    settings: { size: 'full', asset: [asset.hash, asset.name, asset.mediaType, 1, 1] },
  });
  const page = addNode(document, { kind: 'page', title: { fr: 'Alors' }, prose: { fr: [blockRef(picture)] } });
  await session.settled();
  const version = await client.call('version.create', { course, name: 'Avant/après' });
  renameNode(document, page, 'fr', 'Maintenant');
  await session.settled();
  const { path: copy } = await client.call('version.save-copy', { course, version: version.id });
  expect(copy).not.toBe(path);
  const opened = await client.call('course.open', { path: copy });
  const read = new Y.Doc();
  Y.applyUpdate(read, opened.state);
  expect(openDocument(read).nodes.get(page)!.get('title/fr')).toBe('Alors');
  expect((await client.call('asset.list', { course: opened.course })).assets).toMatchObject([{ hash: asset.hash }]);
  expect(document.nodes.get(page)!.get('title/fr')).toBe('Maintenant');
  await expect(client.call('version.save-copy', { course, version: version.id, path: copy })).rejects.toMatchObject({
    code: 'file.exists',
  });
});

test('named versions give back the state of their time', async () => {
  const { client, course, document, session } = await newCourse(bench);
  const before = document.nodes.size;
  const version = await client.call('version.create', { course, name: 'Avant' });
  addNode(document, { kind: 'page' });
  await session.settled();
  expect((await client.call('version.list', { course })).versions).toEqual([version]);
  const { state } = await client.call('version.read', { course, version: version.id });
  const { createCourseSession } = await import('@nibras/host');
  expect(createCourseSession(client, course, state).doc.getMap('nodes').size).toBe(before);
});

test('the check tells the problems, words and minutes of the course as it stands', async () => {
  const { client, course } = await newCourse(bench, 'template-lesson');
  const outcome = await client.call('course.check', { course });
  expect(outcome.problems.length).toBeGreaterThan(0);
  expect(outcome.words['fr']).toBeGreaterThan(50);
  expect(Object.keys(outcome.minutes)).toEqual(['fr', 'ar']);
});

test('recents remember the courses, notice a file that is gone, and can be forgotten', async () => {
  const one = await newCourse(bench);
  await one.client.call('course.close', { course: one.course });
  const { rmSync } = await import('node:fs');
  rmSync(one.path);
  expect((await one.client.call('home.list', {})).recents).toMatchObject([{ path: one.path, present: false }]);
  await one.client.call('home.forget', { path: one.path });
  expect((await one.client.call('home.list', {})).recents).toEqual([]);
});

test('settings are kept; a broken settings file does no harm', async () => {
  const client = bench.connect();
  await client.call('settings.write', { values: { theme: 'dark' } });
  await client.call('settings.write', { values: { size: 2 } });
  expect((await client.call('settings.read', {})).values).toEqual({ theme: 'dark', size: 2 });
  writeFileSync(join(bench.folder, 'settings/settings.json'), '{"theme":');
  expect((await client.call('settings.read', {})).values).toEqual({});
});

test('folders are listed with what the studio can open', async () => {
  const { client, path } = await newCourse(bench);
  const folder = join(bench.folder, 'courses');
  mkdirSync(join(folder, 'Archive'));
  writeFileSync(join(folder, 'bank.gift.txt'), 'x');
  writeFileSync(join(folder, 'photo.jpg'), 'x');
  const listing = await client.call('files.list', { folder });
  expect(listing.entries.map((entry) => [entry.kind, entry.path])).toEqual([
    ['folder', join(folder, 'Archive')],
    ['questions', join(folder, 'bank.gift.txt')],
    ['course', path],
  ]);
  await expect(client.call('files.list', { folder: join(folder, 'none') })).rejects.toMatchObject({
    code: 'file.not-found',
  });
});

test('a damaged course is recovered beside itself', async () => {
  const one = await newCourse(bench);
  await one.client.call('course.close', { course: one.course });
  const damaged = join(bench.folder, 'damaged.nibras');
  copyFileSync(one.path, damaged);
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const file = openSync(damaged, 'r+');
  writeSync(file, Buffer.alloc(3000, 7), 0, 3000, 1000);
  closeSync(file);
  await expect(one.client.call('course.open', { path: damaged })).rejects.toMatchObject({ code: 'file.damaged' });
  const { path, diagnostics } = await one.client.call('course.recover', { path: damaged });
  expect(existsSync(path)).toBe(true);
  expect(diagnostics.map((one) => one.code)).toEqual(['recovery.saved']);
  expect((await openAgain(bench, path)).document.nodes.size).toBe(1);
});

test('a copy of the one file, taken while the course is open and idle, is the whole course', async () => {
  const one = await newCourse(bench);
  const page = addNode(one.document, { kind: 'page', title: { fr: 'Tout juste' } });
  await one.session.settled();
  const copy = join(bench.folder, 'copied.nibras');
  await vi.waitFor(
    () => {
      copyFileSync(one.path, copy);
      const file = openCourseFile(copy, { readOnly: true });
      const doc = readDocument(file);
      file.close();
      expect(doc.getMap('nodes').has(page)).toBe(true);
    },
    { timeout: 5000, interval: 100 },
  );
});

describe('a large course', () => {
  /** A page whose text alone weighs more than ten megabytes. */
  async function largeCourse(): Promise<string> {
    const one = await newCourse(bench);
    const paragraphs = Array.from({ length: 2000 }, (_, index) =>
      paragraph(`${index} ${'phrase longue '.repeat(400)}`),
    );
    addNode(one.document, { kind: 'page', title: { fr: 'Longue' }, prose: { fr: paragraphs } });
    for (let index = 0; index < 60; index += 1) {
      renameNode(one.document, [...one.document.nodes.keys()][0]!, 'fr', `Titre ${index}`);
      await one.session.settled();
    }
    await one.client.call('course.close', { course: one.course });
    return one.path;
  }

  test('opens with the state as the file has it, and takes edits before and after its replica stands', async () => {
    const path = await largeCourse();
    const one = await openAgain(bench, path);
    const early = addNode(one.document, { kind: 'page', title: { fr: 'Tôt' } });
    await one.session.settled();
    const other = await openAgain(bench, path);
    expect(other.document.nodes.has(early)).toBe(true);
    const late = addNode(other.document, { kind: 'page', title: { fr: 'Tard' } });
    await other.session.settled();
    await vi.waitFor(() => expect(one.document.nodes.has(late)).toBe(true));
    expect((await one.client.call('course.search', { course: one.course, text: 'tard' })).hits).toMatchObject([
      { page: late },
    ]);
    const { words } = await one.client.call('course.check', { course: one.course });
    expect(words['fr']).toBeGreaterThan(1_000_000);
    await one.client.call('course.close', { course: one.course });
    await other.client.call('course.close', { course: other.course });
    const again = await openAgain(bench, path);
    expect([early, late].every((id) => again.document.nodes.has(id))).toBe(true);
  });

  test('opened and left alone, it is closed untouched', async () => {
    const path = await largeCourse();
    const one = await openAgain(bench, path);
    await one.client.call('course.close', { course: one.course });
    expect((await openAgain(bench, path)).document.nodes.size).toBe(2);
  });
});
