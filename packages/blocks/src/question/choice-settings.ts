import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { ChoiceInteraction, NumberReader, Slot, SlotReader, SnapshotBlock } from '@nibras/course';
import { collectionOf, inOrder, orderSchema } from '../define.ts';
import { closingSlots, interactionBase, type QuestionSettings, questionShape, stemSlot } from './question-settings.ts';

export interface ChoiceSettings extends QuestionSettings {
  readonly options: Readonly<Record<Id, { readonly order: string; readonly correct: boolean }>>;
  readonly shuffle: boolean;
}

export const choiceShape = {
  ...questionShape,
  options: collectionOf(z.object({ order: orderSchema, correct: z.boolean().catch(false) })),
  shuffle: z.boolean().catch(true),
};

export function choiceSlots(settings: ChoiceSettings): Slot[] {
  return [
    stemSlot,
    ...inOrder(settings.options).flatMap(({ id }): Slot[] => [
      { key: `option:${id}`, kind: 'line', role: 'option', required: true },
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...closingSlots(settings),
  ];
}

export function choiceInteraction(
  block: SnapshotBlock<ChoiceSettings>,
  text: SlotReader,
  number: NumberReader,
  how: Pick<ChoiceInteraction, 'multiple' | 'marking'>,
): ChoiceInteraction {
  return {
    kind: 'choice',
    ...interactionBase(block, text, number),
    ...how,
    shuffle: block.settings.shuffle,
    options: inOrder(block.settings.options).map(({ id, correct }) => ({
      id,
      number: number(id),
      label: text(`option:${id}`),
      correct,
    })),
  };
}
