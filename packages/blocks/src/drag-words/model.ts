import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Slot } from '@nibras/course';
import { collectionOf, defineBlock, inOrder, orderSchema } from '../define.ts';
import { inTextOrder, promptOf } from '../question/gaps-text.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export interface DragWordsSettings extends QuestionSettings {
  /** Blanks, each with the word of the bank that is right for it. */
  readonly gaps: Readonly<Record<Id, { readonly order: string; readonly word: Id }>>;
  /** Words on offer; one that no blank wants is a distractor, one that several want may be placed again and again. */
  readonly bank: Readonly<Record<Id, { readonly order: string }>>;
  readonly shuffle: boolean;
}

const schema: z.ZodType<DragWordsSettings> = z.object({
  ...questionShape,
  gaps: collectionOf(z.object({ order: orderSchema, word: z.string().catch('') })),
  bank: collectionOf(z.object({ order: orderSchema })),
  shuffle: z.boolean().catch(true),
});

/** Words of a bank are put into the blanks of a text. */
export const dragWordsModel = defineBlock({
  type: 'drag-words',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.bank).map(({ id }): Slot => ({
      key: `word:${id}`,
      kind: 'plain',
      role: 'option',
      required: true,
    })),
    ...inOrder(settings.gaps).map(({ id }): Slot => ({ key: `feedback:${id}`, kind: 'rich', role: 'feedback' })),
    ...closingSlots(settings),
  ],
  create: () => ({ settings: { ...newQuestion, gaps: {}, bank: {}, shuffle: true } }),
  migrations: {},
  interaction(block, text, number) {
    const { gaps, bank, shuffle } = block.settings;
    const labelOf = (id: Id): string => text(`word:${id}`);
    return {
      kind: 'gaps',
      ...interactionBase(block, text, number),
      prompt: promptOf(text('stem')),
      gaps: inTextOrder(inOrder(gaps), text('stem')).map(({ id, word }) => ({
        id,
        number: number(id),
        label: labelOf(word),
        way: 'bank',
        key: word,
      })),
      bank: inOrder(bank).map(({ id }) => ({ id, number: number(id), label: labelOf(id) })),
      shuffle,
      caseSensitive: false,
      accentSensitive: false,
    };
  },
  members: (settings) => [...Object.keys(settings.gaps), ...Object.keys(settings.bank)],
});
