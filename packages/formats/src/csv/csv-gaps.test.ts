import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvGap, escapeBrackets, fillBrackets, readCsvGap, writeCsvGap } from './csv-gaps.ts';

const label = fc
  .string({ unit: fc.constantFrom(...'aé|\\=*#>%5 ,.;"\'[]/أب٥ⴰⵣ'), minLength: 1, maxLength: 8 })
  .map((one) => one.trim())
  .filter((one) => one !== '' && !one.endsWith('\\'));
const feedback = fc.option(
  label.filter((one) => !one.startsWith('//')),
  { nil: undefined },
);
const word = fc.tuple(label, feedback).map(([one, said]) => ({ label: one, ...(said ? { feedback: said } : {}) }));
const gap: fc.Arbitrary<CsvGap> = fc.oneof(
  fc
    .array(
      fc.tuple(word, fc.constantFrom(1, 0.5, 0.25)).map(([one, credit]) => ({ ...one, credit })),
      { minLength: 1, maxLength: 3 },
    )
    .map((answers) => ({ way: 'text' as const, answers })),
  fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.nat({ max: 9 }))
    .map(([value, tolerance]) => ({ way: 'number' as const, value: value / 10, tolerance: tolerance / 10 })),
  fc.tuple(word, fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })).map(([right, others]) => ({
    way: 'choice' as const,
    options: [{ ...right, correct: true }, ...others.map(([one, correct]) => ({ ...one, correct }))],
  })),
  label.map((word) => ({ way: 'bank' as const, word })),
);

test('what is written of a gap is read again', () => {
  fc.assert(
    fc.property(gap, (one) => {
      expect(readCsvGap(writeCsvGap(one))).toEqual(one);
    }),
    { numRuns: 500 },
  );
});

describe('as a teacher types it', () => {
  test.each<[string, CsvGap | undefined]>([
    ['tableur|  feuille = 50 %', { way: 'text', answers: [answer('tableur', 1), answer('feuille', 0.5)] }],
    ['خلية | خانة = ٥٠٪', { way: 'text', answers: [answer('خلية', 1), answer('خانة', 0.5)] }],
    ['x = 3', { way: 'text', answers: [answer('x = 3', 1)] }],
    ['# 3,5 ± 0,5', { way: 'number', value: 3.5, tolerance: 0.5 }],
    ['#٣٫٥ +/- 1', { way: 'number', value: 3.5, tolerance: 1 }],
    ['non | *oui', { way: 'choice', options: [option('non', false), option('oui', true)] }],
    [
      'a=50% // Presque. | http://b // Non : //',
      {
        way: 'text',
        answers: [
          { label: 'a', credit: 0.5, feedback: 'Presque.' },
          { label: 'http://b', credit: 1, feedback: 'Non : //' },
        ],
      },
    ],
    ['>ⴰⵣⵓⵍ', { way: 'bank', word: 'ⴰⵣⵓⵍ' }],
    ['\\*', { way: 'text', answers: [answer('*', 1)] }],
    ['# trois', undefined],
    [' ', undefined],
    ['|', undefined],
  ])('%s', (cell, read) => expect(readCsvGap(cell)).toEqual(read));
});

test.each(['>a', '*a', '# 3'])('spaces before %s do not give it a meaning', (word) => {
  const one = (label: string): CsvGap => ({ way: 'text', answers: [{ label, credit: 1 }] });
  expect(readCsvGap(writeCsvGap(one(`  ${word}`)))).toEqual(one(word));
});

test('brackets that mean themselves stay', () => {
  const text = 'a[1] \\b [[x]] ]c[';
  expect(fillBrackets(escapeBrackets(text), () => 'never')).toBe(text);
  expect(fillBrackets('Un [1] et \\[2\\] et [x].', (inside) => (inside === '1' ? 'GAP' : undefined))).toBe(
    'Un GAP et [2] et [x].',
  );
});

function answer(word: string, credit: number): { label: string; credit: number } {
  return { label: word, credit };
}
function option(word: string, correct: boolean): { label: string; correct: boolean } {
  return { label: word, correct };
}
