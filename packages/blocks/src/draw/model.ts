import { z } from 'zod';
import type { Id } from '@nibras/base';
import { levels } from '@nibras/course';
import { collectionOf, defineBlock, inOrder, orderSchema } from '../define.ts';
import { difficulties } from '../question/question-settings.ts';
import { type Drawable, type DrawRule, isDrawn } from './rule.ts';

export interface DrawSettings {
  readonly rules: Readonly<Record<Id, DrawRule>>;
  /** True where a question comes back after some days, later each time that it went well. Only for practice. */
  readonly spaced: boolean;
}

const schema: z.ZodType<DrawSettings> = z.object({
  rules: collectionOf(
    z.object({
      order: orderSchema,
      count: z.number().int().min(1).max(200).catch(1),
      bank: z.string().min(1).optional().catch(undefined),
      difficulty: z.enum(difficulties).optional().catch(undefined),
      level: z.enum(levels).optional().catch(undefined),
      objective: z.string().max(200).optional().catch(undefined),
      competency: z.string().max(100).optional().catch(undefined),
      tag: z.string().max(100).optional().catch(undefined),
    }),
  ),
  spaced: z.boolean().catch(false),
});

/** Questions drawn out of the course's banks, for each learner and attempt anew, by rules: a blueprint. */
export const drawModel = defineBlock({
  type: 'draw',
  version: 1,
  group: 'question',
  schema,
  slots: () => [],
  create: (newId) => ({ settings: { rules: { [newId()]: { order: 'a0', count: 3 } }, spaced: false } }),
  migrations: {},
  draws: ({ rules }) =>
    inOrder(rules).map((rule) => ({
      count: rule.count,
      admits: (bank, question) => isDrawn(rule, bank, question as unknown as Drawable),
    })),
});
