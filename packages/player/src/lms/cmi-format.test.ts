import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlayedInteraction } from '../question/behaviour.ts';
import {
  type AnswerStyle,
  clockDuration,
  decimal,
  isoDuration,
  isoMoment,
  keyTexts,
  oneLine,
  responseText,
} from './cmi-format.ts';

const short: AnswerStyle = { comma: ',', point: '.', short: true, limit: 255 };
const long: AnswerStyle = { comma: '[,]', point: '[.]', short: false, limit: 250 };
const base = { id: 'q00000000001', number: 1, points: 1, attempts: 1 };

const choice: PlayedInteraction = {
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
const match: PlayedInteraction = {
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
const text: PlayedInteraction = {
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
  const picked = { kind: 'choice', picked: ['o00000000003', 'o00000000001'] } as const;
  expect([responseText(choice, picked, short), responseText(choice, picked, long)]).toEqual([
    'a,c',
    'o00000000001[,]o00000000003',
  ]);
  const pairs = { kind: 'match', pairs: { s00000000002: 't00000000002' } } as const;
  expect([responseText(match, pairs, short), responseText(match, pairs, long)]).toEqual([
    'b.2',
    's00000000002[.]t00000000002',
  ]);
  expect(responseText(text, { kind: 'text', text: ' deux\nlignes\t' }, short)).toBe('deux lignes');
});

test('keys as each edition writes them', () => {
  expect([keyTexts(choice, short), keyTexts(match, short), keyTexts(text, short)]).toEqual([
    ['a,c'],
    ['a.2,b.1'],
    ['Rabat'],
  ]);
  expect(keyTexts(match, long)).toEqual(['s00000000001[.]t00000000002[,]s00000000002[.]t00000000001']);
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
