import { z } from 'zod';
import { defineBlock, firstOrders } from '../define.ts';
import { choiceInteraction, type ChoiceSettings, choiceShape, choiceSlots } from '../question/choice-settings.ts';
import { newQuestion } from '../question/question-settings.ts';

/** Two options, the first of which says true. Their words are optional: where there are none, “true” and “false” stand there. */
export interface TrueFalseSettings extends ChoiceSettings {
  /** The learner also says how sure they are, and a right answer that is not sure earns less. */
  readonly certainty: boolean;
}

const schema: z.ZodType<TrueFalseSettings> = z.object({
  ...choiceShape,
  shuffle: z.literal(false).catch(false),
  certainty: z.boolean().catch(false),
});

/** A statement that is true or false. */
export const trueFalseModel = defineBlock({
  type: 'true-false',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) =>
    choiceSlots(settings).map((slot) => (slot.role === 'option' ? { ...slot, required: false } : slot)),
  create: (newId) => ({
    settings: {
      ...newQuestion,
      shuffle: false,
      certainty: false,
      options: Object.fromEntries(
        firstOrders.slice(0, 2).map((order, index) => [newId(), { order, correct: index === 0 }]),
      ),
    },
  }),
  migrations: {},
  interaction: (block, text, number) => {
    const interaction = choiceInteraction(block, text, number, { multiple: false, marking: 'all' });
    return {
      ...interaction,
      truth: true,
      ...(block.settings.certainty ? { certainty: true } : {}),
      options: interaction.options.map((option, index) => ({
        ...option,
        label: option.label || (index === 0 ? 'True' : 'False'),
      })),
    };
  },
  members: (settings) => Object.keys(settings.options),
});
