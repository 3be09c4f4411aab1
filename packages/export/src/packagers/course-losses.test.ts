import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  addNode,
  appendBlock,
  blockRef,
  type BlockSeed,
  type CourseSnapshot,
  createBlock,
  initialiseCourse,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { tinyFacts } from '../../test/tiny-course.ts';
import { foreseeLosses } from '../index.ts';

const fixture = (type: string, name: string, more: Readonly<Record<string, unknown>>): BlockSeed => {
  const path = join(import.meta.dirname, `../../../blocks/src/${type}/fixtures/${name}.json`);
  const seed = JSON.parse(readFileSync(path, 'utf8')) as BlockSeed;
  return { ...seed, settings: { ...seed.settings, ...more } };
};

interface Made {
  readonly snapshot: CourseSnapshot;
  readonly names: Readonly<Record<string, string>>;
}

function courseOf(quiz: Readonly<Record<string, unknown>>): Made {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
  const words = createBlock(document, models['select-text'], fixture('select-text', 'verbs', { attempts: 3 }));
  const several = createBlock(
    document,
    models['multiple-choice'],
    fixture('multiple-choice', 'checks', { shuffle: true, tags: { calcul: true }, attempts: 1 }),
  );
  const one = createBlock(document, models.choice, fixture('choice', 'average', { shuffle: true, attempts: 1 }));
  const drawn = createBlock(document, models.calculated, fixture('calculated', 'discount', { attempts: 1 }));
  const bank = addBank(document, { fr: 'Banque' });
  const banked = appendBlock(document, bank, models.choice, fixture('choice', 'average', { attempts: 2 }));
  addNode(document, {
    kind: 'page',
    title: { fr: 'Page' },
    settings: { quiz },
    prose: { fr: [words, several, one, drawn].map(blockRef) },
  });
  return {
    snapshot: takeSnapshot(document, models),
    names: { [words]: 'words', [several]: 'several', [one]: 'one', [drawn]: 'drawn', [banked]: 'banked' },
  };
}

const told = (target: string, { snapshot, names }: Made): string[] =>
  foreseeLosses({ snapshot, models, target, assets: tinyFacts }).flatMap(({ code, at, severity }) =>
    /attempts|tags|shuffle|in-text|draws|category/.test(code)
      ? [
          `${names[at.block ?? ''] ?? 'page'} ${code.replace(/^(exchange|translate)\./, '')}${severity === 'info' ? ' (info)' : ''}`,
        ]
      : [],
  );

test.each(['olx', 'olx-dogwood'])('what questions lose in %s is told before anything is written', (target) => {
  expect(told(target, courseOf({}))).toEqual([
    'words in-text',
    'several tags (info)',
    'several shuffle',
    'drawn draws',
  ]);
});

test('what questions lose in a cartridge is told, and what its banks lose', () => {
  const banked = ['banked attempts', 'banked category'];
  expect(told('cc11', courseOf({}))).toEqual(['words attempts', 'words in-text', 'several tags (info)', ...banked]);
  expect(told('cc13', courseOf({ attempts: 9 }))).toEqual([
    'page attempts',
    'words in-text',
    'several tags (info)',
    ...banked,
  ]);
});
