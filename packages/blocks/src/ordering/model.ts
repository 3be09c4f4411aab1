import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { OrderInteraction, Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export interface OrderingSettings extends QuestionSettings {
  /** What is put in order; it stands here in the right one. */
  readonly items: Readonly<Record<Id, { readonly order: string }>>;
  readonly marking: OrderInteraction['marking'];
  /** A procedure: its places are numbered. */
  readonly steps: boolean;
}

const schema: z.ZodType<OrderingSettings> = z.object({
  ...questionShape,
  items: collectionOf(z.object({ order: orderSchema })),
  marking: z.enum(['all', 'partial']).catch('partial'),
  steps: z.boolean().catch(false),
});

/** Items, or the steps of a procedure, to be put in order. */
export const orderingModel = defineBlock({
  type: 'ordering',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.items).flatMap(({ id }): Slot[] => [
      { key: `item:${id}`, kind: 'line', role: 'source', required: true },
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...closingSlots(settings),
  ],
  create: (newId) => ({
    settings: {
      ...newQuestion,
      marking: 'partial',
      steps: false,
      items: Object.fromEntries(firstOrders.map((order) => [newId(), { order }])),
    },
  }),
  migrations: {},
  interaction: (block, text, number) => ({
    kind: 'order',
    ...interactionBase(block, text, number),
    marking: block.settings.marking,
    items: inOrder(block.settings.items).map(({ id }) => ({ id, number: number(id), label: text(`item:${id}`) })),
  }),
  members: (settings) => Object.keys(settings.items),
});
