import { expect, test } from 'vitest';
import type { Interaction } from '@nibras/course';
import { forecastState } from './forecast.ts';

const base = { prompt: 'Combien ?', points: 1, attempts: 1 };
const member = (number: number): { id: string; number: number; label: string } => ({
  id: `o${number}`,
  number,
  label: 'tableur',
});
const choice = (number: number): Interaction => ({
  ...base,
  kind: 'choice',
  id: `q${number}`,
  number,
  multiple: true,
  marking: 'partial',
  shuffle: true,
  options: [1, 2, 3, 4].map((one) => ({ ...member(number + one), correct: one < 3 })),
});
const match = (number: number): Interaction => ({
  ...base,
  kind: 'match',
  id: `q${number}`,
  number,
  shuffle: true,
  sources: [1, 2, 3].map((one) => member(number + one)),
  targets: [4, 5, 6].map((one) => member(number + one)),
  key: {},
});
const text = (number: number, label = 'tableur'): Interaction => ({
  ...base,
  kind: 'text',
  id: `q${number}`,
  number,
  answers: [{ ...member(number + 1), label, credit: 1 }],
  caseSensitive: false,
  accentSensitive: false,
});
const pages = (count: number): number[] => Array.from({ length: count }, (_, at) => at * 20);
const times = <One>(count: number, make: (number: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at * 7 + 3));

test('60 pages and 200 closed questions fit into what SCORM 1.2 keeps, all picks and pairs with them', () => {
  const forecast = forecastState(
    pages(60),
    [...times(160, choice), ...times(40, (number) => match(number + 2000))],
    3500,
  );
  expect(forecast.lost).toEqual([]);
  expect(forecast.size).toBeLessThanOrEqual(3500);
});

test('what does not fit is named, own words before picks, short before long', () => {
  const questions = [
    ...times(240, choice),
    ...times(30, (number) => text(number + 2000)),
    text(9000, 'une réponse assez longue pour être gardée'),
  ];
  const forecast = forecastState(pages(60), questions, 3500);
  expect(forecast.size).toBeGreaterThan(3500);
  expect(forecast.lost.length).toBeGreaterThan(0);
  expect(forecast.lost.every((number) => number >= 2000)).toBe(true);
  expect(forecast.lost).not.toContain(9000);
  expect(forecastState(pages(60), questions, 16_000).lost).toEqual([]);
});
