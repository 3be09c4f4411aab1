import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { difficulties } from '@nibras/blocks/models';
import { levels } from '@nibras/course';
import { SourceError } from './source-error.ts';

/** A text in each language; words between backticks are code. */
const texts = z.record(z.string(), z.union([z.string().min(1), z.number().transform(String)]));
const option = z.strictObject({ right: z.boolean().optional(), text: texts, feedback: texts.optional() });
/** Rectangle and ellipse: left, top, width, height; polygon: points. Percent of the picture. */
const zone = {
  shape: z.enum(['rectangle', 'ellipse', 'polygon']).default('rectangle'),
  place: z.array(z.number()).min(4),
};
const pictured = { picture: z.string(), alt: texts };
const groups = {
  groups: z.array(texts).min(2),
  items: z.array(z.strictObject({ text: texts, group: z.number().int().min(0), feedback: texts.optional() })).min(3),
};
const shared = {
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  difficulty: z.enum(difficulties),
  level: z.enum(levels),
  objective: z.string().min(1),
  competency: z.string().optional(),
  tags: z.array(z.string().min(1)).default([]),
  points: z.number().positive().default(1),
  stem: texts,
  hint: texts.optional(),
  correct: texts.optional(),
  incorrect: texts.optional(),
};
const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...shared,
    type: z.literal('choice'),
    options: z.array(option).min(3),
    shuffle: z.boolean().default(true),
  }),
  z.strictObject({ ...shared, type: z.literal('multiple-choice'), options: z.array(option).min(3) }),
  z.strictObject({
    ...shared,
    type: z.literal('true-false'),
    true: z.boolean(),
    feedback: z.strictObject({ true: texts, false: texts }),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('ordering'),
    items: z.array(z.strictObject({ text: texts, feedback: texts.optional() })).min(3),
    steps: z.boolean().default(false),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('matching'),
    pairs: z.array(z.strictObject({ source: texts, target: texts, feedback: texts.optional() })).min(3),
    distractors: z.array(texts).default([]),
  }),
  z.strictObject({ ...shared, type: z.literal('short-text'), answers: z.array(option).min(1) }),
  z.strictObject({
    ...shared,
    type: z.literal('numeric'),
    answers: z
      .array(
        z.strictObject({
          value: z.number(),
          tolerance: z.number().min(0).default(0),
          right: z.boolean().optional(),
          feedback: texts.optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ ...shared, ...groups, type: z.literal('categorise') }),
  z.strictObject({ ...shared, ...groups, type: z.literal('matrix') }),
  // In the stems below `[[1]]` is where the first member stands.
  z.strictObject({
    ...shared,
    type: z.literal('drag-words'),
    words: z.array(z.strictObject({ text: texts, feedback: texts.optional() })).min(2),
    distractors: z.array(texts).default([]),
  }),
  z.strictObject({ ...shared, type: z.literal('select-text'), options: z.array(option).min(3) }),
  z.strictObject({
    ...shared,
    type: z.literal('cloze'),
    gaps: z
      .array(
        z.union([
          z.strictObject({ way: z.enum(['text', 'choice']), words: z.array(option).min(1) }),
          z.strictObject({
            way: z.literal('number'),
            value: z.number(),
            tolerance: z.number().default(0),
            feedback: texts.optional(),
          }),
        ]),
      )
      .min(2),
  }),
  // `[[a]]` is the value of the variable.
  z.strictObject({
    ...shared,
    type: z.literal('calculated'),
    formula: z.string(),
    tolerance: z.number().min(0),
    variables: z.array(
      z.strictObject({ name: z.string(), min: z.number(), max: z.number(), decimals: z.number().int().default(0) }),
    ),
    draws: z.array(z.array(z.number())).min(2),
  }),
  z.strictObject({
    ...shared,
    ...pictured,
    type: z.literal('hotspot'),
    zones: z
      .array(z.strictObject({ ...zone, right: z.boolean().default(false), name: texts, feedback: texts.optional() }))
      .min(2),
  }),
  z.strictObject({
    ...shared,
    ...pictured,
    type: z.literal('label-picture'),
    zones: z.array(z.strictObject({ ...zone, name: texts, label: texts, feedback: texts.optional() })).min(2),
    distractors: z.array(texts).default([]),
  }),
]);
const bankSchema = z.strictObject({ key: z.string(), title: texts, questions: z.array(questionSchema).min(1) });

export type BankQuestionSource = z.infer<typeof questionSchema>;
export type BankSource = z.infer<typeof bankSchema>;

/** Reads a bank; stops with the first thing that is wrong, named by its question. */
export function readBank(path: string): BankSource {
  const name = basename(path);
  if (!existsSync(path)) throw new SourceError(name, 1, 'the file is missing');
  let raw: unknown;
  try {
    raw = parseYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SourceError(name, 1, `the bank is no YAML: ${String(error)}`);
  }
  const parsed = bankSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue!.path;
  const question =
    at[0] === 'questions' ? (raw as { questions: { key?: string }[] }).questions[Number(at[1])] : undefined;
  throw new SourceError(name, 1, `${question?.key ?? ''} ${at.join('.')}: ${issue!.message}`.trim());
}

/** Where the banks of a sample stand. */
export const bankPath = (folder: string, name: string): string => join(folder, 'banks', `${name}.yaml`);
