import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { initialiseCourse, openDocument, plainText, snapshotPages, takeSnapshot } from '@nibras/course';
import { type CourseFile, createCourseFile, openCourseFile, recoverCourse } from '../index.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-recover-'));
  path = join(folder, 'course.nibras');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wordsOf = (file: CourseFile): string[] => {
  const doc = new Y.Doc();
  for (const update of file.log.read()) Y.applyUpdate(doc, update);
  return [...doc.getMap('nodes').keys()].toSorted();
};

/** A course with a compacted state, a log after it, a version and two assets; returns the hash of the larger asset. */
async function makeCourse(): Promise<string> {
  createCourseFile(path);
  const file = openCourseFile(path);
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => file.log.append([update]));
  doc.getMap('course').set('id', 'abcdefghijkl');
  for (let index = 0; index < 300; index += 1) doc.getMap('nodes').set(`old${index}`, randomBytes(40).toString('hex'));
  await file.compact();
  file.versions.create('Draft', Y.encodeStateAsUpdate(doc), new Set(), 1000);
  for (let index = 0; index < 200; index += 1) doc.getMap('nodes').set(`new${index}`, randomBytes(40).toString('hex'));
  const put = (name: string, size: number): string => {
    const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(size)]);
    const upload = file.assets.begin(name, bytes.byteLength);
    upload.write(bytes);
    return upload.finish().asset.hash;
  };
  put('small.pdf', 500);
  const hash = put('large.pdf', 1_300_000);
  file.close();
  return hash;
}

const codes = (result: { diagnostics: readonly { code: string }[] }): string[] =>
  result.diagnostics.map((one) => one.code);

test('a whole file comes out whole', async () => {
  const hash = await makeCourse();
  const before = openCourseFile(path);
  const words = wordsOf(before);
  before.close();
  const result = recoverCourse(path);
  expect(codes(result)).toEqual(['recovery.saved']);
  const file = openCourseFile(result.path);
  expect(wordsOf(file)).toEqual(words);
  expect([...file.assets.read(hash)].reduce((sum, part) => sum + part.byteLength, 0)).toBe(1_300_005);
  expect(file.versions.list().map((version) => version.name)).toEqual(['Draft']);
  file.close();
});

test('what is still in the write-ahead log is saved too', async () => {
  await makeCourse();
  const file = openCourseFile(path);
  const doc = new Y.Doc();
  for (const update of file.log.read()) Y.applyUpdate(doc, update);
  doc.on('update', (update: Uint8Array) => file.log.append([update]));
  doc.getMap('nodes').set('latest', 1);
  const copy = join(folder, 'copy.nibras');
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  file.close();
  const saved = openCourseFile(recoverCourse(copy).path);
  expect(wordsOf(saved)).toContain('latest');
  saved.close();
});

test('with the schema page destroyed, texts and media are found page by page', async () => {
  const hash = await makeCourse();
  const handle = openSync(path, 'r+');
  writeSync(handle, randomBytes(4096 - 100), 0, 4096 - 100, 100);
  closeSync(handle);
  expect(() => openCourseFile(path)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  const result = recoverCourse(path);
  const file = openCourseFile(result.path);
  expect(wordsOf(file)).toHaveLength(500);
  expect([...file.assets.read(hash)]).toHaveLength(2);
  file.close();
});

test('a file cut short gives what lies before the cut and says so', async () => {
  await makeCourse();
  truncateSync(path, Math.floor(statSync(path).size * 0.6));
  const result = recoverCourse(path);
  expect(codes(result)).toContain('recovery.file-cut-short');
  expect(codes(result)).toContain('recovery.asset-lost');
  const file = openCourseFile(result.path);
  expect(wordsOf(file)).toHaveLength(500);
  file.close();
});

test('a log row that is broken costs that row alone', async () => {
  await makeCourse();
  const database = new Database(path);
  const last = Number(database.prepare('SELECT max(id) FROM log').pluck().get());
  database.prepare('UPDATE log SET bytes = randomblob(length(bytes)) WHERE id = ?').run(last);
  database.close();
  const result = recoverCourse(path);
  expect(codes(result)).toContain('recovery.changes-lost');
  const file = openCourseFile(result.path);
  expect(wordsOf(file)).toHaveLength(499);
  file.close();
});

test('any page overwritten with noise: the damaged file is left alone and a readable course comes out, or a clear refusal', async () => {
  await makeCourse();
  const whole = readFileSync(path);
  const pages = whole.byteLength / 4096;
  fc.assert(
    fc.property(fc.nat(pages - 1), fc.boolean(), (page, zero) => {
      const damaged = Buffer.from(whole);
      damaged.set(zero ? Buffer.alloc(4096) : randomBytes(4096), page * 4096);
      writeFileSync(path, damaged);
      let result;
      try {
        result = recoverCourse(path);
      } catch (error) {
        expect(error).toMatchObject({ code: 'file.damaged' });
        return;
      }
      expect(readFileSync(path).equals(damaged)).toBe(true);
      const file = openCourseFile(result.path);
      const lost = 500 - wordsOf(file).length;
      if (lost > 0) expect(codes(result).some((code) => /state-lost|changes-lost/.test(code))).toBe(true);
      file.close();
      rmSync(result.path);
    }),
    { numRuns: 100 },
  );
});

test('what holds nothing of a course is refused', () => {
  writeFileSync(path, randomBytes(50_000));
  expect(() => recoverCourse(path)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  writeFileSync(path, '');
  expect(() => recoverCourse(path)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
});

test('when the state itself is gone, the words come back as plain pages', async () => {
  createCourseFile(path);
  const file = openCourseFile(path);
  const doc = new Y.Doc();
  initialiseCourse(openDocument(doc), { title: { fr: 'Cours' }, languages: ['fr', 'ar'] });
  file.log.append([Y.encodeStateAsUpdate(doc)]);
  await file.compact();
  file.texts.put([
    { owner: 'pageaaaaaaaa', language: 'fr', body: 'Le titre\nUne phrase que personne ne doit perdre.' },
    { owner: 'pageaaaaaaaa', language: 'ar', body: 'العنوان\nجملة لا ينبغي أن تضيع.' },
    { owner: 'blockbbbbbbb', language: 'fr', body: 'Une question ?' },
  ]);
  file.close();
  const database = new Database(path);
  database.exec('DELETE FROM state; DELETE FROM log; VACUUM');
  database.close();

  const result = recoverCourse(path);
  expect(codes(result)).toEqual(expect.arrayContaining(['recovery.state-lost', 'recovery.texts-only']));
  const rescued = openCourseFile(result.path);
  const read = new Y.Doc();
  for (const update of rescued.log.read()) Y.applyUpdate(read, update);
  rescued.close();
  const snapshot = takeSnapshot(openDocument(read), {});
  expect(snapshot.languages).toEqual(['ar', 'fr']);
  const pages = snapshotPages(snapshot).map(({ page }) => page);
  expect(pages.map((page) => page.title['fr'])).toEqual(expect.arrayContaining(['Le titre', 'Une question ?']));
  const first = pages.find((page) => page.title['fr'] === 'Le titre')!;
  expect(plainText(first.prose!['fr']!)).toContain('Une phrase que personne ne doit perdre.');
  expect(plainText(first.prose!['ar']!)).toContain('جملة لا ينبغي أن تضيع.');
});
