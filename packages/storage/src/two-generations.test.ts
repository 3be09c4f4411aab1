import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CourseFile, createCourseFile, openCourseFile } from './course-file.ts';
import { recoverCourse } from './recovery/recover-course.ts';

let folder: string;
let path: string;
let words: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-generations-'));
  path = join(folder, 'course.nibras');
  words = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function readDocument(file: CourseFile): Y.Doc {
  const doc = new Y.Doc();
  for (const update of file.log.read()) Y.applyUpdate(doc, update);
  return doc;
}

const wordsIn = (file: CourseFile): number => readDocument(file).getMap('nodes').size;

/** Types into a file of its own process and compacts after each of the rounds but the last. */
async function makeCourse(rounds: number): Promise<void> {
  createCourseFile(path);
  const file = openCourseFile(path);
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => file.log.append([update]));
  doc.getMap('course').set('id', 'abcdefghijkl');
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await file.compact();
    for (let index = 0; index < 200; index += 1)
      doc.getMap('nodes').set(`word${(words += 1)}`, randomBytes(40).toString('hex'));
  }
  file.close();
}

/** A place in the file where bytes of the newest state lie, and no others. */
function placeOfNewestState(): number {
  const database = new Database(path, { readonly: true });
  const [newest] = ['state', 'other_state']
    .flatMap(
      (table) =>
        database.prepare(`SELECT generation, bytes FROM ${table}`).all() as { generation: number; bytes: Buffer }[],
    )
    .toSorted((one, other) => other.generation - one.generation);
  database.close();
  const whole = readFileSync(path);
  const { bytes } = newest!;
  for (let at = bytes.byteLength - 400; at > 0; at -= 50) {
    const sample = bytes.subarray(at, at + 100);
    const place = whole.indexOf(sample);
    if (place !== -1 && place === whole.lastIndexOf(sample)) return place;
  }
  throw new Error('the state was not found in the file');
}

function overwrite(at: number, bytes: Uint8Array): void {
  const whole = readFileSync(path);
  whole.set(bytes, at);
  writeFileSync(path, whole);
}

describe.each([2, 3, 4, 5])('a course written in %i rounds', (rounds) => {
  test('is whole after bytes of its newest state changed, says so, and keeps two whole states again after the next compaction', async () => {
    await makeCourse(rounds);
    overwrite(placeOfNewestState(), randomBytes(100));
    const file = openCourseFile(path);
    expect(file.diagnostics).toEqual([]);
    expect(wordsIn(file)).toBe(words);
    expect(file.diagnostics).toMatchObject([{ code: 'file.partly-damaged' }]);
    const doc = readDocument(file);
    doc.on('update', (update: Uint8Array) => file.log.append([update]));
    doc.getMap('nodes').set('after', 1);
    await file.compact();
    expect(wordsIn(file)).toBe(words + 1);
    file.close();
    overwrite(placeOfNewestState(), randomBytes(100));
    const again = openCourseFile(path);
    expect(wordsIn(again)).toBe(words + 1);
    again.close();
  });

  test('comes back whole from a file whose newest state lies under noise or behind a cut', async () => {
    await makeCourse(rounds);
    const whole = readFileSync(path);
    const page = Math.floor(placeOfNewestState() / 4096) * 4096;
    overwrite(page, randomBytes(4096));
    const noisy = recoverCourse(path);
    expect(noisy.diagnostics.map(({ code }) => code)).toEqual(['recovery.state-older', 'recovery.saved']);
    const fromNoise = openCourseFile(noisy.path);
    expect(wordsIn(fromNoise)).toBe(words);
    fromNoise.close();

    writeFileSync(path, whole);
    truncateSync(path, page);
    expect(() => openCourseFile(path)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
    const cut = recoverCourse(path);
    const fromCut = openCourseFile(cut.path);
    expect(readDocument(fromCut).getMap('course').get('id')).toBe('abcdefghijkl');
    expect(wordsIn(fromCut)).toBeGreaterThan(0);
    expect(cut.diagnostics.map(({ code }) => code)).toContain('recovery.file-cut-short');
    fromCut.close();
  });
});

test('both states damaged is said, never read as less', async () => {
  await makeCourse(4);
  const database = new Database(path);
  for (const table of ['state', 'other_state'])
    expect(database.prepare(`UPDATE ${table} SET bytes = randomblob(length(bytes))`).run().changes).toBe(1);
  database.close();
  const file = openCourseFile(path);
  expect(() => file.log.read()).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  file.close();
});

test('a compaction without anything new, and what is typed after it, lose nothing', async () => {
  await makeCourse(2);
  const file = openCourseFile(path);
  for (let count = 0; count < 3; count += 1) await file.compact();
  const doc = readDocument(file);
  doc.on('update', (update: Uint8Array) => file.log.append([update]));
  doc.getMap('nodes').set('after', 1);
  expect(file.log.size().rows).toBe(1);
  expect(wordsIn(file)).toBe(words + 1);
  await file.compact();
  expect(wordsIn(file)).toBe(words + 1);
  file.close();
});

test('the file holds two states and the log between them, no more', async () => {
  await makeCourse(8);
  const database = new Database(path, { readonly: true });
  const count = (table: string): unknown => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('state'), count('other_state'), count('log')]).toEqual([1, 1, 400]);
  database.close();
});

describe('a file of the first version', () => {
  const toFirstVersion = async (): Promise<void> => {
    await makeCourse(2);
    const database = new Database(path);
    database.exec(`
      DELETE FROM log WHERE id <= (SELECT value FROM meta WHERE name = 'state-up-to/1');
      DELETE FROM meta WHERE name LIKE 'state-%';
      UPDATE meta SET value = 1 WHERE name = 'readable-since';
      DROP TABLE other_state;
      PRAGMA user_version = 1;
    `);
    database.close();
  };

  test('is read as it is', async () => {
    await toFirstVersion();
    const file = openCourseFile(path, { readOnly: true });
    expect(wordsIn(file)).toBe(words);
    file.close();
    const database = new Database(path, { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    database.close();
  });

  test('whose log began anew is never taken for whole without its state', async () => {
    await toFirstVersion();
    const database = new Database(path);
    database.exec('UPDATE log SET id = id - (SELECT min(id) - 1 FROM log); UPDATE state SET crc = 0');
    database.close();
    const file = openCourseFile(path);
    expect(() => file.log.read()).toThrow(expect.objectContaining({ code: 'file.damaged' }));
    file.close();
  });

  test('keeps two states once it was opened for writing and compacted', async () => {
    await toFirstVersion();
    const file = openCourseFile(path);
    expect(wordsIn(file)).toBe(words);
    await file.compact();
    expect(wordsIn(file)).toBe(words);
    file.close();
    overwrite(placeOfNewestState(), randomBytes(100));
    const again = openCourseFile(path);
    expect(wordsIn(again)).toBe(words);
    again.close();
  });
});
