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

export interface MatchingSettings extends QuestionSettings {
  /** What is matched; `target` is the id of the right target. */
  readonly sources: Readonly<Record<Id, { readonly order: string; readonly target: Id }>>;
  /** What it is matched with; more targets than sources make distractors. */
  readonly targets: Readonly<Record<Id, { readonly order: string }>>;
  readonly shuffle: boolean;
}

const schema: z.ZodType<MatchingSettings> = z.object({
  ...questionShape,
  sources: collectionOf(z.object({ order: orderSchema, target: z.string().catch('') })),
  targets: collectionOf(z.object({ order: orderSchema })),
  shuffle: z.boolean().catch(true),
});

/** Each source is joined to one of the targets. */
export const matchingModel = defineBlock({
  type: 'matching',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.sources).flatMap(({ id }): Slot[] => [
      { key: `source:${id}`, kind: 'line', role: 'source', required: true },
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...inOrder(settings.targets).map(({ id }): Slot => ({
      key: `target:${id}`,
      kind: 'line',
      role: 'target',
      required: true,
    })),
    ...closingSlots(settings),
  ],
  create: (newId) => {
    const pairs = firstOrders.slice(0, 3).map((order) => ({ order, source: newId(), target: newId() }));
    return {
      settings: {
        ...newQuestion,
        shuffle: true,
        sources: Object.fromEntries(pairs.map(({ order, source, target }) => [source, { order, target }])),
        targets: Object.fromEntries(pairs.map(({ order, target }) => [target, { order }])),
      },
    };
  },
  migrations: {},
  interaction: (block, text, number) => {
    const sources = inOrder(block.settings.sources);
    const targets = inOrder(block.settings.targets);
    return {
      kind: 'match',
      ...interactionBase(block, text, number),
      shuffle: block.settings.shuffle,
      sources: sources.map(({ id }) => ({ id, number: number(id), label: text(`source:${id}`) })),
      targets: targets.map(({ id }) => ({ id, number: number(id), label: text(`target:${id}`) })),
      key: Object.fromEntries(
        sources.filter(({ target }) => target in block.settings.targets).map(({ id, target }) => [id, target]),
      ),
    };
  },
  members: (settings) => [...Object.keys(settings.sources), ...Object.keys(settings.targets)],
});
