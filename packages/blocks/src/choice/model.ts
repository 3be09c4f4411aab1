import { z } from 'zod';
import { defineBlock, firstOrders } from '../define.ts';
import {
  picturedAssets,
  type PicturedChoice,
  picturedInteraction,
  picturedShape,
  picturedSlots,
} from '../question/option-pictures.ts';
import { newQuestion } from '../question/question-settings.ts';

export interface SingleChoiceSettings extends PicturedChoice {
  /** Several options may be right, and picking any of them is enough. */
  readonly anyKey: boolean;
}

const schema: z.ZodType<SingleChoiceSettings> = z.object({ ...picturedShape, anyKey: z.boolean().catch(false) });

/** One option to pick among several. */
export const choiceModel = defineBlock({
  type: 'choice',
  version: 1,
  group: 'question',
  schema,
  slots: picturedSlots,
  create: (newId) => ({
    settings: {
      ...newQuestion,
      shuffle: true,
      options: Object.fromEntries(firstOrders.map((order, index) => [newId(), { order, correct: index === 0 }])),
    },
  }),
  migrations: {},
  interaction: (block, text, number) => ({
    ...picturedInteraction(block, text, number, { multiple: false, marking: 'all' }),
    ...(block.settings.anyKey ? { anyKey: true } : {}),
  }),
  assets: picturedAssets,
  members: (settings) => Object.keys(settings.options),
});
