import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  appendBlock,
  applyAsAuthor,
  blocksOf,
  createUndoManager,
  readTexts,
  readTree,
  setPlainText,
  setSetting,
} from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { type Bench, createBench, newCourse, openAgain, type OpenWindow } from '../test-bench.test-kit.ts';

/** A grey picture, a real file. */
function png(width: number, height: number, grey: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.alloc(width + 1, grey).fill(0, 0, 1)));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function put(window: OpenWindow, name: string, bytes: Uint8Array): Promise<readonly unknown[]> {
  const { upload } = await window.client.call('asset.begin', { course: window.course, name, size: bytes.length });
  await window.client.call('asset.chunk', { upload, bytes });
  const { asset } = await window.client.call('asset.finish', { upload });
  return [asset.hash, name, asset.mediaType, asset.width ?? 0, asset.height ?? 0];
}

function question(window: OpenWindow, bank: string, stem: string, prompt?: readonly unknown[]): string {
  const { settings } = models.choice.create(() => newId());
  return appendBlock(window.document, bank, models.choice, {
    settings: { ...settings, ...(prompt ? { prompt } : {}) },
    texts: { stem: { fr: stem }, prompt: { fr: 'Une image' } },
  });
}

let bench: Bench;
let one: OpenWindow;
let other: OpenWindow;
let bank: string;
let into: string;
const path = (): string => join(bench.folder, 'banque.nibras-bank');
const save = (): Promise<unknown> =>
  one.client.call('bank.save', { course: one.course, bank, path: path(), overwrite: true });
const stemOf = (window: OpenWindow, id: string): string =>
  JSON.stringify(readTexts(window.document.blocks.get(id)!)['stem']?.['fr']);

