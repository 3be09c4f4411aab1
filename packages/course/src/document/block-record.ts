import * as Y from 'yjs';
import { type Id, newId } from '@nibras/base';
import type { AnyBlockModel, BlockModels, BlockSeed, RawSettings, SlotTexts, SnapshotBlock } from '../block-model.ts';
import { createFragment, readProse } from '../prose/fragment.ts';
import { paragraph, type ProseNode } from '../prose/prose-node.ts';
import { courseLanguages, type CourseDocument, edit, entriesBelow } from './course-document.ts';
import { sharedBlocks } from './shared-blocks.ts';

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings as the flat `set/…` entries that the record keeps: an object of objects becomes one entry a member. */
function flatSettings(settings: RawSettings): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    if (isPlainObject(value))
      for (const [member, one] of Object.entries(value)) entries.push([`${name}/${member}`, one]);
    else entries.push([name, value]);
  }
  return entries;
}

/** Settings as stored, collections gathered again; not migrated, not validated. */
export function readRawSettings(record: Y.Map<unknown>): RawSettings {
  const settings: Record<string, unknown> = {};
  for (const [key, value] of entriesBelow(record, 'set/')) {
    const slash = key.indexOf('/');
    if (slash === -1) settings[key] = value;
    else {
      const collection = (settings[key.slice(0, slash)] ??= {}) as Record<string, unknown>;
      collection[key.slice(slash + 1)] = value;
    }
  }
  return settings;
}

/** Settings of the current version, or undefined where they are of an unknown type or invalid. */
export function readSettings(model: AnyBlockModel, record: Y.Map<unknown>): unknown {
  let settings = readRawSettings(record);
  for (let version = Number(record.get('version') ?? 1); version < model.version; version += 1)
    settings = model.migrations[version]?.(settings) ?? settings;
  const parsed = model.schema.safeParse(settings);
  return parsed.success ? parsed.data : undefined;
}

/** Splits `text/<slot>/<language>` after its prefix; a slot key holds no slash. */
function slotAndLanguage(key: string): [string, string] {
  const slash = key.lastIndexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

/** All texts of a block as plain data. */
export function readTexts(record: Y.Map<unknown>): Record<string, SlotTexts> {
  const texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
  for (const [key, value] of entriesBelow(record, 'text/')) {
    const [slot, language] = slotAndLanguage(key);
    if (typeof value === 'string') (texts[slot] ??= {})[language] = value;
    else if (value instanceof Y.XmlFragment) (texts[slot] ??= {})[language] = readProse(value);
  }
  return texts;
}

/** A block as plain data, settings migrated and validated; undefined where the type is unknown or the settings are broken. */
export function readBlock(models: BlockModels, id: Id, record: Y.Map<unknown>): SnapshotBlock | undefined {
  const type = String(record.get('type') ?? '');
  const model = models[type];
  if (!model) return undefined;
  const settings = readSettings(model, record);
  if (settings === undefined) return undefined;
  const copiedFrom = record.get('copiedFrom');
  return {
    id,
    type,
    settings: settings as RawSettings,
    texts: readTexts(record),
    ...(typeof copiedFrom === 'string' ? { copiedFrom } : {}),
  };
}

/** Puts a text into a slot that has none yet in that language. */
function createText(
  record: Y.Map<unknown>,
  kind: string,
  slot: string,
  language: string,
  text: string | readonly ProseNode[],
): void {
  const key = `text/${slot}/${language}`;
  if (kind === 'plain') record.set(key, typeof text === 'string' ? text : '');
  else record.set(key, createFragment(typeof text === 'string' ? [paragraph(text)] : text));
}

/** Makes sure that every slot of a block has a text in every language of the course, so that editors only ever edit in place. */
export function ensureSlots(document: CourseDocument, model: AnyBlockModel, record: Y.Map<unknown>): void {
  const settings: unknown = readSettings(model, record);
  if (settings === undefined) return;
  for (const slot of model.slots(settings))
    for (const language of courseLanguages(document))
      if (!record.has(`text/${slot.key}/${language}`))
        createText(
          record,
          slot.kind,
          slot.key,
          language,
          slot.kind === 'plain' ? '' : sharedBlocks(document, record, `text/${slot.key}`),
        );
}

/** Adds a block record; the caller puts a `blockRef` with its id into some prose. */
export function createBlock(document: CourseDocument, model: AnyBlockModel, seed?: BlockSeed, id: Id = newId()): Id {
  const from = seed ?? model.create(newId);
  edit(document, () => {
    const record = new Y.Map<unknown>();
    document.blocks.set(id, record);
    record.set('type', model.type);
    record.set('version', model.version);
    for (const [name, value] of flatSettings(from.settings)) record.set(`set/${name}`, value);
    const settings: unknown = readSettings(model, record);
    const slots = settings === undefined ? [] : model.slots(settings);
    for (const [slot, texts] of Object.entries(from.texts ?? {}))
      for (const [language, text] of Object.entries(texts))
        createText(record, slots.find((one) => one.key === slot)?.kind ?? 'rich', slot, language, text);
    ensureSlots(document, model, record);
    giveNumbers(document, [id, ...(settings === undefined ? [] : (model.members?.(settings) ?? []))]);
  });
  return id;
}

/** Sets one setting, `name` or `collection/member`; undefined removes it. Brings an older record to the current version first. */
export function setSetting(document: CourseDocument, model: AnyBlockModel, id: Id, name: string, value: unknown): void {
  const record = document.blocks.get(id);
  if (!record) return;
  edit(document, () => {
    if (Number(record.get('version') ?? 1) < model.version) {
      const current: unknown = readSettings(model, record);
      for (const [key] of entriesBelow(record, 'set/')) record.delete(`set/${key}`);
      for (const [key, one] of flatSettings((current ?? {}) as RawSettings)) record.set(`set/${key}`, one);
      record.set('version', model.version);
    }
    if (value === undefined) record.delete(`set/${name}`);
    else record.set(`set/${name}`, value);
    ensureSlots(document, model, record);
    const settings: unknown = readSettings(model, record);
    if (settings !== undefined) giveNumbers(document, model.members?.(settings) ?? []);
  });
}

/** Sets the text of a plain slot. */
export function setPlainText(document: CourseDocument, id: Id, slot: string, language: string, text: string): void {
  const record = document.blocks.get(id);
  if (record) edit(document, () => record.set(`text/${slot}/${language}`, text));
}

/** Entry of `numbers` that holds the highest number ever given; not an id, and outside the reach of undo. */
export const highestKey = 'highest';

/** Gives state numbers to ids that have none: one more than the highest ever given. */
export function giveNumbers(document: CourseDocument, ids: readonly Id[]): void {
  const missing = ids.filter((id) => !document.numbers.has(id));
  if (missing.length === 0) return;
  let highest = document.numbers.get(highestKey) ?? 0;
  for (const id of missing) document.numbers.set(id, (highest += 1));
  document.numbers.set(highestKey, highest);
}
