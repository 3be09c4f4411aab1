import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats, type FormatName } from '../scorm/formats.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { formatWords } from './formats.ts';
import { fr } from './fr.ts';
import { sayVerdict } from './say.ts';

const source = join(import.meta.dirname, '..');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/test|words/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');
const used = new Set(
  [...code.matchAll(/'((?:scorm|moodle|open-edx|cmi5|xapi|tincan|package|lms)\.[a-z0-9-]+)'/g)]
    .map(([, name]) => name!)
    .filter((name) => !/\.(xml|js|php)$/.test(name)),
);

test('every rule has its words, and no words are without a rule', () => {
  const spoken = Object.keys(en).filter((name) => !name.startsWith('play.'));
  const built = ['scorm.id-first', 'scorm.type-first'];
  expect([...used, ...built].filter((name) => !(name in en))).toEqual([]);
  expect(spoken.filter((name) => !used.has(name) && !built.includes(name))).toEqual([]);
});

test('the three languages name the same values', () => {
  const names = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted();
  for (const [rule, words] of Object.entries(en))
    for (const other of [fr, ar]) expect([rule, names(other[rule as keyof typeof en])]).toEqual([rule, names(words)]);
});

test('a format that can be broken is told in words', () => {
  for (const [name, format] of Object.entries(formats))
    if ('pattern' in format && name !== 'line')
      expect([name, formatWords[name as FormatName]?.length]).toEqual([name, 3]);
  expect(sayVerdict('fr', { rule: 'scorm.format', params: { format: 'interval' } })).toBe(
    'mal écrit ; attendu : une durée comme PT1H2M3.45S',
  );
  expect(sayVerdict('en', { rule: 'unheard-of', params: {} })).toBe('unheard-of');
});
