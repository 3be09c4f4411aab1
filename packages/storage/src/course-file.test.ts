import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CourseFile, createCourseFile, openCourseFile } from './index.ts';

let folder: string;
let path: string;
const opened: CourseFile[] = [];

const open = (at = path, options: Parameters<typeof openCourseFile>[1] = {}): CourseFile => {
  const file = openCourseFile(at, options);
  opened.push(file);
  return file;
};
const close = (): void => {
  for (const file of opened.splice(0)) file.close();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-file-'));
  path = join(folder, 'course.nibras');
  createCourseFile(path);
});
afterEach(() => {
  close();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

/** A document that writes a word an update. */
function writer(file: CourseFile): (word: string) => void {
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => file.log.append([update]));
  return (word) => doc.getText('words').insert(doc.getText('words').length, `${word} `);
}

function wordsOf(file: CourseFile): string {
  const doc = new Y.Doc();
  for (const update of file.log.read()) Y.applyUpdate(doc, update);
  return doc.getText('words').toString();
}

/** Runs work without the rights of the superuser, to whom no folder is read-only. */
function withoutRights<Value>(work: () => Value): Value {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid!(65_534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

describe('the log', () => {
  test('gives back what was appended, before and after compaction', async () => {
    const file = open();
    const write = writer(file);
    for (let index = 0; index < 50; index += 1) write(`a${index}`);
    const before = wordsOf(file);
    await file.compact();
    expect(file.log.size()).toEqual({ rows: 0, bytes: 0 });
    expect(wordsOf(file)).toBe(before);
    write('later');
    close();
    expect(wordsOf(open())).toBe(`${before}later `);
  });

  test('keeps what is appended while a compaction runs', async () => {
    const file = open();
    const write = writer(file);
    let running = true;
    let written = '';
    const compacting = file.compact().finally(() => (running = false));
    for (let index = 0; running; index += 1) {
      write(`a${index}`);
      written += `a${index} `;
      await new Promise(setImmediate);
    }
    await compacting;
    expect(wordsOf(file)).toBe(written);
    close();
    expect(wordsOf(open())).toBe(written);
  });

  test('spans several rows when the state is large', async () => {
    const file = open();
    const doc = new Y.Doc();
    const noise = Array.from({ length: 3_000_000 }, () => Math.floor(Math.random() * 90) + 33);
    doc.getText('words').insert(0, Buffer.from(noise).toString('latin1'));
    file.log.append([Y.encodeStateAsUpdate(doc)]);
    await file.compact();
    expect(wordsOf(file)).toBe(doc.getText('words').toString());
  });
});

describe('one file', () => {
  test('a copy of that file alone, taken while the course is open and idle, is the whole course', () => {
    const file = open();
    writer(file)('word');
    file.checkpoint();
    const copy = join(folder, 'copy.nibras');
    copyFileSync(path, copy);
    expect(wordsOf(open(copy))).toBe('word ');
  });

  test('nothing lies beside it once it is closed', () => {
    writer(open())('word');
    close();
    expect(readdirSync(folder)).toEqual(['course.nibras']);
  });

  test('a copy elsewhere never lands on a file that exists unless asked', async () => {
    const file = open();
    writer(file)('word');
    const copy = join(folder, 'copy.nibras');
    await file.copyTo(copy, false);
    await expect(file.copyTo(copy, false)).rejects.toMatchObject({ code: 'file.exists' });
    await file.copyTo(copy, true);
    expect(wordsOf(open(copy))).toBe('word ');
    await expect(file.copyTo(copy, true)).rejects.toMatchObject({ code: 'file.locked' });
    await expect(file.copyTo(join(folder, 'no', 'such.nibras'), false)).rejects.toMatchObject({
      code: 'file.not-found',
    });
  });
});

describe('a second writer', () => {
  test('reads only, is told who writes, and sees what is committed', () => {
    const first = open();
    writer(first)('word');
    const second = open();
    expect(second.readOnly).toBe(true);
    expect(second.diagnostics).toMatchObject([{ code: 'file.open-elsewhere', severity: 'warning' }]);
    expect(wordsOf(second)).toBe('word ');
    expect(() => second.log.append([new Uint8Array(2)])).toThrow(expect.objectContaining({ code: 'file.read-only' }));
    first.close();
    expect(open().readOnly).toBe(false);
  });

  test('is not kept out by rubbish where the lock should be', () => {
    writeFileSync(`${path}-lock`, 'rubbish '.repeat(500));
    expect(open().readOnly).toBe(false);
    close();
    expect(readdirSync(folder)).toEqual(['course.nibras']);
  });

  test('gets the course when the first was killed without a word', async () => {
    const script = `
      const { openCourseFile } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      globalThis.file = openCourseFile(${JSON.stringify(path)});
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(open().readOnly).toBe(true);
    close();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(open().readOnly).toBe(false);
  });
});

describe('what cannot be opened is refused by name', () => {
  const codeOf = (at: string): string => {
    try {
      open(at);
      return 'opened';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test.each([
    ['nothing', () => rmSync(path), 'file.not-found'],
    ['a text', () => writeFileSync(path, 'not a database, but longer than a header '.repeat(10)), 'file.not-a-course'],
    ['an empty file', () => writeFileSync(path, ''), 'file.not-a-course'],
    ['a cut-off file', () => truncateSync(path, 8192 * 2 + 100), 'file.damaged'],
    [
      'another application’s database',
      () => {
        rmSync(path);
        new Database(path).exec('CREATE TABLE t (a)').close();
      },
      'file.not-a-course',
    ],
    [
      'a course that carries code',
      () => new Database(path).exec('CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM state; END').close(),
      'file.not-a-course',
    ],
    [
      'a course of a far newer version',
      () =>
        new Database(path)
          .exec(`PRAGMA user_version = 9; UPDATE meta SET value = 9 WHERE name = 'readable-since'`)
          .close(),
      'file.newer-version',
    ],
    [
      'a folder',
      () => {
        rmSync(path);
        mkdirSync(path);
      },
      'file.not-a-course',
    ],
  ])('%s', (_, harm, code) => {
    harm();
    expect(codeOf(path)).toBe(code);
    expect(readdirSync(folder).filter((name) => name !== 'course.nibras')).toEqual([]);
  });

  test('a course of a newer version that this one can still read opens read-only and says so', () => {
    new Database(path).exec('PRAGMA user_version = 3').close();
    const file = open();
    expect(file.readOnly).toBe(true);
    expect(file.diagnostics).toMatchObject([{ code: 'file.newer-version' }]);
  });

  test('a log row whose bytes changed is seen', () => {
    writer(open())('word');
    close();
    new Database(path).exec(`UPDATE log SET bytes = x'0000'`).close();
    const file = open();
    expect(() => file.log.read()).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  });
});

describe('a place that cannot be written', () => {
  test.each([false, true])('opens read-only and says so (file left in write-ahead mode: %s)', (writeAhead) => {
    const write = writer(open());
    write('word');
    if (writeAhead) {
      const other = join(folder, 'copy.nibras');
      opened[0]!.checkpoint();
      copyFileSync(path, other);
      close();
      copyFileSync(other, path);
      rmSync(other);
    } else close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    withoutRights(() => {
      const file = open();
      expect(file.readOnly).toBe(true);
      expect(file.diagnostics).toMatchObject([{ code: 'file.opened-read-only' }]);
      expect(wordsOf(file)).toBe('word ');
      close();
    });
  });

  test('a new course there is refused', () => {
    chmodSync(folder, 0o555);
    expect(() => withoutRights(() => createCourseFile(join(folder, 'new.nibras')))).toThrow(
      expect.objectContaining({ code: 'file.no-permission' }),
    );
  });
});

test('a full disk refuses the update and leaves what was there', () => {
  const first = open();
  writer(first)('word');
  close();
  const file = open(path, { maxPages: 45 });
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'long '.repeat(200_000));
  expect(() => file.log.append([Y.encodeStateAsUpdate(doc)])).toThrow(expect.objectContaining({ code: 'disk.full' }));
  expect(wordsOf(file)).toBe('word ');
  close();
  expect(wordsOf(open())).toBe('word ');
});

test('in a synchronised folder nothing ever lies beside the file, and the author is warned', () => {
  const synchronised = join(folder, 'Dropbox');
  mkdirSync(synchronised);
  const inside = join(synchronised, 'course.nibras');
  createCourseFile(inside);
  const file = open(inside);
  expect(file.diagnostics).toMatchObject([{ code: 'file.in-synchronised-folder' }]);
  writer(file)('word');
  expect(readdirSync(synchronised).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  expect(wordsOf(file)).toBe('word ');
});

test('named versions keep a state and the assets it shows', () => {
  const file = open();
  const state = new TextEncoder().encode('state '.repeat(1000));
  const made = file.versions.create('First draft', state, new Set(['b', 'a']), 1000);
  expect(made.bytes).toBeLessThan(state.byteLength / 10);
  expect(file.versions.list()).toEqual([made]);
  expect(Buffer.from(file.versions.read(made.id)).equals(Buffer.from(state))).toBe(true);
  expect(file.versions.assets()).toEqual(new Set(['a', 'b']));
  file.versions.delete(made.id);
  expect(file.versions.list()).toEqual([]);
});

test('publications are remembered with their state numbers', () => {
  const file = open();
  const made = file.publications.add({ time: 5, target: 'scorm12', language: 'fr', hash: 'ab', numbers: { q1: 3 } });
  expect(file.publications.list()).toEqual([made]);
});
