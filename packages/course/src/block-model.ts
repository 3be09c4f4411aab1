import type { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Interaction } from './assessment/interaction.ts';
import type { ProseNode } from './prose/prose-node.ts';

/**
 * How a text slot is edited and stored: `plain` is a string, `line` one paragraph of inline content, `rich` paragraphs,
 * lists, tables and code, `flow` rich text that may also refer to other blocks.
 */
export type SlotKind = 'plain' | 'line' | 'rich' | 'flow';

/** What a text slot is for; decides placeholders, checks and reading order. */
export type SlotRole =
  | 'stem'
  | 'option'
  | 'feedback'
  | 'hint'
  | 'answer'
  | 'source'
  | 'target'
  | 'caption'
  | 'alt'
  | 'title'
  | 'body'
  | 'transcript';

/** One text of a block, in each language of the course. */
export interface Slot {
  /** Unique in the block, e.g. `stem`, `option:<id>`, `feedback:<id>`. */
  readonly key: string;
  readonly kind: SlotKind;
  readonly role: SlotRole;
  /** A block without this text is incomplete: the check says so. */
  readonly required?: boolean;
}

/** Settings that are not yet validated: plain JSON. */
export type RawSettings = Readonly<Record<string, unknown>>;

/** What a block of a type starts from; slots that are not named start empty. */
export interface BlockSeed {
  readonly settings: RawSettings;
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string | readonly ProseNode[]>>>>;
}

/** Texts of a slot by language. A plain slot holds strings, the others rich text. */
export type SlotTexts = Readonly<Record<string, string | readonly ProseNode[]>>;

/** A block as plain frozen data. `texts[slot][language]`. */
export interface SnapshotBlock<Settings = RawSettings> {
  readonly id: Id;
  readonly type: string;
  readonly settings: Settings;
  readonly texts: Readonly<Record<string, SlotTexts>>;
  readonly copiedFrom?: Id;
}

/** Gives the plain words of a slot in the language at hand ('' where there are none). */
export type SlotReader = (slot: string) => string;
/** Gives the state number of a question, option or page (0 where none was given yet). */
export type NumberReader = (id: Id) => number;

/** A file that a block shows. */
export interface AssetUse {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly name: string;
}

/** Questions that a block draws out of the course's banks. */
export interface DrawRequest {
  readonly count: number;
  /** Whether a question of a bank may be drawn, by its settings. */
  readonly admits: (bank: Id, question: RawSettings) => boolean;
}

/** The pure half of a block type: its shape, texts, history and, for a question, its interaction. */
export interface BlockModel<Settings = never> {
  readonly type: string;
  readonly version: number;
  readonly group: 'media' | 'layout' | 'emphasis' | 'question';
  readonly schema: z.ZodType<Settings>;
  /** Text slots in reading order; depends on the settings only. */
  readonly slots: (settings: Settings) => readonly Slot[];
  readonly create: (newId: () => Id) => BlockSeed;
  /** Migration from each older version to the next one. */
  readonly migrations: Readonly<Record<number, (settings: RawSettings) => RawSettings>>;
  readonly interaction?: (block: SnapshotBlock<Settings>, text: SlotReader, number: NumberReader) => Interaction;
  readonly assets?: (settings: Settings) => readonly AssetUse[];
  readonly draws?: (settings: Settings) => readonly DrawRequest[];
  /** Ids inside the settings that need a state number (options); renewed when the block is copied. */
  readonly members?: (settings: Settings) => readonly Id[];
}

/** Any block type, for code that only passes settings along. */
// oxlint-disable-next-line typescript/no-explicit-any -- settings of unlike types are only ever handed back to their own model
export type AnyBlockModel = BlockModel<any>;

/** Block types by name; handed to whatever must know them, since the course itself knows none. */
export type BlockModels = Readonly<Record<string, AnyBlockModel>>;
