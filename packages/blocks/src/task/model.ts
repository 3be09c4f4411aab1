import { z } from 'zod';
import { defineBlock } from '../define.ts';

export interface TaskSettings {
  /** How long the task takes away from the screen. */
  readonly minutes: number;
}

const schema: z.ZodType<TaskSettings> = z.object({ minutes: z.number().min(0).max(600).catch(5) });

/** Something the learner does away from the screen, with their own class or files. */
export const taskModel = defineBlock({
  type: 'task',
  version: 1,
  group: 'emphasis',
  schema,
  slots: () => [{ key: 'body', kind: 'flow', role: 'body', required: true }],
  create: () => ({ settings: { minutes: 5 } }),
  migrations: {},
});
