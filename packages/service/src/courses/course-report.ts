import { Worker } from 'node:worker_threads';
import { AppError, type Diagnostic } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { checkCourse, measureCourse } from '@nibras/check';
import { type CourseDocument, takeSnapshot } from '@nibras/course';
import { type AssetStore, workerFile } from '@nibras/storage';
import type { OpenCourse } from './open-course.ts';

/** Problems of a course, and its length in each language. */
export interface CourseReport {
  readonly problems: readonly Diagnostic[];
  readonly words: Readonly<Record<string, number>>;
  readonly minutes: Readonly<Record<string, number>>;
}

export function reportOn(
  document: CourseDocument,
  assets: AssetStore,
  targets: readonly string[] | undefined,
): CourseReport {
  const snapshot = takeSnapshot(document, models);
  const problems = checkCourse(snapshot, models, {
    ...(targets ? { targets } : {}),
    assets: (hash) => assets.find(hash),
  });
  const words: Record<string, number> = {};
  const minutes: Record<string, number> = {};
  for (const language of snapshot.languages) {
    const measured = measureCourse(snapshot, models, language);
    words[language] = measured.words;
    minutes[language] = measured.minutes;
  }
  return { problems, words, minutes };
}

function reportInWorker(path: string, targets: readonly string[] | undefined): Promise<CourseReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(new URL('.', import.meta.url), 'report-worker'), {
      workerData: { path, targets },
    });
    worker.once('message', (report: CourseReport) => {
      resolve(report);
      void worker.terminate();
    });
    worker.once('error', (error) => reject(new AppError('internal', { method: 'course.check' }, error)));
    worker.once('exit', () => reject(new AppError('internal', { method: 'course.check' })));
  });
}

const running = new WeakMap<OpenCourse, Promise<CourseReport>>();

/** Reports on an open course; on a large one in a thread of its own, one report at a time, so that typing goes on. */
export async function reportOnCourse(
  course: OpenCourse,
  targets: readonly string[] | undefined,
): Promise<CourseReport> {
  if (!course.isLarge) return reportOn(course.document, course.file.assets, targets);
  const before = running.get(course) ?? Promise.resolve();
  const report = before.catch(() => undefined).then(() => reportInWorker(course.file.path, targets));
  running.set(course, report);
  return report;
}
