import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type BlockSeed,
  copyBlock,
  createBlock,
  type CourseDocument,
  initialiseCourse,
  openDocument,
  readBlock,
  setSetting,
} from '@nibras/course';
import { models } from '../models.ts';
import type { SingleChoiceSettings } from '../choice/model.ts';

const seed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../choice/fixtures/picture-options.json'), 'utf8'),
) as BlockSeed;
const [grid, mail, canvas, letter] = Object.keys(seed.settings['options'] as object) as [
  string,
  string,
  string,
  string,
];

function newDocument(): CourseDocument {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: {}, languages: ['fr', 'ar', 'en'] });
  return document;
}
function read(document: CourseDocument, id: string) {
  const block = readBlock(models, id, document.blocks.get(id)!)!;
  const settings = block.settings as unknown as SingleChoiceSettings;
  const text = (slot: string): string => {
    const said = block.texts[slot]?.['fr'];
    return typeof said === 'string' ? said : (JSON.stringify(said ?? '').match(/"text":"([^"]*)"/)?.[1] ?? '');
  };
  const asked = models.choice.interaction!({ ...block, settings }, text, () => 0);
  const labels = asked.kind === 'choice' ? asked.options.map(({ label }) => label) : [];
  return { settings, labels };
}
const names = [
  'Une grille de cases numérotées',
  'Une liste de messages',
  'Celle-ci, avec les pinceaux',
  'La page blanche d’une lettre',
];

test('a copy shows the same pictures under ids of its own, and goes by the same words', () => {
  const document = newDocument();
  const id = createBlock(document, models.choice, seed);
  const other = newDocument();
  const copy = read(other, copyBlock(other, models, id, document)!);
  expect(copy.labels).toEqual(names);
  expect(read(document, id).labels).toEqual(names);
  expect(Object.keys(copy.settings.pictures).toSorted()).toEqual(Object.keys(copy.settings.options).toSorted());
  expect(Object.keys(copy.settings.pictures)).not.toContain(grid);
  expect(Object.keys(copy.settings.decorative)).toHaveLength(1);
});

test('a picture and a key set by two authors at once both stay', () => {
  const document = newDocument();
  const id = createBlock(document, models.choice, seed);
  const other = openDocument(new Y.Doc());
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(document.doc));
  const picture = ['cd'.repeat(32), 'autre.jpg', 'image/jpeg', 10, 10];
  setSetting(document, models.choice, id, `options/${mail}`, { order: 'a1', correct: true });
  setSetting(other, models.choice, id, `pictures/${mail}`, picture);
  Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(other.doc));
  const { settings } = read(document, id);
  expect([settings.options[mail]!.correct, settings.pictures[mail]]).toEqual([true, picture]);
});

test('a removed option takes its picture with it, and a decorative one wants words', () => {
  const document = newDocument();
  const id = createBlock(document, models.choice, seed);
  const asked = (): string[] => {
    const { settings } = read(document, id);
    return models.choice.slots(settings).flatMap(({ key, required }) => (required ? [key] : []));
  };
  expect(asked()).toEqual(['stem', `alt:${grid}`, `alt:${mail}`, `alt:${canvas}`, `option:${letter}`]);
  const uses = (): number => models.choice.assets!(read(document, id).settings).length;
  expect(uses()).toBe(4);
  setSetting(document, models.choice, id, `options/${mail}`, undefined);
  expect(uses()).toBe(3);
});
