import { z } from 'zod';
import { defineBlock } from '../define.ts';

const schema: z.ZodType<Readonly<Record<string, never>>> = z.object({});

/** A line between two parts of a page. */
export const dividerModel = defineBlock({
  type: 'divider',
  version: 1,
  group: 'layout',
  schema,
  slots: () => [],
  create: () => ({ settings: {} }),
  migrations: {},
});
