import { z } from 'zod';
import type { Id } from '@nibras/base';
import { byName, fillMarkers, type NumberDraw, type Slot, type Variable } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import { toleranceOf } from '../numeric/model.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';
import { parseFormula } from './formula.ts';

export interface CalculatedSettings extends QuestionSettings {
  /** They stand in the texts as markers, and by their names in the formula. */
  readonly variables: Readonly<Record<Id, Omit<Variable, 'id'> & { readonly order: string }>>;
  readonly formula: string;
  /** How far an answer may lie from the right one, in percent of it where `percent`. */
  readonly tolerance: number;
  readonly percent: boolean;
  /** Values that learners get, one draw each: kept here, so that the LMS, a print and the next sitting agree. */
  readonly draws: Readonly<Record<Id, { readonly order: string; readonly values: Readonly<Record<Id, number>> }>>;
  /** Whether another try has other values. */
  readonly anew: boolean;
  readonly units: Readonly<Record<Id, { readonly order: string; readonly factor: number }>>;
  readonly unitNeeded: boolean;
}

const schema: z.ZodType<CalculatedSettings> = z.object({
  ...questionShape,
  variables: collectionOf(
    z.object({
      order: orderSchema,
      name: z
        .string()
        .regex(/^[a-z][a-z0-9]*$/)
        .catch('x'),
      min: z.number().catch(1),
      max: z.number().catch(10),
      decimals: z.number().int().min(0).max(6).catch(0),
    }),
  ),
  formula: z.string().max(500).catch(''),
  tolerance: z.number().min(0).catch(0),
  percent: z.boolean().catch(false),
  draws: collectionOf(z.object({ order: orderSchema, values: z.record(z.string(), z.number()).catch({}) })),
  anew: z.boolean().catch(false),
  units: collectionOf(z.object({ order: orderSchema, factor: z.number().positive().catch(1) })),
  unitNeeded: z.boolean().catch(false),
});

/** The draws with the key of each; none where the formula makes no sense. */
export function keyedDraws(settings: CalculatedSettings, number: (id: Id) => number): NumberDraw[] {
  const variables = inOrder(settings.variables);
  const formula = parseFormula(
    settings.formula,
    variables.map(({ name }) => name),
  );
  if (!formula) return [];
  return inOrder(settings.draws).flatMap(({ id, values }) => {
    // Binary fractions leave a tail that nobody calculated.
    const value = Number(formula(byName(variables, values)).toPrecision(12));
    const all = Object.fromEntries(variables.map((one) => [one.id, values[one.id] ?? one.min]));
    const tolerance = toleranceOf({ value, tolerance: settings.tolerance, percent: settings.percent });
    return Number.isFinite(value) ? [{ id, number: number(id), values: all, value, tolerance }] : [];
  });
}

/** A number to be worked out from values that differ from learner to learner. */
export const calculatedModel = defineBlock({
  type: 'calculated',
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
    ...closingSlots(settings),
  ],
  create: (newId) => {
    const [a, b] = [newId(), newId()];
    const values = [
      [3, 4],
      [7, 2],
      [5, 8],
      [9, 6],
    ];
    return {
      settings: {
        ...newQuestion,
        variables: {
          [a]: { order: firstOrders[0], name: 'a', min: 1, max: 10, decimals: 0 },
          [b]: { order: firstOrders[1], name: 'b', min: 1, max: 10, decimals: 0 },
        },
        formula: 'a + b',
        tolerance: 0,
        percent: false,
        anew: false,
        unitNeeded: false,
        draws: Object.fromEntries(
          values.map(([one, other], index) => [
            newId(),
            { order: firstOrders[index], values: { [a]: one, [b]: other } },
          ]),
        ),
      },
    };
  },
  migrations: {},
  interaction: (block, text, number) => {
    const { settings } = block;
    const draws = keyedDraws(settings, number);
    const [first] = draws;
    const base = interactionBase(block, text, number);
    return {
      kind: 'number',
      ...base,
      prompt: fillMarkers(base.prompt, (id) => String(first?.values[id] ?? '…')),
      answers: first
        ? [
            {
              id: first.id,
              number: first.number,
              label: String(first.value),
              value: first.value,
              tolerance: first.tolerance,
              credit: 1,
            },
          ]
        : [],
      units: inOrder(settings.units).map(({ id, factor }) => ({
        id,
        number: number(id),
        label: text(`unit:${id}`),
        factor,
      })),
      unitNeeded: settings.unitNeeded && Object.keys(settings.units).length > 0,
      draws,
    };
  },
  members: (settings) => [
    ...Object.keys(settings.variables),
    ...Object.keys(settings.draws),
    ...Object.keys(settings.units),
  ],
});
