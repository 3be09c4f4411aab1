import { z } from 'zod';
import type { Id } from '@nibras/base';
import { type Level, levels, type RawSettings, type Slot } from '@nibras/course';
import { assetSchema, assetSettingSchema } from '../media/asset-setting.ts';
import { collectionOf, inOrder, orderSchema } from '../define.ts';
import type { PromptSettings } from './prompt-slots.ts';

/** What every question has. */
export interface QuestionSettings extends PromptSettings {
  /** Marks for a full answer. */
  readonly points: number;
  /** Tries in a scored quiz; 0 means no limit. A practice question can always be tried again. */
  readonly attempts: number;
  readonly hints: Readonly<Record<Id, { readonly order: string }>>;
  /** Percent of the marks that each hint looked at costs. */
  readonly hintCost?: number | undefined;
  /** What it is about, each tag a key of its own so that two authors never overwrite each other's. */
  readonly tags: Readonly<Record<string, true>>;
  readonly difficulty?: Difficulty | undefined;
  readonly level?: Level | undefined;
  /** Name of the objective that it checks, as the author numbers them. */
  readonly objective?: string | undefined;
  /** `<framework>:<code>`. */
  readonly competency?: string | undefined;
}

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** Characters of the longest tag. */
export const longestTag = 60;

/** A tag as it is kept: one spelling for what reads the same. A slash would part the setting's name. */
export const cleanTag = (text: string): string =>
  [...text.normalize('NFC').replaceAll('/', '-').replace(/\s+/g, ' ').trim()].slice(0, longestTag).join('');

export const questionShape = {
  prompt: assetSchema,
  captions: collectionOf(assetSettingSchema),
  points: z.number().positive().max(1000).catch(1),
  attempts: z.number().int().min(0).max(99).catch(1),
  hints: collectionOf(z.object({ order: orderSchema })),
  hintCost: z.number().min(0).max(100).optional().catch(undefined),
  tags: collectionOf(z.literal(true)),
  difficulty: z.enum(difficulties).optional().catch(undefined),
  level: z.enum(levels).optional().catch(undefined),
  objective: z.string().max(200).optional().catch(undefined),
  competency: z.string().max(100).optional().catch(undefined),
};

export const newQuestion: RawSettings = { points: 1, attempts: 1 };

export const stemSlot: Slot = { key: 'stem', kind: 'rich', role: 'stem', required: true };

/** Slots that close every question: hints, then what is said after a right and a wrong answer. */
export function closingSlots(settings: QuestionSettings): Slot[] {
  return [
    ...inOrder(settings.hints).map(({ id }): Slot => ({ key: `hint:${id}`, kind: 'rich', role: 'hint' })),
    { key: 'correct', kind: 'rich', role: 'feedback' },
    { key: 'incorrect', kind: 'rich', role: 'feedback' },
  ];
}

/** The parts of an interaction that every question fills alike. */
export function interactionBase(
  block: { readonly id: Id; readonly settings: QuestionSettings },
  text: (slot: string) => string,
  number: (id: Id) => number,
): { id: Id; number: number; prompt: string; points: number; attempts: number; hintCost?: number } {
  const { hintCost = 0, hints } = block.settings;
  return {
    id: block.id,
    number: number(block.id),
    prompt: text('stem'),
    points: block.settings.points,
    attempts: block.settings.attempts,
    ...(hintCost > 0 && Object.keys(hints).length > 0 ? { hintCost: hintCost / 100 } : {}),
  };
}
