import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import JSZip from 'jszip';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { blockRef, addNode, createBlock, paragraph, setSetting, trashNode } from '@nibras/course';
import type { HostEventOf } from '@nibras/host';
import { buildPlayer } from '@nibras/player/build';
import { openCourseFile } from '@nibras/storage';
import { type Bench, createBench, newCourse, type OpenWindow } from '../test-bench.test-kit.ts';

let built: string;
let bench: Bench;
let one: OpenWindow;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  await buildPlayer(join(built, 'player'));
});
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(async () => {
  bench = createBench({ built, now: () => 5000 });
  one = await newCourse(bench, 'template-quiz');
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

type Progress = HostEventOf<'publish.progress'>;

/** Publishes and hears everything that is told of it; `meanwhile` is called with each piece of news. */
async function publish(
  target: string,
  path: string,
  options: Record<string, unknown> = {},
  meanwhile: (progress: Progress) => void = () => undefined,
): Promise<Progress[]> {
  const news: Progress[] = [];
  const ended = new Promise<void>((resolve) =>
    one.client.on('publish.progress', (event) => {
      if (event.path !== undefined && event.path !== path) return;
      news.push(event);
      meanwhile(event);
      if (event.state !== 'running') resolve();
    }),
  );
  await one.client.call('publish.start', { course: one.course, target, language: 'fr', options, path });
  await ended;
  return news;
}

/** A picture of some megabytes, on a page of the course. */
async function addMedia(megabytes: number): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('OggS'.padEnd(60, '\0')), randomBytes(megabytes * 1024 * 1024)]);
  const { upload } = await one.client.call('asset.begin', {
    course: one.course,
    name: 'a.ogg',
    size: bytes.byteLength,
  });
  for (let at = 0; at < bytes.byteLength; at += 1024 * 1024)
    await one.client.call('asset.chunk', { upload, bytes: bytes.subarray(at, at + 1024 * 1024) });
  const { asset } = await one.client.call('asset.finish', { upload });
  const block = createBlock(one.document, models.audio);
  setSetting(one.document, models.audio, block, 'asset', [asset.hash, 'a.ogg', 'audio/ogg', 0, 0]);
  addNode(one.document, { kind: 'page', title: { fr: 'Son' }, prose: { fr: [blockRef(block)] } });
  await one.session.settled();
}

test('a package is written with progress, remembered in the course, and the same again byte for byte', async () => {
  const [first, second] = [join(bench.folder, 'a.zip'), join(bench.folder, 'b.zip')];
  const news = await publish('scorm12', first, { schemaFiles: false });
  expect(news.map((one) => one.step).filter((step, index, all) => step !== all[index - 1])).toEqual([
    'prepare',
    'render',
    'write',
    'done',
  ]);
  expect(news.at(-1)).toMatchObject({ state: 'done', progress: 1, path: first, bytes: readFileSync(first).byteLength });
  await publish('scorm12', second, { schemaFiles: false });
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
  expect(Object.keys((await JSZip.loadAsync(readFileSync(first))).files)).toContain('imsmanifest.xml');
  const file = openCourseFile(one.path, { readOnly: true });
  const [latest, earlier] = file.publications.list();
  file.close();
  expect(latest).toMatchObject({ target: 'scorm12', language: 'fr', time: 5000, hash: earlier!.hash });
  expect(Object.keys(latest!.numbers).length).toBeGreaterThan(3);
});

test('cancelling leaves nothing behind and the earlier package as it was', async () => {
  await addMedia(90);
  const path = join(bench.folder, 'out', 'a.zip');
  mkdirSync(join(bench.folder, 'out'));
  writeFileSync(path, 'the earlier package');
  let asked = false;
  const news = await publish('scorm12', path, { schemaFiles: false }, (event) => {
    if (event.step !== 'write' || asked) return;
    asked = true;
    void one.client.call('publish.cancel', { job: event.job });
  });
  expect(news.at(-1)?.state).toBe('cancelled');
  expect(readdirSync(join(bench.folder, 'out'))).toEqual(['a.zip']);
  expect(readFileSync(path, 'utf8')).toBe('the earlier package');
});

test('a web site goes into a new folder or over an earlier export, never among other files', async () => {
  const path = join(bench.folder, 'site');
  expect((await publish('web', path)).at(-1)).toMatchObject({ state: 'done', path });
  expect(readdirSync(path)).toContain('index.html');
  writeFileSync(join(path, 'mine.txt'), 'kept');
  await addMedia(1);
  expect((await publish('web', path)).at(-1)?.state).toBe('done');
  expect(readFileSync(join(path, 'mine.txt'), 'utf8')).toBe('kept');
  const others = join(bench.folder, 'photos');
  mkdirSync(others);
  writeFileSync(join(others, 'holiday.jpg'), 'x');
  expect((await publish('web', others)).at(-1)).toMatchObject({ state: 'failed', failure: { code: 'file.exists' } });
  expect(readdirSync(others)).toEqual(['holiday.jpg']);
});

test('a web site written again sheds the pages that are gone and keeps what is not ours', async () => {
  const path = join(bench.folder, 'site');
  const page = addNode(one.document, { kind: 'page', title: { fr: 'De trop' }, prose: { fr: [paragraph('Trop.')] } });
  await one.session.settled();
  await publish('web', path);
  expect(readdirSync(path)).toContain(`p-${page}.html`);
  writeFileSync(join(path, 'notes.txt'), 'à garder');
  trashNode(one.document, page);
  await one.session.settled();
  await publish('web', path);
  expect(readdirSync(path)).not.toContain(`p-${page}.html`);
  expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('à garder');
});

test('unknown targets and options are refused before anything starts', async () => {
  await expect(publish('scorm13', join(bench.folder, 'a.zip'))).rejects.toMatchObject({
    code: 'export.unknown-target',
  });
  await expect(publish('scorm12', join(bench.folder, 'a.zip'), { schemaFiles: 'maybe' })).rejects.toMatchObject({
    code: 'export.bad-options',
  });
  const { targets } = await one.client.call('publish.targets', {});
  expect(targets.map((target) => target.id)).toEqual(
    expect.arrayContaining(['scorm12', 'scorm2004', 'cmi5', 'xapi', 'web']),
  );
  expect(targets[0]!.options).toMatchObject({ type: 'object' });
});

test('what publishing again means for learners is foreseen from what was published before', async () => {
  const target = { course: one.course, target: 'scorm12', language: 'fr', options: {} };
  const fresh = await one.client.call('publish.foresee', target);
  expect(fresh).toMatchObject({ changes: [], progress: { limit: 3500, lost: [] } });
  expect(fresh.previous).toBeUndefined();
  await publish('scorm12', join(bench.folder, 'a.zip'), { schemaFiles: false });
  expect(await one.client.call('publish.foresee', target)).toMatchObject({ previous: 5000, changes: [] });
  addNode(one.document, { kind: 'page', title: { fr: 'Ajoutée' }, prose: { fr: [paragraph('Plus.')] } });
  await one.session.settled();
  const again = await one.client.call('publish.foresee', target);
  expect(again.changes.map(({ code }) => code)).toEqual(['update.page-added']);
  const elsewhere = await one.client.call('publish.foresee', { ...target, target: 'web' });
  expect(elsewhere.changes).toEqual([]);
});
