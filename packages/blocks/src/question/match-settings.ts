import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { MatchInteraction, NumberReader, Slot, SlotReader, SnapshotBlock } from '@nibras/course';
import { collectionOf, inOrder, orderSchema } from '../define.ts';
import { closingSlots, interactionBase, type QuestionSettings, questionShape, stemSlot } from './question-settings.ts';

export interface MatchSettings extends QuestionSettings {
  /** What is matched; `target` is the id of the right target. */
  readonly sources: Readonly<Record<Id, { readonly order: string; readonly target: Id }>>;
  /** What it is matched with: a target may take several sources, or none. */
  readonly targets: Readonly<Record<Id, { readonly order: string }>>;
  readonly shuffle: boolean;
}

export const matchSchema: z.ZodType<MatchSettings> = z.object({
  ...questionShape,
  sources: collectionOf(z.object({ order: orderSchema, target: z.string().catch('') })),
  targets: collectionOf(z.object({ order: orderSchema })),
  shuffle: z.boolean().catch(true),
});

export const matchSlots = (settings: MatchSettings): Slot[] => [
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
];

export function matchInteraction(
  block: SnapshotBlock<MatchSettings>,
  text: SlotReader,
  number: NumberReader,
): MatchInteraction {
  const { settings } = block;
  const sources = inOrder(settings.sources);
  return {
    kind: 'match',
    ...interactionBase(block, text, number),
    shuffle: settings.shuffle,
    sources: sources.map(({ id }) => ({ id, number: number(id), label: text(`source:${id}`) })),
    targets: inOrder(settings.targets).map(({ id }) => ({ id, number: number(id), label: text(`target:${id}`) })),
    key: Object.fromEntries(
      sources.filter(({ target }) => target in settings.targets).map(({ id, target }) => [id, target]),
    ),
  };
}

export const matchMembers = (settings: MatchSettings): Id[] => [
  ...Object.keys(settings.sources),
  ...Object.keys(settings.targets),
];
