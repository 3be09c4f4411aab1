import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GiftQuestion, GiftText } from './gift-question.ts';
import { parseGift } from './parse-gift.ts';
import { writeGift } from './write-gift.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'abcé ~=#{}:\\%[]->/$"0123\nابج<>&'), minLength: 1, maxLength: 24 })
  .map((text) => text.replace(/\ue010/g, '').trim())
  .filter((text) => text !== '' && !/^\[(html|markdown|plain|moodle)\]/.test(text));
const text = fc.record({ format: fc.constantFrom('moodle', 'html', 'plain', 'markdown'), text: words });
const weights = fc.constantFrom(100, 50, 33.33333, 25, 0, -25, -50);
const answer = fc.record({ text, weight: weights, feedback: text }, { requiredKeys: ['text', 'weight'] });
/** An answer that begins like a weight would be read as one: GIFT has no way to say otherwise. */
const plainly = (one: GiftText): boolean => !/^\s*%-?[\d.]+%/.test(one.text);
const questions: fc.Arbitrary<GiftQuestion> = fc
  .record(
    {
      name: words.map((one) => one.replace(/\n/g, ' ')),
      category: fc.constantFrom('', '$course$/top/Tableur', 'أ/ب'),
      tags: fc.constantFrom<string[]>([], ['tableur', 'niveau 1']),
      id: fc.constantFrom('q1', 'nb-2'),
      stem: text,
      general: text,
      body: fc.oneof(
        fc.constant({ kind: 'essay' as const }),
        fc.record(
          { kind: fc.constant('truth' as const), truth: fc.boolean(), wrong: text, right: text },
          { requiredKeys: ['kind', 'truth'] },
        ),
        fc.tuple(fc.boolean(), fc.array(answer, { minLength: 2, maxLength: 5 })).map(([several, answers]) => ({
          kind: 'choice' as const,
          several,
          answers: answers.map((one, index) =>
            several
              ? { ...one, weight: one.weight === 100 ? 50 : one.weight }
              : { ...one, weight: index === 0 ? 100 : one.weight === 100 ? 0 : one.weight },
          ),
        })),
        fc.array(answer, { minLength: 1, maxLength: 4 }).map((answers) => ({ kind: 'text' as const, answers })),
        fc
          .array(
            fc.record(
              { value: fc.integer(), tolerance: fc.nat(), weight: weights, feedback: text },
              { requiredKeys: ['value', 'tolerance', 'weight'] },
            ),
            { minLength: 1, maxLength: 3 },
          )
          .map((answers) => ({ kind: 'number' as const, answers })),
        fc
          .array(fc.record({ source: text, target: words }), { minLength: 2, maxLength: 4 })
          .map((pairs) => ({ kind: 'match' as const, pairs })),
      ),
    },
    { requiredKeys: ['name', 'category', 'tags', 'stem', 'body'] },
  )
  .filter(({ body }) =>
    body.kind === 'choice'
      ? body.answers.every((one) => plainly(one.text))
      : body.kind === 'text'
        ? body.answers.every((one) => plainly(one.text)) && !body.answers.every((one) => one.text.text.includes('->'))
        : body.kind === 'match'
          ? body.pairs.every(({ source }) => !source.text.includes('->'))
          : true,
  );

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(questions, { maxLength: 3 }), (all) => {
      // A category stays until another one is named.
      const kept = all.map((one) => ({ ...one, category: all[0]!.category || one.category.slice(0, 0) }));
      const { questions: back, faults } = parseGift(writeGift(kept));
      expect(faults).toEqual([]);
      expect(back).toEqual(kept);
    }),
  );
});

describe('as people write it', () => {
  const one = (given: string): GiftQuestion => parseGift(given).questions[0]!;
  test('a blank in the middle, a range, weights, comments, ids and tags', () => {
    expect(one('Grant is {~buried =entombed ~living} in his tomb.')).toMatchObject({
      tail: 'in his tomb.',
      body: { kind: 'choice', several: false },
    });
    expect(one('Pi? {#3.24..3.26}').body).toMatchObject({
      kind: 'number',
      answers: [{ value: 3.25, tolerance: expect.closeTo(0.01) }],
    });
    expect(one('// [id:a1] [tag:x y]\n::N::Oui ?{T}')).toMatchObject({
      id: 'a1',
      tags: ['x y'],
      name: 'N',
      body: { kind: 'truth', truth: true },
    });
    expect(one('Pas vrai ?{FALSE#faux#juste####toujours}')).toMatchObject({
      body: { truth: false, wrong: { text: 'faux' }, right: { text: 'juste' } },
      general: { text: 'toujours' },
    });
    expect(one('Une remarque sans réponse')).toMatchObject({ body: { kind: 'description' } });
  });
  test('what cannot be read is named with its line, the rest is read', () => {
    const { questions: read, faults } = parseGift('Un ?{T}\n\nDeux ?{#deux}\n\nTrois ?{=a\n\nQuatre ?{F}');
    expect(read).toHaveLength(2);
    expect(faults).toEqual([
      { line: 3, problem: 'bad-number' },
      { line: 5, problem: 'no-answers-end' },
    ]);
  });
});

const samples = new URL('../../../../../shared/standards/moodle-questions/', import.meta.url);
test.skipIf(!existsSync(samples))('the sample files are read whole', () => {
  const read = (name: string) => parseGift(readFileSync(new URL(name, samples), 'utf8'));
  const examples = read('format_gift_examples.txt');
  expect(examples.faults).toEqual([]);
  expect(examples.questions.length).toBeGreaterThan(25);
  const fixture = read('format_gift_tests_fixtures_questions.gift.txt');
  expect(fixture.faults).toEqual([]);
  expect(fixture.questions.map(({ body }) => body.kind)).toEqual([
    'essay',
    'match',
    'choice',
    'choice',
    'number',
    'text',
    'truth',
    'truth',
    'truth',
  ]);
});
if (!existsSync(samples)) console.log('skipped: the sample files of GIFT are not beside the project');
