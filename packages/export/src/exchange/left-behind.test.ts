import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  createBlock,
  initialiseCourse,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { withoutFiles } from './item-files.ts';
import { itemsOfCourse } from './items-of-course.ts';
import { leftBehind } from './left-behind.ts';
import { translators } from './translators.ts';

const fixture = (type: string, name: string): BlockSeed =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../blocks/src/${type}/fixtures/${name}.json`), 'utf8'),
  ) as BlockSeed;

test('files, and draws beside the first, are named; the first stands in the texts', () => {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: {}, languages: ['fr'] });
  const blocks = [
    createBlock(document, models.hotspot, fixture('hotspot', 'outlined')),
    createBlock(document, models.calculated, fixture('calculated', 'discount')),
  ];
  addNode(document, { kind: 'page', title: { fr: 'Un' }, prose: { fr: blocks.map(blockRef) } });
  const snapshot = takeSnapshot(document, models);
  const items = itemsOfCourse(snapshot, models, 'fr');
  const told = (all: typeof items): unknown =>
    leftBehind(all, snapshot, models, translators.gift)
      .filter(({ code }) => /(files|draws|picture-list)$/.test(code))
      .map(({ code, at }) => [code, at?.block]);
  expect(told(items)).toEqual([['exchange.draws', blocks[1]]]);
  expect(told(items.map(withoutFiles))).toEqual([
    ['exchange.files', blocks[0]],
    ['exchange.picture-list', blocks[0]],
    ['exchange.draws', blocks[1]],
  ]);
  expect(items[0]!.html['stem']).toMatch(/^<p><img src="file:a-(?:ab)+\.jpg" alt="[^"]+"><\/p>/);
  expect(items[1]!.html['stem']).toContain('120 cahiers avec une remise de 2.5');
  expect(items[1]!.interaction.prompt).toContain('120 cahiers');
});
