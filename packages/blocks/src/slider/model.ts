import { z } from 'zod';
import { defineBlock } from '../define.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export interface SliderSettings extends QuestionSettings {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly tolerance: number;
}

const schema: z.ZodType<SliderSettings> = z.object({
  ...questionShape,
  min: z.number().catch(0),
  max: z.number().catch(100),
  step: z.number().positive().catch(1),
  value: z.number().catch(50),
  tolerance: z.number().min(0).catch(0),
});

/** A number on a scale. */
export const sliderModel = defineBlock({
  type: 'slider',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    { key: 'unit', kind: 'plain', role: 'answer' },
    { key: 'low', kind: 'line', role: 'caption' },
    { key: 'high', kind: 'line', role: 'caption' },
    ...closingSlots(settings),
  ],
  create: () => ({ settings: { ...newQuestion, min: 0, max: 100, step: 1, value: 50, tolerance: 5 } }),
  migrations: {},
  interaction: (block, text, number) => {
    const { value, tolerance } = block.settings;
    const base = interactionBase(block, text, number);
    return {
      kind: 'number',
      ...base,
      answers: [{ id: block.id, number: base.number, label: String(value), value, tolerance, credit: 1 }],
      units: [],
      unitNeeded: false,
    };
  },
});
