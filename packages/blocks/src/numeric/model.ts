import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

/** A foreseen value: what lies within `tolerance` of it, in percent of it where `percent`, earns its credit. */
export interface ForeseenValue {
  readonly order: string;
  readonly value: number;
  readonly tolerance: number;
  readonly percent: boolean;
  readonly credit: number;
}

export interface NumericSettings extends QuestionSettings {
  readonly answers: Readonly<Record<Id, ForeseenValue>>;
  /** Units that may follow; one in which the values are given has the factor 1. */
  readonly units: Readonly<Record<Id, { readonly order: string; readonly factor: number }>>;
  readonly unitNeeded: boolean;
}

const schema: z.ZodType<NumericSettings> = z.object({
  ...questionShape,
  answers: collectionOf(
    z.object({
      order: orderSchema,
      value: z.number().catch(0),
      tolerance: z.number().min(0).catch(0),
      percent: z.boolean().catch(false),
      credit: z.number().min(0).max(1).catch(1),
    }),
  ),
  units: collectionOf(z.object({ order: orderSchema, factor: z.number().positive().catch(1) })),
  unitNeeded: z.boolean().catch(false),
});

/** How far from the value an answer may lie, in its own unit. */
export const toleranceOf = ({ value, tolerance, percent }: Omit<ForeseenValue, 'order' | 'credit'>): number =>
  percent ? (Math.abs(value) * tolerance) / 100 : tolerance;

/** A number, with or without a unit. */
export const numericModel = defineBlock({
  type: 'numeric',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.units).map(({ id }): Slot => ({
      key: `unit:${id}`,
      kind: 'plain',
      role: 'answer',
      required: true,
    })),
    ...inOrder(settings.answers).map(({ id }): Slot => ({ key: `feedback:${id}`, kind: 'rich', role: 'feedback' })),
    ...closingSlots(settings),
  ],
  create: (newId) => ({
    settings: {
      ...newQuestion,
      unitNeeded: false,
      answers: { [newId()]: { order: firstOrders[0], value: 0, tolerance: 0, percent: false, credit: 1 } },
    },
  }),
  migrations: {},
  interaction: (block, text, number) => ({
    kind: 'number',
    ...interactionBase(block, text, number),
    answers: inOrder(block.settings.answers).map((answer) => ({
      id: answer.id,
      number: number(answer.id),
      label: String(answer.value),
      value: answer.value,
      tolerance: toleranceOf(answer),
      credit: answer.credit,
    })),
    units: inOrder(block.settings.units).map(({ id, factor }) => ({
      id,
      number: number(id),
      label: text(`unit:${id}`),
      factor,
    })),
    unitNeeded: block.settings.unitNeeded && Object.keys(block.settings.units).length > 0,
  }),
  members: (settings) => [...Object.keys(settings.answers), ...Object.keys(settings.units)],
});
