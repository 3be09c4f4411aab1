import { parentPort, workerData } from 'node:worker_threads';
import { AppError, Cancelled } from '@nibras/base';
import { exportCourseFile, type ExportFileRequest } from './export-course-file.ts';
import type { WorkerMessage } from './export-job.ts';

const abort = new AbortController();
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
parentPort?.once('message', () => abort.abort());

try {
  const outcome = await exportCourseFile(workerData as ExportFileRequest, {
    signal: abort.signal,
    onProgress: (step, progress) => post({ kind: 'progress', step, progress }),
  });
  post({ kind: 'done', outcome });
} catch (error) {
  if (error instanceof Cancelled) post({ kind: 'cancelled' });
  else if (error instanceof AppError) post({ kind: 'failed', code: error.code, params: { ...error.params } });
  else post({ kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
parentPort?.unref();
