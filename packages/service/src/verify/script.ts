import { z } from 'zod';
import { AppError, type Result, refuse, succeed } from '@nibras/base';

const faultName = z.enum(['offline', 'expired', 'refuseNext', 'slow']);

/** One thing that the learner, the LMS or the world does. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('launch'), fresh: z.boolean().optional() }),
  /** Until nothing more is said to the LMS, or for so many milliseconds. */
  z.strictObject({ do: z.literal('wait'), for: z.int().min(0).max(120_000).optional() }),
  /** A CSS selector, or `text=…`. */
  z.strictObject({ do: z.literal('click'), target: z.string().min(1) }),
  z.strictObject({ do: z.literal('type'), target: z.string().min(1), text: z.string() }),
  z.strictObject({ do: z.literal('next'), times: z.int().min(1).max(500).optional() }),
  /** Answers the questions on the page: the option of that number, that text in every field. */
  z.strictObject({ do: z.literal('answer'), option: z.int().min(1).optional(), text: z.string().optional() }),
  z.strictObject({ do: z.literal('suspend') }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('fault'), name: faultName, on: z.boolean().optional() }),
  z.strictObject({ do: z.literal('kill') }),
  z.strictObject({ do: z.literal('close') }),
]);

export type Step = z.infer<typeof step>;

const script = z.strictObject({ steps: z.array(step).min(1).max(1000) });

export const defaultScript: readonly Step[] = [
  { do: 'launch' },
  { do: 'wait' },
  { do: 'next', times: 3 },
  // Long enough to see whether anything is stored before the page goes.
  { do: 'wait', for: 6000 },
  { do: 'close' },
  { do: 'resume' },
  { do: 'wait' },
  { do: 'close' },
];

/** Reads a script; the reason of a refusal names the step. */
export function parseScript(text: string): Result<readonly Step[], string> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : '');
  }
  const parsed = script.safeParse(Array.isArray(given) ? { steps: given } : given);
  if (parsed.success) return succeed(parsed.data.steps);
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

export function scriptOf(text: string, path: string): readonly Step[] {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new AppError('verify.bad-script', { path, reason: parsed.error });
  return parsed.value;
}
