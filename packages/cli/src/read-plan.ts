import { Worker } from 'node:worker_threads';
import { AppError, type AppErrorCode, type Diagnostic, type Id } from '@nibras/base';
import { workerFile } from '@nibras/storage';

export interface PlanRequest {
  readonly path: string;
  readonly targets: readonly string[];
  /** Those asked for; none for the main one, `all` for all. With one, only that one is read. */
  readonly languages: readonly string[];
  /** The course as it was published before. */
  readonly earlier?: string;
}

/** What has to be known of a course before it is exported. */
export interface CoursePlan {
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  /** Titles of its modules, lessons and pages. */
  readonly titles: ReadonlyMap<Id, string>;
  /** What concerns the languages asked for; others may be incomplete. */
  readonly problems: readonly Diagnostic[];
  /** What targets that take a course apart have no place for, in the first language asked for. */
  readonly losses: readonly Diagnostic[];
  /** What learners in the middle of the earlier publication would notice, in the first language asked for. */
  readonly changes?: readonly Diagnostic[] | 'another course';
}

export type PlanReply =
  | { readonly kind: 'done'; readonly plan: CoursePlan }
  | { readonly kind: 'failed'; readonly code: AppErrorCode; readonly params: Record<string, string | number> };

/** Reads and checks a course in a thread of its own, whose memory is free again when the export begins. */
export async function readPlan(request: PlanRequest): Promise<CoursePlan> {
  const worker = new Worker(workerFile(new URL('.', import.meta.url), 'plan-worker'), {
    workerData: request,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  try {
    const reply = await new Promise<PlanReply>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the check ended without an outcome')));
    });
    if (reply.kind === 'failed') throw new AppError(reply.code, reply.params);
    return reply.plan;
  } finally {
    await worker.terminate();
  }
}
