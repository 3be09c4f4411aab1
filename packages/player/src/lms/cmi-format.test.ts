import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlayedChoice, PlayedMatch, PlayedText } from '../question/behaviour.ts';
import { clockDuration, decimal, isoDuration, isoMoment } from './cmi-format.ts';
import { tellChoice } from './tell/choice.ts';
import { tellGaps } from './tell/gaps.ts';
import { tellMatch } from './tell/match.ts';
import { tellNumber } from './tell/number.ts';
import { tellOrder } from './tell/order.ts';
import { tellText } from './tell/text.ts';
import { shortStyle as short } from './short-style.ts';
import { answerText, keyTexts, longStyle, oneLine } from './told.ts';

const long = longStyle(250);
const base = { id: 'q00000000001', number: 1, points: 1, attempts: 1 };

const choice: PlayedChoice = {
  ...base,
  kind: 'choice',
  multiple: true,
  marking: 'all',
  shuffle: false,
  options: ['o00000000001', 'o00000000002', 'o00000000003'].map((id, index) => ({
    id,
    number: index,
    correct: index !== 1,
  })),
};
const match: PlayedMatch = {
  ...base,
  kind: 'match',
  shuffle: false,
  sources: [
    { id: 's00000000001', number: 1 },
    { id: 's00000000002', number: 2 },
  ],
  targets: [
    { id: 't00000000001', number: 3 },
    { id: 't00000000002', number: 4 },
  ],
  key: { s00000000001: 't00000000002', s00000000002: 't00000000001' },
};
const text: PlayedText = {
  ...base,
  kind: 'text',
  caseSensitive: false,
  accentSensitive: false,
  answers: [
    { id: 'a00000000001', number: 1, label: 'Rabat', credit: 1 },
    { id: 'a00000000002', number: 2, label: 'Fès', credit: 0 },
    { id: 'a00000000003', number: 3, label: 'Rabat', credit: 1 },
  ],
};

test('answers as each edition writes them', () => {
  const picked = tellChoice(choice, { picked: ['o00000000003', 'o00000000001'] });
  expect([answerText(picked, short), answerText(picked, long)]).toEqual(['a,c', 'o00000000001[,]o00000000003']);
  const pairs = tellMatch(match, { pairs: { s00000000002: 't00000000002' } });
  expect([answerText(pairs, short), answerText(pairs, long)]).toEqual(['b.2', 's00000000002[.]t00000000002']);
  expect(answerText(tellText(text, { text: ' deux\nlignes\t' }), short)).toBe('deux lignes');
  const truth = tellChoice(
    { ...choice, truth: true, options: choice.options.slice(0, 2) },
    { picked: ['o00000000002'] },
  );
  expect([answerText(truth, short), answerText(truth, long), keyTexts(truth, long)]).toEqual(['f', 'false', ['true']]);
});

test('orders, numbers and blanks', () => {
  const items = ['i00000000001', 'i00000000002', 'i00000000003'].map((id, index) => ({ id, number: index }));
  const order = tellOrder(
    { ...base, kind: 'order', marking: 'all', items },
    { order: [items[2]!.id, items[0]!.id, items[1]!.id] },
  );
  expect([answerText(order, short), keyTexts(order, short)]).toEqual(['c,a,b', ['a,b,c']]);
  const played = {
    ...base,
    kind: 'number' as const,
    unitNeeded: false,
    units: [],
    answers: [{ id: 'a', number: 2, label: '3,5', value: 3.5, tolerance: 0.5, credit: 1 }],
  };
  const number = tellNumber(played, { text: '٣٫٢' });
  expect([number.type, answerText(number, long), keyTexts(number, long), keyTexts(number, short)]).toEqual([
    'numeric',
    '3.2',
    ['3[:]4'],
    ['3.5'],
  ]);
  expect(tellNumber(played, { text: 'beaucoup' })).toMatchObject({ type: 'fill-in', answer: ['beaucoup'] });
  expect(tellNumber(played, { text: '1234567' }).type).toBe('fill-in');
  const gap = (id: string): { id: string; number: number; way: 'number'; value: number; tolerance: number } => ({
    id,
    number: 1,
    way: 'number',
    value: 4,
    tolerance: 0,
  });
  const gaps = {
    ...base,
    kind: 'gaps' as const,
    bank: [],
    shuffle: false,
    caseSensitive: false,
    accentSensitive: false,
  };
  const two = tellGaps({ ...gaps, gaps: [gap('a'), gap('b')] }, { values: { b: '5' } });
  expect([answerText(two, long), keyTexts(two, long)]).toEqual(['[,]5', ['4[,]4']]);
  expect(tellGaps({ ...gaps, gaps: Array.from({ length: 12 }, (_, at) => gap(`g${at}`)) }, { values: {} }).type).toBe(
    'long-fill-in',
  );
});

test('keys as each edition writes them', () => {
  const told = [tellChoice(choice, { picked: [] }), tellMatch(match, { pairs: {} }), tellText(text, { text: '' })];
  expect(told.map((one) => keyTexts(one, short))).toEqual([['a,c'], ['a.2,b.1'], ['Rabat']]);
  expect(keyTexts(told[1]!, long)).toEqual(['s00000000001[.]t00000000002[,]s00000000002[.]t00000000001']);
});

describe('numbers and times pass the patterns of strict LMSs', () => {
  const seconds = fc.double({ min: 0, max: 40_000_000, noNaN: true });
  test('durations', () => {
    fc.assert(
      fc.property(seconds, (one) => {
        expect(clockDuration(one)).toMatch(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
        expect(isoDuration(one)).toMatch(/^PT\d+H\d+M\d+(\.\d{1,2})?S$/);
      }),
    );
    expect([clockDuration(59.999), clockDuration(3661.5), isoDuration(59.999)]).toEqual([
      '00:01:00.00',
      '01:01:01.50',
      'PT0H1M0S',
    ]);
  });
  test('moments and decimals', () => {
    expect(isoMoment(new Date(Date.UTC(2026, 10, 23, 10, 0, 0, 128)))).toBe('2026-11-23T10:00:00.12Z');
    expect([decimal(66.6666), decimal(1e-7), decimal(100), decimal(0.3333333, 4)]).toEqual([
      '66.67',
      '0',
      '100',
      '0.3333',
    ]);
    expect(oneLine('a'.repeat(300), 250)).toHaveLength(250);
    expect(() => encodeURIComponent(oneLine(`${'a'.repeat(249)}😀`, 250))).not.toThrow();
  });
});
