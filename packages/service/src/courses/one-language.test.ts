import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derivedId, type Id } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type CourseDocument,
  createBlock,
  defaultLanguage,
  initialiseCourse,
  openDocument,
  pageProse,
  paragraph,
  setPlainText,
  takeSnapshot,
  toFragmentChildren,
} from '@nibras/course';
import { planExport } from '@nibras/export';
import { buildPlayer } from '@nibras/player/build';
import { readPlayer } from '../built-files.ts';
import { loadLanguage } from './one-language.ts';

const languages = ['fr', 'ar', 'en'];
const pages = [0, 1, 2].map((index) => derivedId('page', String(index)));
let built: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  await buildPlayer(join(built, 'player'));
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

type Edit = readonly [kind: string, page: number, language: number, at: number];
const kinds = [
  'write',
  'main-language',
  'write',
  'clear',
  'question',
  'callout',
  'stem',
  'empty-stem',
  'alt',
  'replace',
  'undo-words',
];
const edits = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(2), fc.nat(2), fc.nat(50)), { maxLength: 30 });

function courseIn(): CourseDocument {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: derivedId('course'), title: { fr: 'Cours' }, languages });
  for (const id of pages) addNode(document, { id, kind: 'page', title: { fr: 'Page', ar: 'صفحة' } });
  return document;
}

const pick = <Value>(values: readonly Value[], number: number): Value | undefined => values[number % values.length];

function apply(document: CourseDocument, [kind, page, language, at]: Edit, word: string): void {
  const tag = languages[language]!;
  const id = pages[page]!;
  const prose = pageProse(document, id, tag)!;
  const block: Id | undefined = pick([...document.blocks.keys()].toSorted(), at);
  const rich = block
    ? pick(
        [...document.blocks.get(block)!.entries()].filter(
          ([key, value]) => key.endsWith(`/${tag}`) && value instanceof Y.XmlFragment,
        ),
        at,
      )?.[1]
    : undefined;
  if (kind === 'main-language') document.course.set('defaultLanguage', at % 5 === 0 ? tag : 'fr');
  else if (kind === 'write') prose.insert(at % (prose.length + 1), toFragmentChildren([paragraph(`${word} ☕ é`)]));
  else if (kind === 'clear') prose.delete(0, prose.length);
  else if (kind === 'question' || kind === 'callout') {
    const made = createBlock(document, kind === 'question' ? models.choice : models.callout);
    for (const one of languages) pageProse(document, id, one)!.push(toFragmentChildren([blockRef(made)]));
  } else if (kind === 'stem' && rich instanceof Y.XmlFragment) rich.insert(0, toFragmentChildren([paragraph(word)]));
  else if (kind === 'empty-stem' && rich instanceof Y.XmlFragment) rich.delete(0, rich.length);
  else if (kind === 'alt' && block) setPlainText(document, block, 'alt', tag, at % 3 === 0 ? '' : word);
  else if (kind === 'replace') {
    const fragment = new Y.XmlFragment();
    fragment.insert(0, toFragmentChildren([paragraph(at % 3 === 0 ? '\u00a0' : word)]));
    document.nodes.get(id)!.set(`prose/${tag}`, fragment);
  } else if (kind === 'undo-words')
    for (const child of prose.toArray()) if (child instanceof Y.XmlElement) child.delete(0, child.length);
}

const packageOf = (document: CourseDocument, language: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        planExport({
          snapshot: takeSnapshot(document, models),
          models,
          target: 'web',
          language,
          player: readPlayer(built),
          schemas: { read: () => [] },
          assets: () => undefined,
        }).entries,
      ),
    )
    .digest('hex');

test('a course read in one language gives the package that the whole course gives', () => {
  let narrowed = 0;
  fc.assert(
    fc.property(edits, edits, edits, (before, apart, after) => {
      const document = courseIn();
      for (const [index, one] of before.entries()) apply(document, one, `w${index}`);
      // Another window's edits, so that the state has more than one client.
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(document.doc));
      for (const [index, one] of apart.entries()) apply(openDocument(other), one, `x${index}`);
      Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(other));
      const state = Y.encodeStateAsUpdate(document.doc);
      const since: Uint8Array[] = [];
      document.doc.on('update', (update: Uint8Array) => since.push(update));
      for (const [index, one] of after.entries()) apply(document, one, `y${index}`);
      for (const language of languages) {
        const read = loadLanguage(
          () => [state, ...since],
          language === defaultLanguage(document) ? undefined : language,
        );
        const others = languages.filter((one) => one !== language);
        if (pages.some((id) => others.some((one) => String(read.nodes.get(id)?.get(`prose/${one}`) ?? '') === '')))
          narrowed += 1;
        expect(packageOf(read, language)).toBe(packageOf(document, language));
      }
    }),
    { numRuns: 100 },
  );
  expect(narrowed).toBeGreaterThan(0);
});

test('texts in other languages are left out of memory', () => {
  const document = courseIn();
  for (const page of [0, 1, 2])
    for (const language of [0, 1, 2])
      for (let at = 0; at < 200; at += 1) apply(document, ['write', page, language, at], `a long paragraph ${at}`);
  const state = Y.encodeStateAsUpdate(document.doc);
  const read = loadLanguage(() => [state], 'ar');
  expect(String(read.nodes.get(pages[0]!)!.get('prose/ar'))).toBe(
    String(document.nodes.get(pages[0]!)!.get('prose/ar')),
  );
  expect(Y.encodeStateAsUpdate(read.doc).byteLength).toBeLessThan(state.byteLength / 2);
});
