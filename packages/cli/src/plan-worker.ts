import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type Diagnostic } from '@nibras/base';
import { comparePublications, publishedFacts } from '@nibras/check';
import { type CourseSnapshot, takeSnapshot, openDocument } from '@nibras/course';
import { models } from '@nibras/blocks/models';
import { foreseeLosses } from '@nibras/export';
import { readDocument, readForExport } from '@nibras/service';
import { openCourseFile } from '@nibras/storage';
import { checkFile, titlesOf, withCourse } from './read-course.ts';
import type { PlanRequest, PlanReply } from './read-plan.ts';

const { path, targets, languages, earlier } = workerData as PlanRequest;
const reply = (message: PlanReply): void => parentPort?.postMessage(message);

/** What learners would notice; progress is kept by course, so that another course is none to compare with. */
function changesSince(before: string, now: CourseSnapshot): readonly Diagnostic[] | 'another course' {
  const first = languages[0];
  const language = first === undefined || first === 'all' ? now.defaultLanguage : first;
  return withCourse(before, (_file, old) =>
    old.id === now.id
      ? comparePublications(publishedFacts(old, models, language), publishedFacts(now, models, language))
      : 'another course',
  );
}

try {
  const file = openCourseFile(path, { readOnly: true });
  try {
    const snapshot =
      languages.length > 1 || languages[0] === 'all'
        ? takeSnapshot(openDocument(readDocument(file)), models)
        : readForExport(file, languages[0]);
    reply({
      kind: 'done',
      plan: {
        languages: snapshot.languages,
        defaultLanguage: snapshot.defaultLanguage,
        titles: titlesOf(snapshot),
        ...(earlier === undefined ? {} : { changes: changesSince(earlier, snapshot) }),
        problems: checkFile(file, snapshot, targets),
        losses: targets.flatMap((target) =>
          foreseeLosses({
            snapshot,
            models,
            target,
            assets: (hash) => file.assets.find(hash),
            ...(languages[0] === undefined || languages[0] === 'all' ? {} : { language: languages[0] }),
          }),
        ),
      },
    });
  } finally {
    file.close();
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  reply({ kind: 'failed', code: error.code, params: { ...error.params } });
}
