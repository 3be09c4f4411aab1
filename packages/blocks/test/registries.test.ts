import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringsIn } from '../src/define.ts';
import { models } from '../src/models.ts';
import { players } from '../src/players.ts';
import { renderers } from '../src/renderers.ts';

test('every folder with a model is registered everywhere, under its own name', () => {
  const source = join(import.meta.dirname, '../src');
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(source, entry.name)).includes('model.ts'))
    .map((entry) => entry.name)
    .toSorted();
  for (const registry of [models, renderers, players]) expect(Object.keys(registry).toSorted()).toEqual(folders);
  for (const [type, model] of Object.entries(models)) expect(model.type).toBe(type);
  for (const [type, model] of Object.entries(models))
    expect([type, (players as Record<string, unknown>)[type] !== null]).toEqual([type, 'interaction' in model]);
});

test('a language that the product does not speak reads English', () => {
  const table = { fr: { a: 'f' }, ar: { a: 'ا' }, en: { a: 'e' } };
  expect([stringsIn(table, 'fr-MA').a, stringsIn(table, 'ar').a, stringsIn(table, 'pt').a]).toEqual(['f', 'ا', 'e']);
});
