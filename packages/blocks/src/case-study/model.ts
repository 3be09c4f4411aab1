import { z } from 'zod';
import { defineBlock } from '../define.ts';

export type CaseStudySettings = Readonly<Record<string, never>>;

const schema: z.ZodType<CaseStudySettings> = z.object({});

/** A situation and the questions about it, in one frame. Its questions count as any others do. */
export const caseStudyModel = defineBlock({
  type: 'case-study',
  version: 1,
  group: 'question',
  schema,
  slots: () => [
    { key: 'title', kind: 'line', role: 'title' },
    { key: 'situation', kind: 'flow', role: 'body', required: true },
    { key: 'questions', kind: 'flow', role: 'body' },
  ],
  create: () => ({ settings: {} }),
  migrations: {},
});
