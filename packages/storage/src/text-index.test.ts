import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CourseFile, createCourseFile, openCourseFile } from './index.ts';

let folder: string;
let file: CourseFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-index-'));
  createCourseFile(join(folder, 'c.nibras'));
  file = openCourseFile(join(folder, 'c.nibras'));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const owners = (query: string, language?: string): string[] =>
  file.texts.search(query, language, 10).map((hit) => hit.owner);

test('finds words by their beginning, whatever their accents, case and Arabic variants', () => {
  file.texts.put([
    { owner: 'fr', language: 'fr', body: 'Évaluer les élèves avec un œil attentif' },
    { owner: 'ar', language: 'ar', body: 'إدارة المدرسة الرقميّة' },
    { owner: 'en', language: 'en', body: 'Assessing pupils' },
  ]);
  expect(owners('evaluer')).toEqual(['fr']);
  expect(owners('ÉLÈV')).toEqual(['fr']);
  expect(owners('eleves avec')).toEqual(['fr']);
  expect(owners('اداره')).toEqual(['ar']);
  expect(owners('الرقمي')).toEqual(['ar']);
  expect(owners('assess', 'fr')).toEqual([]);
  expect(owners('assess', 'en')).toEqual(['en']);
  expect(owners('" OR ( NEAR')).toEqual([]);
});

test('follows changed, emptied and removed texts', () => {
  file.texts.put([{ owner: 'a', language: 'en', body: 'old words' }]);
  file.texts.put([{ owner: 'a', language: 'en', body: 'new words' }]);
  expect(owners('old')).toEqual([]);
  expect(owners('new')).toEqual(['a']);
  file.texts.put([{ owner: 'a', language: 'en', body: '' }]);
  expect(owners('words')).toEqual([]);
  file.texts.put([{ owner: 'a', language: 'en', body: 'again' }]);
  file.texts.remove(['a']);
  expect(owners('again')).toEqual([]);
});
