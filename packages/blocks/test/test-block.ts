import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isId, newId } from '@nibras/base';
import {
  type AnyBlockModel,
  type BlockSeed,
  blockRefs,
  createBlock,
  initialiseCourse,
  keyResponse,
  openDocument,
  plainText,
  type ProseNode,
  readBlock,
  scoreInteraction,
  type SnapshotBlock,
} from '@nibras/course';
import { models, type BlockType } from '../src/models.ts';
import { players } from '../src/players.ts';

/** A block as a file keeps it; one more for each older version, kept for ever. */
export interface Fixture extends BlockSeed {
  readonly name: string;
  readonly version: number;
}

export function readFixtures(type: string): Fixture[] {
  const folder = join(import.meta.dirname, '../src', type, 'fixtures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<Fixture, 'name'>) }));
}

/** Puts a fixture into a document, sends the document through its bytes, and reads the block back. */
function throughYjs(type: BlockType, seed: BlockSeed, version?: number): SnapshotBlock {
  const model: AnyBlockModel = models[type];
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: {}, languages: ['fr', 'ar', 'en'] });
  const id = createBlock(document, model, seed);
  if (version !== undefined) document.blocks.get(id)!.set('version', version);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.doc));
  const block = readBlock(models, id, openDocument(copy).blocks.get(id)!);
  if (!block) throw new Error(`${type} does not come back from the document`);
  return block;
}

const wordsOf = (text: string | readonly ProseNode[] | undefined): string =>
  text === undefined ? '' : typeof text === 'string' ? text : plainText(text);

/** The laws that hold for every block type. */
export function testBlock(type: BlockType): void {
  const model: AnyBlockModel = models[type];
  const fixtures = readFixtures(type);
  describe(`the laws of ${type}`, () => {
    test('has a fixture, and one for each older version', () => {
      expect(fixtures.length).toBeGreaterThan(0);
      const versions = new Set(fixtures.map((fixture) => fixture.version));
      for (let version = 1; version <= model.version; version += 1) expect(versions).toContain(version);
      for (let version = 1; version < model.version; version += 1)
        expect(model.migrations[version]).toBeTypeOf('function');
    });

    test('what a new one starts from is valid, with ids of its own', () => {
      const block = throughYjs(type, model.create(newId));
      for (const member of model.members?.(block.settings) ?? []) expect(isId(member)).toBe(true);
      expect(model.schema.parse(block.settings)).toEqual(block.settings);
    });

    test('settings that are empty or nonsense still give a block', () => {
      for (const nonsense of [{}, { points: 'many', options: 7, columns: null, asset: {}, kind: 'none', minutes: -1 }])
        expect(model.schema.safeParse(nonsense).success).toBe(true);
    });

    test.each(fixtures)('$name survives JSON and the document', (fixture) => {
      const block = throughYjs(type, fixture, fixture.version);
      expect(model.schema.parse(JSON.parse(JSON.stringify(block.settings)))).toEqual(block.settings);
      if (fixture.version === model.version) expect(block.settings).toEqual(model.schema.parse(fixture.settings));
      const slots = model.slots(block.settings);
      expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
      for (const { key } of slots) expect(key).toMatch(/^[a-z]+(:[a-z][a-z0-9]{11})?$/);
      for (const [slot, texts] of Object.entries(fixture.texts ?? {})) {
        expect(slots.map(({ key }) => key)).toContain(slot);
        for (const [language, text] of Object.entries(texts))
          expect(wordsOf(block.texts[slot]?.[language])).toBe(wordsOf(text));
      }
      for (const { hash, name } of model.assets?.(block.settings) ?? []) {
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(name).not.toBe('');
      }
    });

    const { interaction: toInteraction } = model;
    const questions = toInteraction ? fixtures : [];
    test.for(questions)('$name: its key earns full marks and comes back from saved progress', (fixture) => {
      const block = throughYjs(type, fixture, fixture.version);
      const numbers = new Map(
        [block.id, ...(model.members?.(block.settings) ?? [])].map((id, index) => [id, 40 + index]),
      );
      for (const language of ['fr', 'ar', 'en']) {
        const words = (slot: string): string =>
          wordsOf(block.texts[slot]?.[language]) || wordsOf(block.texts[slot]?.['fr']);
        const interaction = toInteraction!(block, words, (id) => numbers.get(id) ?? 0);
        expect(interaction).toMatchObject({ id: block.id, number: 40 });
        if (interaction.kind === 'survey') expect(interaction.points).toBe(0);
        else expect(interaction.points).toBeGreaterThan(0);
        const response = keyResponse(interaction);
        expect(scoreInteraction(interaction, response)).toBe(1);
        const player = players[type];
        expect(player).not.toBeNull();
        const packed = player!.pack(response, interaction);
        expect(packed.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
        expect(scoreInteraction(interaction, player!.unpack(packed, interaction)!)).toBe(1);
      }
    });

    test.each(fixtures)('$name refers to no block that the fixture lacks', (fixture) => {
      const refs = Object.values(fixture.texts ?? {}).flatMap((texts) =>
        Object.values(texts).flatMap((text) => (typeof text === 'string' ? [] : blockRefs(text))),
      );
      expect(refs).toEqual([]);
    });
  });
}
