import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export interface ShortTextSettings extends QuestionSettings {
  /** Foreseen answers; `credit` is the share of the marks, 0 for a foreseen mistake. */
  readonly answers: Readonly<Record<Id, { readonly order: string; readonly credit: number }>>;
  readonly caseSensitive: boolean;
  readonly accentSensitive: boolean;
  /** Share of the credit for a letter or two wrong in a longer word; 0 where spelling counts. */
  readonly nearMiss: number;
}

const schema: z.ZodType<ShortTextSettings> = z.object({
  ...questionShape,
  answers: collectionOf(z.object({ order: orderSchema, credit: z.number().min(0).max(1).catch(1) })),
  caseSensitive: z.boolean().catch(false),
  accentSensitive: z.boolean().catch(false),
  nearMiss: z.number().min(0).max(1).catch(0),
});

/** A word or a few, typed. */
export const shortTextModel = defineBlock({
  type: 'short-text',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.answers).flatMap(({ id }): Slot[] => [
      { key: `answer:${id}`, kind: 'plain', role: 'answer', required: true },
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...closingSlots(settings),
  ],
  create: (newId) => ({
    settings: {
      ...newQuestion,
      caseSensitive: false,
      accentSensitive: false,
      nearMiss: 0,
      answers: { [newId()]: { order: firstOrders[0], credit: 1 } },
    },
  }),
  migrations: {},
  interaction: (block, text, number) => ({
    kind: 'text',
    ...interactionBase(block, text, number),
    answers: inOrder(block.settings.answers).map(({ id, credit }) => ({
      id,
      number: number(id),
      label: text(`answer:${id}`),
      credit,
    })),
    caseSensitive: block.settings.caseSensitive,
    accentSensitive: block.settings.accentSensitive,
    ...(block.settings.nearMiss > 0 ? { nearMiss: block.settings.nearMiss } : {}),
  }),
  members: (settings) => Object.keys(settings.answers),
});
