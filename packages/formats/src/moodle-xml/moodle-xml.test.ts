import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moodleFractions, type MoodleQuestion, nearestFraction } from './moodle-question.ts';
import { parseMoodleXml } from './parse-moodle-xml.ts';
import { writeMoodleXml } from './write-moodle-xml.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'abcé <>&"\'/]]>أبجⴰ0123\n'), minLength: 1, maxLength: 24 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const names = words.map((one) => one.replace(/\s+/g, ' '));
const text = fc.record({
  format: fc.constantFrom('html', 'plain_text', 'markdown'),
  text: words,
  files: fc.array(
    fc.record({ name: fc.constantFrom('a.png', 'b.mp3'), content: fc.constantFrom('AAAA', 'iVBORw0KGgo=') }),
    { maxLength: 1 },
  ),
});
const maybe = fc.option(text, { nil: undefined });
const combined = fc.record({ correct: maybe, partly: maybe, incorrect: maybe });
const answer = fc.record({ text, fraction: fc.constantFrom(...moodleFractions), feedback: maybe });
const bodies: fc.Arbitrary<MoodleQuestion['body']> = fc.oneof(
  fc.constant({ type: 'description' as const }),
  fc.constant({ type: 'cloze' as const }),
  fc.record({
    type: fc.constant('multichoice' as const),
    single: fc.boolean(),
    shuffle: fc.boolean(),
    answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
    combined,
  }),
  fc.record({ type: fc.constant('truefalse' as const), truth: fc.boolean(), whenTrue: maybe, whenFalse: maybe }),
  fc.record({
    type: fc.constant('shortanswer' as const),
    caseSensitive: fc.boolean(),
    answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('numerical' as const),
    answers: fc.array(
      fc.tuple(answer, fc.nat()).map(([one, tolerance]) => ({ ...one, tolerance })),
      { minLength: 1, maxLength: 2 },
    ),
    units: fc.constantFrom(
      [],
      [
        { name: 'm', multiplier: 1 },
        { name: 'cm', multiplier: 100 },
      ],
    ),
    unitNeeded: fc.constant(false),
  }),
  fc.record({
    type: fc.constant('matching' as const),
    shuffle: fc.boolean(),
    pairs: fc.array(fc.record({ text, answer: words }), { minLength: 1, maxLength: 3 }),
    combined,
  }),
  fc.record({
    type: fc.constant('ordering' as const),
    partial: fc.boolean(),
    items: fc.array(text, { minLength: 1, maxLength: 4 }),
    combined,
  }),
  fc.record({ type: fc.constant('essay' as const), fewestWords: fc.nat(), mostWords: fc.nat(), marker: maybe }),
  fc.record({
    type: fc.constantFrom('gapselect' as const, 'ddwtos' as const),
    shuffle: fc.boolean(),
    words: fc.array(fc.record({ text: words, group: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 4 }),
    combined,
  }),
);
const questions: fc.Arbitrary<MoodleQuestion> = fc.record({
  name: names,
  category: fc.constant(['Tableur', 'a/b']),
  stem: text,
  general: maybe,
  grade: fc.integer({ min: 1, max: 20 }),
  penalty: fc.constantFrom(0, 0.5),
  idNumber: fc.constantFrom('', 'q-1'),
  tags: fc.uniqueArray(names, { maxLength: 2 }),
  hints: fc.array(text, { maxLength: 2 }),
  body: bodies,
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(questions, { maxLength: 3 }), (all) => {
      expect(parseMoodleXml(writeMoodleXml(all))).toEqual({ questions: all, faults: [] });
    }),
  );
});

test('only percentages that Moodle knows are written', () => {
  expect([100 / 3, 200 / 3, 100 / 7, -34, 99, 1].map(nearestFraction)).toEqual([
    33.33333, 66.66667, 14.28571, -33.33333, 100, 0,
  ]);
});

describe('what cannot be read', () => {
  test('is named, and the rest is read', () => {
    const xml = `<quiz><question type="stack"><name><text>A</text></name></question><question type="multichoice"><name><text>B</text></name></question><question type="description"><name><text>C</text></name></question></quiz>`;
    const { questions: read, faults } = parseMoodleXml(xml);
    expect(read.map(({ name }) => name)).toEqual(['C']);
    expect(faults).toEqual([
      { problem: 'unknown-type', what: 'A (stack)' },
      { problem: 'no-answer', what: 'B' },
    ]);
  });
  test('is said of a file that is none', () => {
    expect(parseMoodleXml('<quiz><question>').faults).toEqual([{ problem: 'not-xml', what: expect.any(String) }]);
    expect(parseMoodleXml('<html></html>').faults).toEqual([{ problem: 'not-a-quiz', what: 'html' }]);
  });
});

const samples = new URL('../../../../../shared/standards/moodle-questions/', import.meta.url);
const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.xml')) : [];
test.skipIf(files.length === 0)('the sample files are read whole and come back', () => {
  for (const name of files) {
    const { questions: read, faults } = parseMoodleXml(readFileSync(new URL(name, samples), 'utf8'));
    expect(faults, name).toEqual([]);
    expect(read.length, name).toBeGreaterThan(0);
    expect(parseMoodleXml(writeMoodleXml(read)).questions, name).toEqual(read);
  }
});
if (files.length === 0) console.log('skipped: the sample files of Moodle XML are not beside the project');
