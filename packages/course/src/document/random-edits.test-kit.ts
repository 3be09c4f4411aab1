import fc from 'fast-check';
import * as Y from 'yjs';
import { z } from 'zod';
import { derivedId, type Id } from '@nibras/base';
import type { BlockModel, BlockModels } from '../block-model.ts';
import { blockRef, paragraph } from '../prose/prose-node.ts';
import { readProse, toFragmentChildren } from '../prose/fragment.ts';
import { blockRefs } from '../prose/plain-text.ts';
import { addBank, moveBlocks } from './banks.ts';
import { createBlock, setPlainText, setSetting } from './block-record.ts';
import { duplicateNode } from './copies.ts';
import {
  authorOrigin,
  type CourseDocument,
  courseLanguages,
  edit,
  initialiseCourse,
  openDocument,
} from './course-document.ts';
import { addLanguage, addNode, moveNode, pageProse, renameNode, restoreNode, trashNode } from './nodes.ts';
import { readTree } from './tree.ts';

interface PollSettings {
  readonly options: Readonly<Record<string, { readonly order: string }>>;
  readonly points: number;
}

const poll: BlockModel<PollSettings> = {
  type: 'poll',
  version: 1,
  group: 'question',
  schema: z.object({
    options: z.record(z.string(), z.object({ order: z.string() })).catch({}),
    points: z.number().catch(1),
  }),
  slots: (settings) => [
    { key: 'alt', kind: 'plain', role: 'alt' },
    { key: 'stem', kind: 'rich', role: 'stem' },
    ...Object.keys(settings.options).map((id) => ({ key: `option:${id}`, kind: 'line', role: 'option' }) as const),
  ],
  create: (newId) => ({ settings: { options: { [newId()]: { order: 'a0' }, [newId()]: { order: 'a1' } }, points: 1 } }),
  migrations: {},
  members: (settings) => Object.keys(settings.options),
};

/** A block that holds other blocks in its text, as columns and callouts do. */
export const frame: BlockModel<object> = {
  type: 'frame',
  version: 1,
  group: 'layout',
  schema: z.object({}),
  slots: () => [{ key: 'body', kind: 'flow', role: 'body' }],
  create: () => ({ settings: {} }),
  migrations: {},
};

/** The block types of the tests: one with a plain slot, a rich one and members with texts of their own, and one that holds blocks. */
export const testModels: BlockModels = { poll, frame };

/** One edit, with numbers that pick its targets among what there is. */
export type Edit = readonly [kind: string, first: number, second: number];

const kinds = [
  'add-page',
  'add-module',
  'add-lesson',
  'move',
  'trash',
  'restore',
  'rename',
  'type',
  'type',
  'type',
  'add-paragraph',
  'delete-paragraph',
  'add-block',
  'add-block',
  'add-frame',
  'move-block',
  'move-block',
  'move-block-everywhere',
  'alt',
  'stem',
  'points',
  'add-option',
  'duplicate',
  'add-language',
  'add-other-language',
  'translate',
  'add-bank',
  'to-bank',
];

export const editArbitrary: fc.Arbitrary<Edit> = fc.tuple(fc.constantFrom(...kinds), fc.nat(1000), fc.nat(1000));
export const editsArbitrary = (most: number): fc.Arbitrary<Edit[]> => fc.array(editArbitrary, { maxLength: most });

const pick = <Value>(values: readonly Value[], number: number): Value | undefined => values[number % values.length];

/** A document with a course of some pages and a block; the same for every run. */
export function baseCourse(client = 1): CourseDocument {
  const document = openDocument(new Y.Doc());
  document.doc.clientID = client;
  initialiseCourse(document, { id: derivedId('course'), title: { fr: 'Cours' }, languages: ['fr'] });
  const module = addNode(document, { id: derivedId('module'), kind: 'module', title: { fr: 'Module' } });
  let made = 0;
  const seed = poll.create(() => derivedId('option', String((made += 1))));
  const block = createBlock(document, poll, seed, derivedId('block'));
  for (const name of ['one', 'two', 'three'])
    addNode(document, {
      id: derivedId('page', name),
      kind: 'page',
      parent: module,
      title: { fr: name },
      prose: { fr: [paragraph(`start ${name}`), ...(name === 'two' ? [blockRef(block)] : []), paragraph('end')] },
    });
  return document;
}

