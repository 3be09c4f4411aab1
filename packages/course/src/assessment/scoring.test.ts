import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interactionsOf, interactions } from './interactions.test-kit.ts';
import { isNearMiss } from './kinds/fold.ts';
import { parseNumber, scoreNumber } from './kinds/number.ts';
import { scoreChoice } from './kinds/choice.ts';
import { scoreOrder } from './kinds/order.ts';
import { matchAnswer, scoreText } from './kinds/text.ts';
import { emptyResponse, keyResponse } from './responses.ts';
import { scoreInteraction } from './scoring.ts';

describe('laws of marking', () => {
  test('the key earns everything, nothing earns nothing, all else lies between', () => {
    fc.assert(
      fc.property(interactions, interactions, (one, other) => {
        expect(scoreInteraction(one, keyResponse(one))).toBe(1);
        expect(scoreInteraction(one, emptyResponse(one))).toBe(0);
        const foreign = scoreInteraction(one, keyResponse(other));
        expect(foreign).toBeGreaterThanOrEqual(0);
        expect(foreign).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('one right pick more, or one wrong pick less, never costs', () => {
    fc.assert(
      fc.property(interactionsOf.choice, fc.nat(), (question, bits) => {
        const { options, multiple } = question;
        const picked = multiple
          ? options.filter((_, index) => (bits >> index) & 1).map(({ id }) => id)
          : options
              .slice(bits % (options.length + 1))
              .slice(0, 1)
              .map(({ id }) => id);
        const before = scoreChoice(question, { picked });
        for (const { id, correct } of options) {
          const more = multiple ? [...new Set([...picked, id])] : [id];
          const better = correct ? more : picked.filter((one) => one !== id);
          expect(scoreChoice(question, { picked: better })).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  test('of one pick, every key earns everything and the others nothing', () => {
    fc.assert(
      fc.property(
        interactionsOf.choice.filter(({ multiple }) => !multiple),
        (question) => {
          for (const { id, correct } of question.options)
            expect(scoreChoice(question, { picked: [id] })).toBe(correct ? 1 : 0);
        },
      ),
    );
  });

  test('one pair, blank or item put right never costs', () => {
    fc.assert(
      fc.property(interactionsOf.match, fc.array(fc.nat({ max: 9 })), (question, given) => {
        const pairs = Object.fromEntries(
          question.sources.flatMap(({ id }, index) => {
            const target = question.targets[given[index] ?? 99];
            return target ? [[id, target.id]] : [];
          }),
        );
        const before = scoreInteraction(question, { kind: 'match', pairs });
        for (const [source, target] of Object.entries(question.key))
          expect(
            scoreInteraction(question, { kind: 'match', pairs: { ...pairs, [source]: target } }),
          ).toBeGreaterThanOrEqual(before);
      }),
    );
    fc.assert(
      fc.property(interactionsOf.gaps, fc.array(fc.string()), (question, given) => {
        const key = keyResponse(question);
        const right = key.kind === 'gaps' ? key.values : {};
        const values = Object.fromEntries(question.gaps.map(({ id }, index) => [id, given[index] ?? '']));
        const before = scoreInteraction(question, { kind: 'gaps', values });
        for (const [id, value] of Object.entries(right))
          expect(
            scoreInteraction(question, { kind: 'gaps', values: { ...values, [id]: value } }),
          ).toBeGreaterThanOrEqual(before);
      }),
    );
    fc.assert(
      fc.property(interactionsOf.order, fc.infiniteStream(fc.nat()), (question, dice) => {
        const order = question.items
          .map(({ id }) => ({ id, at: dice.next().value }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ id }) => id);
        const place = new Map(question.items.map(({ id }, index) => [id, index]));
        const before = scoreOrder(question, order);
        for (let at = 0; at + 1 < order.length; at += 1) {
          const [one, other] = [order[at]!, order[at + 1]!];
          if (place.get(one)! < place.get(other)!) continue;
          const better = [...order.slice(0, at), other, one, ...order.slice(at + 2)];
          expect(scoreOrder(question, better)).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

test('certainty is worth thirds, and only of right answers', () => {
  const question = {
    kind: 'choice',
    multiple: false,
    marking: 'all',
    certainty: true,
    options: [
      { id: 'a', correct: true },
      { id: 'b', correct: false },
    ],
  } as const;
  expect(([1, 2, 3] as const).map((certainty) => scoreChoice(question, { picked: ['a'], certainty }))).toEqual([
    1 / 3,
    2 / 3,
    1,
  ]);
  expect(scoreChoice(question, { picked: ['b'], certainty: 3 })).toBe(0);
});

test('picking everything pays under no way of marking', () => {
  const options = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, correct: index < 2 }));
  for (const marking of ['all', 'partial', 'lenient'] as const) {
    expect(scoreChoice({ kind: 'choice', multiple: true, marking, options }, { picked: ['a', 'b', 'c', 'd'] })).toBe(0);
  }
  const lenient = { kind: 'choice', multiple: true, marking: 'lenient', options } as const;
  expect(scoreChoice(lenient, { picked: ['a', 'c'] })).toBe(0.5);
  expect(scoreChoice({ ...lenient, marking: 'partial' }, { picked: ['a', 'c'] })).toBe(0);
});

describe('numbers as people write them', () => {
  test.each<[string, number | undefined]>([
    ['12', 12],
    ['3,5', 3.5],
    ['3.5', 3.5],
    ['-2,25', -2.25],
    ['−7', -7],
    ['1 234,5', 1234.5],
    ['1\u202f234', 1234],
    ['1.234.567', 1234567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['٣٫٢', 3.2],
    ['١٢٣', 123],
    ['۴۵', 45],
    ['1/4', 0.25],
    ['2e3', 2000],
    ['3 x 10^2', 300],
    ['', undefined],
    ['douze', undefined],
    ['1/0', undefined],
  ])('%s', (text, value) => {
    expect(parseNumber(text)?.value).toBe(value);
  });

  test('units are told apart, converted, and asked for', () => {
    const question = {
      answers: [{ id: 'a', value: 2, tolerance: 0.1, credit: 1 }],
      units: [
        { label: 'm', factor: 1 },
        { label: 'cm', factor: 0.01 },
      ],
      unitNeeded: true,
    };
    expect(['2 m', '200 cm', '2,1m', '2', '2 kg', '2.2 m'].map((text) => scoreNumber(question, text))).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
    expect(scoreNumber({ ...question, unitNeeded: false }, '1,95')).toBe(1);
  });
});

describe('words as people write them', () => {
  const question = {
    answers: [{ id: 'a', label: 'Tableur', credit: 1 }],
    caseSensitive: false,
    accentSensitive: false,
    nearMiss: 0.5,
  };
  test('case, accents and Arabic letter variants', () => {
    expect(scoreText(question, '  TABLEUR ')).toBe(1);
    const arabic = { ...question, answers: [{ id: 'a', label: 'إدارةُ القسم', credit: 1 }] };
    expect(scoreText(arabic, 'اداره القسم')).toBe(1);
    expect(scoreText({ ...arabic, accentSensitive: true, nearMiss: 0 }, 'اداره القسم')).toBe(0);
  });
  test('near misses earn their share where the author allows them', () => {
    expect(['tabluer', 'tableu', 'tabeur', 'table'].map((text) => scoreText(question, text))).toEqual([
      0.5, 0.5, 0.5, 0,
    ]);
    expect(scoreText({ ...question, nearMiss: 0 }, 'tabluer')).toBe(0);
    expect(matchAnswer(question, 'tabluer')?.id).toBe('a');
    expect([isNearMiss('12', '13'), isNearMiss('oui', 'ou'), isNearMiss('2026', '2025')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
