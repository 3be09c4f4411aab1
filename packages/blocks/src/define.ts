import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { AnyBlockModel, BlockModel, Interaction, ProseNode, SnapshotBlock } from '@nibras/course';
import { withPrompt } from './question/prompt-slots.ts';
import type { Drawable } from './draw/rule.ts';

/**
 * States a block model; keeps its settings type for the renderer, player and editor beside it. A question also gets what
 * any question may have: a picture, sound or film above its stem.
 */
export function defineBlock<const Type extends string, Settings>(
  model: BlockModel<Settings> & { readonly type: Type },
): BlockModel<Settings> & { readonly type: Type } {
  return model.interaction ? withPrompt(model) : model;
}

/** Settings of a model. */
export type SettingsOf<Model extends AnyBlockModel> = Model extends BlockModel<infer Settings> ? Settings : never;

/** An asset as a learner page refers to it. */
export interface ShownAsset {
  readonly path: string;
  readonly mediaType: string;
  readonly width?: number;
  readonly height?: number;
}

/** A question that may be drawn on a page. */
export interface PooledQuestion {
  readonly id: Id;
  readonly number: number;
}

/** What a block draws, rule by rule. */
export interface Draw {
  readonly block: Id;
  readonly spaced: boolean;
  readonly rules: readonly { readonly count: number; readonly questions: readonly Id[] }[];
}

/** What a block may ask for while it is rendered; texts come in the package's language or, marked as such, in the fallback. */
export interface RenderContext {
  readonly language: string;
  /** False where the question counts in a scored quiz: then nothing visible may give its key away. */
  readonly practice: boolean;
  /** True until the first picture of the page was rendered: that one is not loaded lazily. */
  readonly firstPicture: () => boolean;
  readonly interaction: Interaction | undefined;
  /** Plain words of a slot. */
  readonly text: (slot: string) => string;
  readonly has: (slot: string) => boolean;
  readonly nodes: (slot: string) => readonly ProseNode[];
  /** Inline content of a `line` slot. */
  readonly line: (slot: string) => string;
  /** Paragraphs, lists and the like of a `rich` or `flow` slot. */
  readonly rich: (slot: string) => string;
  /** Inline content of one paragraph. */
  readonly inline: (nodes: readonly ProseNode[]) => string;
  readonly prose: (nodes: readonly ProseNode[]) => string;
  /** ` lang="…" dir="…"` where a slot is shown in the fallback language, else ''. */
  readonly languageOf: (slot: string) => string;
  /** State number of a block. */
  readonly number: (id: Id) => number;
  /** Questions of the course's banks that a rule admits, in the banks' order; their HTML travels apart from the page. */
  readonly pool: (admits: (bank: Id, question: Drawable) => boolean) => readonly PooledQuestion[];
  /** Says which questions a block draws, so that they count. */
  readonly draws: (draw: Draw) => void;
  /** The file to point at; undefined (and a diagnostic) where the course has lost it. */
  readonly asset: (hash: string) => ShownAsset | undefined;
}

/** The learner's view of a block: HTML that is complete without script, and the style it needs. */
export interface BlockRenderer<Settings = never> {
  readonly render: (block: SnapshotBlock<Settings>, context: RenderContext) => string;
  /** Style sheets by content: two blocks that share one carry it once. */
  readonly styles: readonly string[];
  /** Styles of what some blocks of the type show and others do not: they travel only where one does. */
  readonly more?: { readonly when: (settings: Settings) => boolean; readonly styles: readonly string[] };
}

/** Learner strings of a block in the product's three languages. */
export type BlockStrings<Key extends string> = Readonly<Record<'fr' | 'ar' | 'en', Readonly<Record<Key, string>>>>;

/** The strings of a language; English for languages that the product does not speak. */
export function stringsIn<Key extends string>(
  table: BlockStrings<Key>,
  language: string,
): Readonly<Record<Key, string>> {
  const base = language.slice(0, 2);
  return base === 'fr' || base === 'ar' ? table[base] : table.en;
}

/** Members of a settings collection in the author's order. */
export function inOrder<Member extends { readonly order: string }>(
  collection: Readonly<Record<Id, Member>>,
): (Member & { readonly id: Id })[] {
  return Object.entries(collection)
    .map(([id, member]) => ({ ...member, id }))
    .toSorted((one, other) =>
      one.order < other.order ? -1 : one.order > other.order ? 1 : one.id < other.id ? -1 : one.id > other.id ? 1 : 0,
    );
}

/** Order keys for the members that a new block starts with. */
export const firstOrders: readonly string[] = ['a0', 'a1', 'a2', 'a3'];

/** A collection of settings whose members are kept one entry each; broken members are left out. */
export function collectionOf<Member>(member: z.ZodType<Member>): z.ZodType<Record<Id, Member>> {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((raw) => {
      const kept: Record<Id, Member> = {};
      for (const id of Object.keys(raw).toSorted()) {
        const parsed = member.safeParse(raw[id]);
        if (parsed.success) kept[id] = parsed.data;
      }
      return kept;
    });
}

export const orderSchema = z.string().catch('');
