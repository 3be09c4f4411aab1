import { z } from 'zod';
import type { ChoiceInteraction, Slot } from '@nibras/course';
import { defineBlock, inOrder } from '../define.ts';
import { choiceInteraction, type ChoiceSettings, choiceShape } from '../question/choice-settings.ts';
import { inTextOrder, wordsInText } from '../question/gaps-text.ts';
import { closingSlots, newQuestion, stemSlot } from '../question/question-settings.ts';

export interface SelectTextSettings extends ChoiceSettings {
  readonly marking: ChoiceInteraction['marking'];
}

const schema: z.ZodType<SelectTextSettings> = z.object({
  ...choiceShape,
  shuffle: z.boolean().catch(false),
  marking: z.enum(['all', 'partial', 'lenient']).catch('partial'),
});

/** The right words of a text are chosen where they stand. */
export const selectTextModel = defineBlock({
  type: 'select-text',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.options).flatMap(({ id }): Slot[] => [
      { key: `option:${id}`, kind: 'plain', role: 'option', required: true },
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...closingSlots(settings),
  ],
  create: () => ({ settings: { ...newQuestion, shuffle: false, marking: 'partial', options: {} } }),
  migrations: {},
  interaction(block, text, number) {
    const choice = choiceInteraction(block, text, number, { multiple: true, marking: block.settings.marking });
    const options = inTextOrder(choice.options, text('stem'));
    return { ...choice, prompt: wordsInText(text('stem'), options), inText: true, shuffle: false, options };
  },
  members: (settings) => Object.keys(settings.options),
});