/** Another copy of a document, edited by another program. */
export function fork(document: CourseDocument, client: number): CourseDocument {
  const copy = openDocument(new Y.Doc());
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(document.doc), 'remote');
  copy.doc.clientID = client;
  return copy;
}

/** Makes an edit as the author would; `word` is a word that appears nowhere else. */
export function applyEdit(document: CourseDocument, [kind, first, second]: Edit, word: string): void {
  const nodes = [...document.nodes.keys()].toSorted();
  const pages = nodes.filter((id) => document.nodes.get(id)?.get('kind') === 'page');
  const blocks = [...document.blocks.keys()].toSorted();
  const node = pick(nodes, first);
  const page = pick(pages, first);
  const block = pick(
    blocks.filter((id) => document.blocks.get(id)?.get('type') === 'poll'),
    first,
  );
  const prose = page === undefined ? undefined : pageProse(document, page, 'fr');
  const title = { fr: word };
  const newId = (): Id => derivedId('new', word);
  if (kind === 'add-page' || kind === 'add-lesson' || kind === 'add-module')
    addNode(document, {
      id: newId(),
      kind: kind === 'add-page' ? 'page' : kind === 'add-lesson' ? 'lesson' : 'module',
      parent: kind === 'add-module' ? '' : (pick(['', ...nodes], second) ?? ''),
      title,
    });
  else if (kind === 'move' && node) moveNode(document, node, pick(['', ...nodes], second) ?? '', null);
  else if (kind === 'trash' && node) trashNode(document, node);
  else if (kind === 'restore' && node) restoreNode(document, node);
  else if (kind === 'rename' && node) renameNode(document, node, 'fr', word);
  else if (kind === 'type' && prose) typeWord(document, prose, second, word);
  else if (kind === 'add-paragraph' && prose)
    edit(document, () => prose.insert(second % (prose.length + 1), toFragmentChildren([paragraph(word)])));
  else if (kind === 'delete-paragraph' && prose && prose.length > 0)
    edit(document, () => prose.delete(second % prose.length, 1));
  else if (kind === 'add-block' && prose)
    edit(document, () => {
      const id = createBlock(document, poll, undefined, newId());
      prose.insert(second % (prose.length + 1), toFragmentChildren([blockRef(id)]));
    });
  else if (kind === 'add-frame' && prose)
    edit(document, () =>
      prose.insert(0, toFragmentChildren([blockRef(createBlock(document, frame, undefined, newId()))])),
    );
  else if (kind === 'move-block') moveBlock(document, first, second, ['fr']);
  else if (kind === 'move-block-everywhere') moveBlock(document, first, second, courseLanguages(document));
  else if (kind === 'add-bank') addBank(document, title, newId());
  else if (kind === 'to-bank' && block) {
    const bank = pick(readTree(document).banks, second);
    if (bank) moveBlocks(document, [block], bank.id);
  } else if (kind === 'alt' && block) setPlainText(document, block, 'alt', 'fr', word);
  else if (kind === 'stem' && block) {
    const stem = document.blocks.get(block)?.get('text/stem/fr');
    if (stem instanceof Y.XmlFragment) edit(document, () => stem.insert(0, toFragmentChildren([paragraph(word)])));
  } else if (kind === 'points' && block) setSetting(document, poll, block, 'points', second);
  else if (kind === 'add-option' && block) setSetting(document, poll, block, `options/${newId()}`, { order: 'b' });
  else if (kind === 'duplicate' && page) duplicateNode(document, testModels, page);
  else if (kind === 'add-language') addLanguage(document, 'ar');
  else if (kind === 'add-other-language') addLanguage(document, 'en');
  else if (kind === 'translate' && page !== undefined) {
    const language = pick(courseLanguages(document), second) ?? 'fr';
    typeWord(document, pageProse(document, page, language)!, second, word);
  }
}