beforeEach(async () => {
  bench = createBench();
  one = await newCourse(bench);
  bank = addBank(one.document, { fr: 'Images' });
  other = await newCourse(bench);
  into = addBank(other.document, { fr: 'Ici' });
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

const bring = async (
  update: boolean,
  replaceOwn = false,
): Promise<{ added: number; updated: number; kept: number }> => {
  const { change, ...outcome } = await other.client.call('bank.bring', {
    course: other.course,
    path: path(),
    into,
    update,
    replaceOwn,
  });
  const undo = undoOf();
  applyAsAuthor(other.document, undo, change);
  await other.session.settled();
  return outcome;
};
let manager: ReturnType<typeof createUndoManager> | undefined;
const undoOf = (): ReturnType<typeof createUndoManager> => (manager ??= createUndoManager(other.document));
afterEach(() => (manager = undefined));

test('pictures travel with their questions, once each, and come with an update', async () => {
  const [map, chart] = [png(40, 30, 200), png(60, 20, 90)];
  const shown = await put(one, 'carte.png', map);
  const first = question(one, bank, 'Première', shown);
  question(one, bank, 'Deuxième', shown);
  await one.session.settled();
  await save();
  const file = openCourseFile(path(), { readOnly: true });
  expect(file.assets.list().map(({ hash }) => hash)).toEqual([sha(map)]);
  expect(Buffer.concat([...file.assets.read(sha(map))]).equals(map)).toBe(true);
  file.close();

  await put(other, 'la-meme.png', map);
  await other.session.settled();
  expect(await bring(false)).toMatchObject({ added: 2, updated: 0 });
  const hashes = async (): Promise<string[]> =>
    (await other.client.call('asset.list', { course: other.course })).assets.map(({ hash }) => hash).toSorted();
  expect(await hashes()).toEqual([sha(map)]);

  setSetting(one.document, models.choice, first, 'prompt', await put(one, 'graphique.png', chart));
  await one.session.settled();
  await save();
  expect(await bring(true)).toMatchObject({ added: 0, updated: 1, kept: 0 });
  expect(await hashes()).toEqual([sha(map), sha(chart)].toSorted());
  const copies = blocksOf(other.document, into);
  expect(copies.map((id) => (other.document.blocks.get(id)!.get('set/prompt') as string[])[0])).toEqual([
    sha(chart),
    sha(map),
  ]);
  // What is closed and tidied keeps what is named.
  await other.client.call('course.close', { course: other.course });
  const again = await openAgain(bench, other.path);
  const { assets } = await again.client.call('asset.list', { course: again.course });
  expect(assets.map(({ hash }) => hash).toSorted()).toEqual([sha(map), sha(chart)].toSorted());
});

test('what comes from a file is one step of undo, an update too', async () => {
  const first = question(one, bank, 'Première');
  question(one, bank, 'Deuxième');
  await one.session.settled();
  await other.session.settled();
  await save();
  await bring(false);
  const copies = blocksOf(other.document, into);
  expect(copies).toHaveLength(2);
  undoOf().undo();
  expect(blocksOf(other.document, into)).toEqual([]);
  undoOf().redo();
  expect(blocksOf(other.document, into)).toEqual(copies);
  await other.session.settled();

  setSetting(one.document, models.choice, first, 'difficulty', 'hard');
  await one.session.settled();
  await save();
  expect(await bring(true)).toMatchObject({ updated: 1 });
  const difficulty = (): unknown => other.document.blocks.get(copies[0]!)!.get('set/difficulty');
  expect(difficulty()).toBe('hard');
  undoOf().undo();
  expect(difficulty()).toBeUndefined();
  expect(stemOf(other, copies[0]!)).toContain('Première');
  await other.session.settled();
  await vi.waitFor(async () => {
    const { added, changed } = await other.client.call('bank.look', { course: other.course, path: path() });
    expect([added, changed]).toEqual([0, 1]);
  });
});

test('an update names what was changed here, and leaves it unless it is told', async () => {
  const stems = ['Première', 'Deuxième'];
  const originals = stems.map((stem) => question(one, bank, stem));
  await one.session.settled();
  await other.session.settled();
  await save();
  await bring(false);
  const [mine, theirs] = blocksOf(other.document, into);
  setSetting(other.document, models.choice, mine!, 'level', 'KA');
  await other.session.settled();
  for (const id of originals) setSetting(one.document, models.choice, id, 'difficulty', 'easy');
  await one.session.settled();
  await save();
  const look = await other.client.call('bank.look', { course: other.course, path: path() });
  expect(look).toMatchObject({ changed: 2, own: [{ question: mine, stem: { fr: 'Première' } }] });
  expect(await bring(true)).toMatchObject({ updated: 1, kept: 1 });
  const set = (id: string, name: string): unknown => other.document.blocks.get(id)!.get(`set/${name}`);
  expect([set(mine!, 'level'), set(mine!, 'difficulty'), set(theirs!, 'difficulty')]).toEqual([
    'KA',
    undefined,
    'easy',
  ]);
  expect(await bring(true, true)).toMatchObject({ updated: 1, kept: 0 });
  expect([set(mine!, 'level'), set(mine!, 'difficulty')]).toEqual([undefined, 'easy']);
});

test('a translation made here counts as a change, and so does one that is back home', async () => {
  const first = question(one, bank, 'Première');
  await one.session.settled();
  await other.session.settled();
  await save();
  await bring(false);
  const [copy] = blocksOf(other.document, into);
  const model = models.choice.create(() => newId()).settings;
  const option = Object.keys(
    Object.fromEntries(
      [...other.document.blocks.get(copy!)!.keys()]
        .filter((key) => key.startsWith('set/options/'))
        .map((key) => [key.slice('set/options/'.length), model]),
    ),
  )[0]!;
  setPlainText(other.document, copy!, `option:${option}`, 'ar', 'جواب');
  setSetting(one.document, models.choice, first, 'difficulty', 'easy');
  await one.session.settled();
  await other.session.settled();
  const home = await one.client.call('bank.look', { course: one.course, path: path() });
  expect(home).toMatchObject({ changed: 1, own: [{ question: first }] });
  await save();
  const away = await other.client.call('bank.look', { course: other.course, path: path() });
  expect(away).toMatchObject({ changed: 1, own: [{ question: copy }] });
  expect(await one.client.call('bank.look', { course: one.course, path: path() })).toMatchObject({ same: 1, own: [] });
});

test('without a place said, new questions come into a bank named like the file', async () => {
  question(one, bank, 'Première');
  await one.session.settled();
  await other.session.settled();
  await save();
  const add = { course: other.course, path: path(), update: false };
  expect(await other.client.call('bank.add', { ...add, add: false })).toMatchObject({ added: 0 });
  expect(await other.client.call('bank.add', add)).toMatchObject({ added: 1 });
  await vi.waitFor(() => expect(readTree(other.document).banks).toHaveLength(2));
  expect(blocksOf(other.document, readTree(other.document).banks[1]!.id)).toHaveLength(1);
});
