import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkCourse, measurePages } from '@nibras/check';
import { models } from '@nibras/blocks/models';
import { type CourseSnapshot, openDocument, type SnapshotNode, takeSnapshot } from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { type AssetTaker, compileCourse, readCourseFacts } from './compile-course.ts';
import { writeCourse } from './write-course.ts';

const folder = resolve(import.meta.dirname, '../../resources/samples/ict-daily-work');
const { modules } = readCourseFacts(folder);
const take: AssetTaker = (path) => {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  return [hash, basename(path), 'image/svg+xml', 1, 1];
};

function compile(): CourseSnapshot {
  const document = openDocument(new Y.Doc());
  compileCourse(folder, document, take);
  return takeSnapshot(document, models);
}
const snapshot = compile();
const pagesBelow = (node: SnapshotNode): SnapshotNode[] =>
  node.kind === 'page' ? [node] : node.children.flatMap(pagesBelow);

test('compiling twice gives the same course with the same ids', () => {
  expect(compile()).toEqual(snapshot);
});

test('no check finds an error, a warning or so much as a remark', () => {
  const problems = checkCourse(snapshot, models, {
    targets: ['scorm12', 'scorm2004', 'web'],
    assets: () => ({ size: 1, mediaType: 'image/svg+xml' }),
  });
  // That several quizzes make one score is a fact of the course, told before each publication.
  const told = problems.filter(({ code }) => code !== 'quiz.several');
  expect(told.map(({ code, at }) => [code, at.block, at.language])).toEqual([]);
});

test('every text of every block is there in all three languages', () => {
  for (const block of Object.values(snapshot.blocks))
    for (const [slot, texts] of Object.entries(block.texts)) {
      const empty = (text: unknown): boolean => text === undefined || text === '' || JSON.stringify(text) === '[]';
      const missing = snapshot.languages.map((language) => empty(texts[language]));
      expect(new Set(missing).size, `${block.type} ${block.id} ${slot}`).toBe(1);
    }
});

test('questions of all four kinds check each lesson, and its last scored page has a mastery score', () => {
  const kinds = new Set(Object.values(snapshot.blocks).map(({ type }) => type));
  for (const kind of ['choice', 'multiple-choice', 'matching', 'short-text']) expect(kinds).toContain(kind);
  for (const lesson of snapshot.nodes.flatMap(({ children }) => children))
    expect(
      pagesBelow(lesson).filter(({ settings }) => settings.quiz),
      lesson.title['fr'],
    ).toHaveLength(1);
});

describe.each(
  modules.map((facts, index) => ({ facts, node: snapshot.nodes.filter(({ kind }) => kind === 'module')[index]! })),
)('$facts.key', ({ facts, node }) => {
  test.each(snapshot.languages)('takes its minutes in %s, a fifth more or less', (language) => {
    const measures = measurePages(snapshot, models, language);
    const minutes = pagesBelow(node).reduce((sum, { id }) => sum + measures.get(id)!.minutes, 0);
    expect(Math.abs(minutes - facts.minutes) / facts.minutes, `${minutes.toFixed(1)} of ${facts.minutes}`).toBeLessThan(
      0.2,
    );
  });
  test.each(snapshot.languages)('has lessons of fifteen to thirty minutes in %s', (language) => {
    const measures = measurePages(snapshot, models, language);
    for (const lesson of node.children) {
      const minutes = pagesBelow(lesson).reduce((sum, { id }) => sum + measures.get(id)!.minutes, 0);
      expect(minutes, lesson.title[language]).toBeGreaterThan(15);
      expect(minutes, lesson.title[language]).toBeLessThan(30);
    }
  });
});

const syllabusPath = resolve(import.meta.dirname, '../../../shared/data/sample-course.syllabus.json');
test.skipIf(!existsSync(syllabusPath))(
  'the modules’ minutes are those of the syllabus (skipped where it is not at hand)',
  () => {
    const syllabus = JSON.parse(readFileSync(syllabusPath, 'utf8')) as { modules: { id: string; minutes: number }[] };
    for (const facts of modules)
      expect(facts.minutes).toBe(syllabus.modules.find(({ id }) => id === facts.key.toUpperCase())?.minutes);
  },
);

const scratch = mkdtempSync(join(tmpdir(), 'nibras-samples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the compiled file holds the course and its drawings', async () => {
  const path = join(scratch, 'sample.nibras');
  await writeCourse(folder, path);
  const file = openCourseFile(path, { readOnly: true });
  try {
    const doc = new Y.Doc();
    for (const update of file.log.read()) Y.applyUpdate(doc, update);
    const stored = takeSnapshot(openDocument(doc), models);
    expect(stored.numbers).toEqual(snapshot.numbers);
    const problems = checkCourse(stored, models, { assets: (hash) => file.assets.find(hash) });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pictures = Object.values(stored.blocks).filter(({ type }) => type === 'picture');
    expect(file.assets.list().length).toBeGreaterThanOrEqual(pictures.length);
  } finally {
    file.close();
  }
});
