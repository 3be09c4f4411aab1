import { Worker } from 'node:worker_threads';
import { AppError, type Diagnostic } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  comparePublications,
  forecastProgress,
  type ProgressForecast,
  progressLimit,
  type PublishedFacts,
  publishedFacts,
  viewCourse,
} from '@nibras/check';
import { type CourseDocument, takeSnapshot } from '@nibras/course';
import { courseTranslators, foreseeLosses } from '@nibras/export';
import { type CourseFile, type PublicationStore, workerFile } from '@nibras/storage';
import type { OpenCourse } from '../courses/open-course.ts';

export interface ForeseeRequest {
  readonly target: string;
  readonly language: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a publication would mean for learners. */
export interface Foresight {
  /** Its limit is 0 where the platform keeps progress in its own way. */
  readonly progress: ProgressForecast;
  /** When the course was last published so; absent where it never was. */
  readonly previous?: number;
  /** What learners in the middle of the course would notice. */
  readonly changes: readonly Diagnostic[];
  /** What the target has no place for; nothing where it carries the course as it is. */
  readonly losses: readonly Diagnostic[];
}

const isFacts = (facts: unknown): facts is PublishedFacts =>
  typeof facts === 'object' && facts !== null && 'pages' in facts && 'questions' in facts && 'quizzes' in facts;

export function foresee(
  document: CourseDocument,
  { publications, assets }: Pick<CourseFile, 'assets'> & { readonly publications: Pick<PublicationStore, 'list'> },
  { target, language, options }: ForeseeRequest,
): Foresight {
  const snapshot = takeSnapshot(document, models);
  const course = viewCourse(snapshot, models, [], undefined);
  const progress = Object.hasOwn(courseTranslators, target)
    ? { size: 0, limit: 0, lost: [] }
    : forecastProgress(course, language, progressLimit(target, options));
  const losses = foreseeLosses({ snapshot, models, target, language, options, assets: (hash) => assets.find(hash) });
  // Learners of another target or language have progress of their own.
  const last = publications.list().find((one) => one.target === target && one.language === language);
  if (!isFacts(last?.facts)) return { progress, changes: [], losses };
  const changes = comparePublications(last.facts, publishedFacts(snapshot, models, language));
  return { progress, previous: last!.time, changes, losses };
}

/** The same for an open course; a large one is read in a thread of its own, so that typing goes on. */
export function foreseeCourse(course: OpenCourse, request: ForeseeRequest): Promise<Foresight> {
  if (!course.isLarge) return Promise.resolve(foresee(course.document, course.file, request));
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(new URL('.', import.meta.url), 'foresee-worker'), {
      workerData: { path: course.file.path, request },
    });
    worker.once('message', (foresight: Foresight) => {
      resolve(foresight);
      void worker.terminate();
    });
    worker.once('error', (error) => reject(new AppError('internal', { method: 'publish.foresee' }, error)));
    worker.once('exit', () => reject(new AppError('internal', { method: 'publish.foresee' })));
  });
}
