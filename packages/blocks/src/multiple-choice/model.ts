import { z } from 'zod';
import type { ChoiceInteraction } from '@nibras/course';
import { defineBlock, firstOrders } from '../define.ts';
import {
  picturedAssets,
  type PicturedChoice,
  picturedInteraction,
  picturedShape,
  picturedSlots,
} from '../question/option-pictures.ts';
import { newQuestion } from '../question/question-settings.ts';

export interface MultipleChoiceSettings extends PicturedChoice {
  readonly marking: ChoiceInteraction['marking'];
}

const schema: z.ZodType<MultipleChoiceSettings> = z.object({
  ...picturedShape,
  marking: z.enum(['all', 'partial', 'lenient']).catch('partial'),
});

/** Any number of right options among several. */
export const multipleChoiceModel = defineBlock({
  type: 'multiple-choice',
  version: 1,
  group: 'question',
  schema,
  slots: picturedSlots,
  create: (newId) => ({
    settings: {
      ...newQuestion,
      shuffle: true,
      marking: 'partial',
      options: Object.fromEntries(firstOrders.map((order, index) => [newId(), { order, correct: index < 2 }])),
    },
  }),
  migrations: {},
  interaction: (block, text, number) =>
    picturedInteraction(block, text, number, { multiple: true, marking: block.settings.marking }),
  assets: picturedAssets,
  members: (settings) => Object.keys(settings.options),
});
