import { z } from 'zod';
import { defineBlock, firstOrders } from '../define.ts';
import { choiceInteraction, type ChoiceSettings, choiceShape, choiceSlots } from '../question/choice-settings.ts';
import { newQuestion } from '../question/question-settings.ts';

const schema: z.ZodType<ChoiceSettings> = z.object(choiceShape);

/** One right option among several. */
export const choiceModel = defineBlock({
  type: 'choice',
  version: 1,
  group: 'question',
  schema,
  slots: choiceSlots,
  create: (newId) => ({
    settings: {
      ...newQuestion,
      shuffle: true,
      options: Object.fromEntries(firstOrders.map((order, index) => [newId(), { order, correct: index === 0 }])),
    },
  }),
  migrations: {},
  interaction: (block, text, number) => choiceInteraction(block, text, number, { multiple: false, marking: 'all' }),
  members: (settings) => Object.keys(settings.options),
});
