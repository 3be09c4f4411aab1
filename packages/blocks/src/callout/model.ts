import { z } from 'zod';
import { defineBlock } from '../define.ts';

/** What a callout is for; its label in the learner's language follows. */
export const calloutKinds = ['note', 'tip', 'warning', 'example', 'objectives', 'prerequisites'] as const;

export interface CalloutSettings {
  readonly kind: (typeof calloutKinds)[number];
}

const schema: z.ZodType<CalloutSettings> = z.object({ kind: z.enum(calloutKinds).catch('note') });

/** A text set apart: a note, a tip, the objectives. */
export const calloutModel = defineBlock({
  type: 'callout',
  version: 1,
  group: 'emphasis',
  schema,
  slots: () => [
    { key: 'title', kind: 'line', role: 'title' },
    { key: 'body', kind: 'flow', role: 'body', required: true },
  ],
  create: () => ({ settings: { kind: 'note' } }),
  migrations: {},
});
