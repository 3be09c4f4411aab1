import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClozeBlank, parseClozeText, writeClozeBlank } from './cloze-text.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'aé ب12=%~#{}\\\\&<>"\':*./'), minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const answer = fc.record({
  text: words,
  fraction: fc.constantFrom(100, 50, 0),
  tolerance: fc.constant(0),
  feedback: fc.constantFrom('', '<p>Oui.</p>', 'a ~ b # c }'),
});
const blank: fc.Arbitrary<ClozeBlank> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    weight: fc.integer({ min: 1, max: 9 }),
    caseSensitive: fc.boolean(),
    shuffle: fc.constant(false),
    answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('choice' as const),
    weight: fc.constant(1),
    caseSensitive: fc.constant(false),
    shuffle: fc.boolean(),
    answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('number' as const),
    weight: fc.constant(1),
    caseSensitive: fc.constant(false),
    shuffle: fc.constant(false),
    answers: fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 }))
      .map(([value, tolerance]) => [{ text: String(value), fraction: 100, tolerance, feedback: '' }]),
  }),
);

test('blanks come back as they were written, whatever signs their words hold', () => {
  fc.assert(
    fc.property(fc.array(blank, { minLength: 1, maxLength: 3 }), (blanks) => {
      const text = `<p>A ${blanks.map(writeClozeBlank).join(' et ')} b.</p>`;
      expect(parseClozeText(text)).toEqual({
        html: `<p>A ${blanks.map((_, index) => `[[#${index}]]`).join(' et ')} b.</p>`,
        blanks,
      });
    }),
  );
});

test('what Moodle writes is read; a kind that only Moodle has is refused', () => {
  expect(parseClozeText('{1:SA:=Berlin#Oui~%50%Bonn~*#Non} et {:NM:=23.8:0.1}')?.blanks).toEqual([
    {
      type: 'text',
      weight: 1,
      caseSensitive: false,
      shuffle: false,
      answers: [
        { text: 'Berlin', fraction: 100, tolerance: 0, feedback: 'Oui' },
        { text: 'Bonn', fraction: 50, tolerance: 0, feedback: '' },
        { text: '*', fraction: 0, tolerance: 0, feedback: 'Non' },
      ],
    },
    {
      type: 'number',
      weight: 1,
      caseSensitive: false,
      shuffle: false,
      answers: [{ text: '23.8', fraction: 100, tolerance: 0.1, feedback: '' }],
    },
  ]);
  expect(parseClozeText('{1:MULTIRESPONSE_S:=a~=b}')?.blanks).toMatchObject([{ type: 'several', shuffle: true }]);
  expect(parseClozeText('{1:ESSAY:=a}')).toBeUndefined();
  expect(parseClozeText('<p>Rien.</p>')).toBeUndefined();
});
