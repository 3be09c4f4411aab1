import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAiken, writeAiken } from './aiken.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'abcé 0123ابج<>&?'), minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc
          .record({ stem: words, options: fc.array(words, { minLength: 2, maxLength: 26 }), key: fc.nat() })
          .map((one) => ({ ...one, key: one.key % one.options.length })),
      ),
      (questions) => {
        expect(parseAiken(writeAiken(questions))).toEqual({ questions, faults: [] });
      },
    ),
  );
});

test('what cannot be read is named with its line, the rest is read', () => {
  const given = 'Un ?\nA) a\nB) b\nANSWER: C\n\nDeux ?\nA) a\nB) b\n\nTrois ?\nA) a\nB) b\nANSWER: A\nQuatre ?';
  const { questions, faults } = parseAiken(given);
  expect(questions.map(({ stem }) => stem)).toEqual(['Trois ?']);
  expect(faults).toEqual([
    { line: 1, problem: 'key-not-there' },
    { line: 6, problem: 'no-key' },
    { line: 14, problem: 'few-options' },
  ]);
});

const sample = new URL(
  '../../../../../shared/standards/moodle-questions/format_aiken_tests_fixtures_questions.aiken.txt',
  import.meta.url,
);
test.skipIf(!existsSync(sample))('the sample file is read whole', () => {
  const { questions, faults } = parseAiken(readFileSync(sample, 'utf8'));
  expect(faults).toEqual([]);
  expect(questions.map(({ options, key }) => [options.length, key])).toEqual([
    [4, 1],
    [2, 0],
  ]);
});
if (!existsSync(sample)) console.log('skipped: the sample file of Aiken is not beside the project');
