import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawValues } from '@nibras/course';
import { parseFormula } from './formula.ts';

describe('formulas', () => {
  test.each<[string, number]>([
    ['a + b * 2', 10],
    ['(a + b) × 2', 14],
    ['-a^2', -16],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['a - b - 1', 0],
    ['12 ÷ a : b', 1],
    ['0,5 * a', 2],
    ['round(10 / 3; 2)', 3.33],
    ['round(-2.5)', -3],
    ['max(a; b; 1,5)', 4],
    ['√(a) + ABS(-b)', 5],
    ['2 * π', 2 * Math.PI],
  ])('%s', (text, value) => {
    expect(parseFormula(text, ['a', 'b'])?.({ a: 4, b: 3 })).toBeCloseTo(value, 12);
  });

  test.each([
    '',
    'a +',
    'a b',
    '(a',
    'c + 1',
    'sqrt',
    'sqrt()',
    'sqrt(1; 2)',
    'alert(1)',
    'constructor',
    'a.b',
    '1..2',
    'a; b',
  ])('makes no sense: %s', (text) => {
    expect(parseFormula(text, ['a', 'b'])).toBeUndefined();
  });

  test('nothing that an author types breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab12+-*/^();, .esqrt') }), (text) => {
        const found = parseFormula(text, ['a', 'b'])?.({ a: 1, b: 2 });
        expect(found === undefined || typeof found === 'number').toBe(true);
      }),
    );
  });
});

test('values are drawn within their limits, to their decimals, and only where the formula gives a number', () => {
  const variables = [
    { id: 'va', name: 'a', min: 1, max: 9, decimals: 0 },
    { id: 'vb', name: 'b', min: -1, max: 1, decimals: 1 },
  ];
  const formula = parseFormula('a / b', ['a', 'b'])!;
  const drawn = drawValues(variables, formula, 20, Math.random);
  expect(drawn).toHaveLength(20);
  for (const { va, vb } of drawn) {
    expect(Number.isInteger(va) && va! >= 1 && va! <= 9).toBe(true);
    expect(Math.abs(vb! * 10 - Math.round(vb! * 10)) < 1e-9 && vb !== 0 && Math.abs(vb!) <= 1).toBe(true);
  }
  expect(new Set(drawn.map((one) => JSON.stringify(one))).size).toBe(20);
  expect(drawValues([{ id: 'va', name: 'a', min: 1, max: 2, decimals: 0 }], formula, 9, Math.random)).toEqual([]);
});
