import { Worker } from 'node:worker_threads';
import { AppError, type AppErrorCode, Cancelled } from '@nibras/base';
import { workerFile } from '@nibras/storage';
import type { ExportFileRequest, ExportOutcome, ExportStep } from './export-course-file.ts';

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly step: ExportStep; readonly progress: number }
  | { readonly kind: 'done'; readonly outcome: ExportOutcome }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: AppErrorCode; readonly params: Record<string, string | number> }
  | { readonly kind: 'bug'; readonly message: string };

/** An export under way in a thread of its own. */
export interface ExportJob {
  /** Rejects with Cancelled, AppError, or a bug. */
  readonly outcome: Promise<ExportOutcome>;
  cancel(): void;
}

const cancelGrace = 5000;
/** A large nursery would only hold garbage: with a small one an export takes a third less memory and less CPU. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

export function startExport(
  request: ExportFileRequest,
  onProgress: (step: ExportStep, progress: number) => void,
): ExportJob {
  const worker = new Worker(workerFile(new URL('.', import.meta.url), 'export-worker'), {
    workerData: request,
    resourceLimits,
  });
  let timer: NodeJS.Timeout | undefined;
  const outcome = new Promise<ExportOutcome>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.step, message.progress);
      else if (message.kind === 'done') resolve(message.outcome);
      else if (message.kind === 'cancelled') reject(new Cancelled());
      else if (message.kind === 'failed') reject(new AppError(message.code, message.params));
      else reject(new Error(message.message));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(timer ? new Cancelled() : new Error('the export ended without an outcome'));
    });
  }).finally(() => void worker.terminate());
  return {
    outcome,
    cancel() {
      worker.postMessage('cancel');
      timer ??= setTimeout(() => void worker.terminate(), cancelGrace);
    },
  };
}