function typeWord(document: CourseDocument, prose: Y.XmlFragment, at: number, word: string): void {
  const texts = prose
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement ? child.toArray() : []))
    .filter((child) => child instanceof Y.XmlText);
  const text = pick(texts, at);
  if (text) edit(document, () => text.insert(at % (text.length + 1), ` ${word} `));
  else edit(document, () => prose.insert(0, toFragmentChildren([paragraph(word)])));
}

/** Texts that may hold blocks: those of pages and of frames, each with the frame that it is of. */
function flows(document: CourseDocument, language = 'fr'): { owner: Id; fragment: Y.XmlFragment }[] {
  return [
    ...[...document.nodes].map(([owner, record]) => ({ owner, value: record.get(`prose/${language}`) })),
    ...[...document.blocks].map(([owner, record]) => ({ owner, value: record.get(`text/body/${language}`) })),
  ]
    .flatMap(({ owner, value }) => (value instanceof Y.XmlFragment ? [{ owner, fragment: value }] : []))
    .toSorted((one, other) => (one.owner < other.owner ? -1 : 1));
}

/** Whether a frame holds a block in any language, however deep. */
function holds(document: CourseDocument, owner: Id, block: Id): boolean {
  const record = document.blocks.get(owner);
  const bodies = record ? [...record].filter(([key]) => key.startsWith('text/body/')).map(([, value]) => value) : [];
  return (
    owner === block ||
    bodies.some(
      (body) =>
        body instanceof Y.XmlFragment && blockRefs(readProse(body)).some((inner) => holds(document, inner, block)),
    )
  );
}

const placeOf = (fragment: Y.XmlFragment, id?: Id): number =>
  fragment
    .toArray()
    .findIndex(
      (child) =>
        child instanceof Y.XmlElement &&
        child.nodeName === 'blockRef' &&
        (id === undefined || child.getAttribute('id') === id),
    );

/** Cuts the first block of some page or frame and pastes it into another place, never into itself, in each language given. */
function moveBlock(document: CourseDocument, to: number, from: number, languages: readonly string[]): void {
  const source = pick(
    flows(document).filter(({ fragment }) => placeOf(fragment) !== -1),
    from,
  );
  const target = pick(flows(document), to);
  if (!source || !target) return;
  const id = String((source.fragment.get(placeOf(source.fragment)) as Y.XmlElement).getAttribute('id'));
  if (holds(document, id, target.owner)) return;
  document.doc.transact(() => {
    for (const language of languages) {
      const texts = new Map(flows(document, language).map(({ owner, fragment }) => [owner, fragment]));
      const [before, after] = [texts.get(source.owner), texts.get(target.owner)];
      const place = before ? placeOf(before, id) : -1;
      if (place === -1 || !after) continue;
      before!.delete(place, 1);
      after.insert(0, toFragmentChildren([blockRef(id)]));
    }
  }, authorOrigin);
}

/** Every word that the document still holds anywhere: pages and blocks, trash included, titles, comments. */
export function allWords(document: CourseDocument): Set<string> {
  const words = new Set<string>();
  const visit = (value: unknown): void => {
    const text =
      typeof value === 'string'
        ? value
        : value instanceof Y.XmlFragment
          ? value.toString().replace(/<[^>]*>/g, ' ')
          : '';
    for (const word of text.match(/word[A-Za-z0-9]+/g) ?? []) words.add(word);
    if (value instanceof Y.Map) for (const one of value.values()) visit(one);
  };
  for (const root of [document.course, document.nodes, document.blocks, document.comments]) visit(root);
  return words;
}
