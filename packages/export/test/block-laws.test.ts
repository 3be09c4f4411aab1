import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  type AnyBlockModel,
  blockRef,
  type BlockSeed,
  type CourseSnapshot,
  createBlock,
  initialiseCourse,
  openDocument,
  paragraph,
  plainText,
  type ProseNode,
  takeSnapshot,
} from '@nibras/course';
import type { AssetFacts } from '@nibras/render';
import { type ExportPlan, packagers } from '../src/index.ts';
import { plan } from './packages.ts';

const languages = ['fr', 'ar', 'en'];
const blocksFolder = resolve(import.meta.dirname, '../../blocks/src');

interface Case {
  readonly name: string;
  readonly type: keyof typeof models;
  readonly seed: BlockSeed & { readonly version: number };
}

const cases: Case[] = (Object.keys(models) as Case['type'][]).flatMap((type) =>
  readdirSync(join(blocksFolder, type, 'fixtures'))
    .toSorted()
    .map((file) => ({
      name: `${type}, ${file}`,
      type,
      seed: JSON.parse(readFileSync(join(blocksFolder, type, 'fixtures', file), 'utf8')) as Case['seed'],
    })),
);

/** A course of a page before and a page with the block, whose question counts or is practice. */
function courseWith({ type, seed }: Case, counts: boolean): CourseSnapshot {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: derivedId('laws'), title: { fr: 'Lois', ar: 'قوانين', en: 'Laws' }, languages });
  const block = createBlock(document, models[type], seed, derivedId(type));
  document.blocks.get(block)!.set('version', seed.version);
  const inAll = (nodes: readonly ProseNode[]): Record<string, readonly ProseNode[]> =>
    Object.fromEntries(languages.map((language) => [language, nodes]));
  addNode(document, { id: derivedId('first'), kind: 'page', title: { fr: 'Un' }, prose: inAll([paragraph('.')]) });
  addNode(document, {
    id: derivedId('second'),
    kind: 'page',
    title: { fr: 'Deux' },
    prose: inAll([blockRef(block)]),
    settings: counts ? { quiz: { mastery: 50 } } : {},
  });
  return takeSnapshot(document, models);
}

const textsOf = (made: ExportPlan): Map<string, string> =>
  new Map(made.entries.flatMap(({ path, body }) => (body.kind === 'text' ? [[path, body.text]] : [])));

/** What a learner can read of a page, entities and tags away. */
const readable = (html: string): string =>
  html
    .replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0\u202f]+/g, '');

describe.each(Object.keys(packagers))('every block in a package for %s', (target) => {
  test.each(cases)('$name', async (one) => {
    const model: AnyBlockModel = models[one.type];
    for (const counts of [false, true]) {
      const snapshot = courseWith(one, counts);
      const block = snapshot.blocks[derivedId(one.type)]!;
      const media = new Map((model.assets?.(block.settings) ?? []).map(({ hash, name }) => [hash, name]));
      const mediaTypes: Readonly<Record<string, string>> = { vtt: 'text/vtt', mp3: 'audio/mpeg', mp4: 'video/mp4' };
      const facts = (hash: string): AssetFacts | undefined =>
        media.has(hash)
          ? { hash, size: 10, crc32: 1, mediaType: mediaTypes[media.get(hash)!.split('.').at(-1)!] ?? 'image/png' }
          : undefined;
      for (const language of languages) {
        const made = await plan(target, snapshot, { language, assets: facts });
        expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const again = await plan(target, courseWith(one, counts), { language, assets: facts });
        expect(textsOf(again)).toEqual(textsOf(made));
        // The page by itself, as a reader without script has it.
        const page = textsOf(made).get(`p-${derivedId('second')}.html`)!;
        const words = readable(page);
        for (const { key, kind, role } of model.slots(block.settings)) {
          const text = block.texts[key]?.[language];
          const said = typeof text === 'string' ? text : plainText(text ?? []);
          // Answers to a short text and what is said after answering are no part of what a learner reads first.
          if (said === '' || kind === 'plain' || role === 'answer' || role === 'feedback') continue;
          for (const line of said.split(/[\n\t]|\[\[\w{12}\]\]/))
            expect(words, `${key} ${language}`).toContain(readable(line));
        }
        expect(page).toMatch(/<main[^>]*>[^]*<\/main>/);
      }
    }
  });
});
