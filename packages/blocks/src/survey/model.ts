import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { BlockSeed, Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import { interactionBase, type QuestionSettings, questionShape, stemSlot } from '../question/question-settings.ts';
import { likert } from './strings.ts';

export interface SurveySettings extends QuestionSettings {
  /** What is asked. */
  readonly items: Readonly<Record<Id, { readonly order: string }>>;
  /** What can be said of each. */
  readonly scale: Readonly<Record<Id, { readonly order: string }>>;
}

const members = collectionOf(z.object({ order: orderSchema }));
const schema: z.ZodType<SurveySettings> = z.object({
  ...questionShape,
  // Nothing is right or wrong: no marks, and no end of tries.
  points: z.literal(0).catch(0),
  attempts: z.literal(0).catch(0),
  items: members,
  scale: members,
});

const lineSlots = (name: string, ids: readonly { readonly id: Id }[], role: Slot['role']): Slot[] =>
  ids.map(({ id }) => ({ key: `${name}:${id}`, kind: 'line', role, required: true }));

/** Statements on a scale: where one stands, without marks. */
export const surveyModel = defineBlock({
  type: 'survey',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...lineSlots('item', inOrder(settings.items), 'source'),
    ...lineSlots('scale', inOrder(settings.scale), 'target'),
    ...inOrder(settings.hints).map(({ id }): Slot => ({ key: `hint:${id}`, kind: 'rich', role: 'hint' })),
    { key: 'correct', kind: 'rich', role: 'feedback' },
  ],
  create: (newId): BlockSeed => {
    const scale = likert.map((texts, index) => ({ id: newId(), order: `a${index}`, texts }));
    return {
      settings: {
        points: 0,
        attempts: 0,
        items: Object.fromEntries(firstOrders.slice(0, 3).map((order) => [newId(), { order }])),
        scale: Object.fromEntries(scale.map(({ id, order }) => [id, { order }])),
      },
      texts: Object.fromEntries(
        scale.map(({ id, texts }) => [
          `scale:${id}`,
          Object.fromEntries(
            Object.entries(texts).map(([language, text]) => [
              language,
              [{ type: 'paragraph', content: [{ type: 'text', text }] }],
            ]),
          ),
        ]),
      ),
    };
  },
  migrations: {},
  interaction: (block, text, number) => ({
    kind: 'survey',
    ...interactionBase(block, text, number),
    items: inOrder(block.settings.items).map(({ id }) => ({ id, number: number(id), label: text(`item:${id}`) })),
    scale: inOrder(block.settings.scale).map(({ id }) => ({ id, number: number(id), label: text(`scale:${id}`) })),
  }),
  members: (settings) => [...Object.keys(settings.items), ...Object.keys(settings.scale)],
});
