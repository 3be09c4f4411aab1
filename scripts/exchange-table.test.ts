import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { formatOf, importers } from '@nibras/import';
import { readPage, renewPage } from './exchange-table.ts';

test('the page on exchange tells what the code holds: node scripts/exchange-table.ts', async () => {
  expect(readPage()).toBe(await renewPage(readPage()));
});

test.each(['fr', 'ar', 'en'])('the table to start from in %s comes in whole', (language) => {
  const file = resolve(import.meta.dirname, `../docs/how-to/questions-template.${language}.csv`);
  const text = readFileSync(file, 'utf8');
  expect(formatOf(text)).toBe('csv');
  const { items, diagnostics } = importers.csv.read(text);
  expect(diagnostics).toEqual([]);
  expect(items.map(({ interaction }) => interaction.kind)).toEqual([
    'choice',
    'choice',
    'choice',
    'match',
    'text',
    'number',
    'number',
    'order',
    'open',
    'survey',
    'gaps',
    'gaps',
    'choice',
  ]);
  expect(items[10]!.interaction).toMatchObject({
    gaps: [{ way: 'text' }, { way: 'choice' }, { way: 'bank' }, { way: 'number', value: 10 }],
  });
  expect(items[12]!.interaction).toMatchObject({ inText: true, options: [{ correct: true }, {}, {}] });
  expect(items[2]!.interaction).toMatchObject({ truth: true, options: [{ correct: false }, { correct: true }] });
  expect(items[6]).toMatchObject({
    interaction: { draws: [{ values: {} }, {}, {}] },
    calculation: {
      formula: 'a * n',
      tolerance: 1,
      percent: true,
      variables: [{ name: 'a', decimals: 1 }, { name: 'n' }],
    },
  });
  expect(items[5]!.interaction).toMatchObject({ answers: [{ value: 3.5, tolerance: 0.01 }] });
});
