import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { OpenInteraction, Slot } from '@nibras/course';
import { collectionOf, defineBlock, inOrder, orderSchema } from '../define.ts';
import {
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export interface OpenAnswerSettings extends QuestionSettings {
  readonly hands: OpenInteraction['hands'];
  /** Words asked for; 0 where nothing is asked. */
  readonly fewestWords: number;
  readonly mostWords: number;
  /** What a good answer has; learners mark their own work by it. */
  readonly criteria: Readonly<Record<Id, { readonly order: string; readonly points: number }>>;
}

const words = z.number().int().min(0).max(5000).catch(0);
const schema: z.ZodType<OpenAnswerSettings> = z.object({
  ...questionShape,
  // Handing in, then marking it: two answers of one piece of work, which may be taken up again at any time.
  attempts: z.literal(0).catch(0),
  hands: z.enum(['words', 'link']).catch('words'),
  fewestWords: words,
  mostWords: words,
  criteria: collectionOf(z.object({ order: orderSchema, points: z.number().positive().max(100).catch(1) })),
});

/** Written work that the learner compares with a model and marks by criteria. */
export const openAnswerModel = defineBlock({
  type: 'open-answer',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    { key: 'model', kind: 'rich', role: 'feedback' },
    ...inOrder(settings.criteria).map(({ id }): Slot => ({
      key: `criterion:${id}`,
      kind: 'line',
      role: 'feedback',
      required: true,
    })),
    ...inOrder(settings.hints).map(({ id }): Slot => ({ key: `hint:${id}`, kind: 'rich', role: 'hint' })),
    { key: 'correct', kind: 'rich', role: 'feedback' },
  ],
  create: (newId) => ({
    settings: {
      ...newQuestion,
      points: 2,
      attempts: 0,
      hands: 'words',
      fewestWords: 0,
      mostWords: 0,
      criteria: { [newId()]: { order: 'a0', points: 1 }, [newId()]: { order: 'a1', points: 1 } },
    },
  }),
  migrations: {},
  interaction: (block, text, number) => ({
    kind: 'open',
    ...interactionBase(block, text, number),
    hands: block.settings.hands,
    fewestWords: block.settings.fewestWords,
    mostWords: block.settings.mostWords,
    criteria: inOrder(block.settings.criteria).map(({ id, points }) => ({
      id,
      number: number(id),
      label: text(`criterion:${id}`),
      points,
    })),
  }),
  members: (settings) => Object.keys(settings.criteria),
});
