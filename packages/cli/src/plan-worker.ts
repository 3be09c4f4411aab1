import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@nibras/base';
import { takeSnapshot, openDocument } from '@nibras/course';
import { models } from '@nibras/blocks/models';
import { foreseeLosses } from '@nibras/export';
import { readDocument, readForExport } from '@nibras/service';
import { openCourseFile } from '@nibras/storage';
import { checkFile, titlesOf } from './read-course.ts';
import type { PlanRequest, PlanReply } from './read-plan.ts';

const { path, targets, languages } = workerData as PlanRequest;
const reply = (message: PlanReply): void => parentPort?.postMessage(message);

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
