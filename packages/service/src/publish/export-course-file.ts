import { resolve } from 'node:path';
import { Cancelled, type Diagnostic } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { type PublishedFacts, publishedFacts } from '@nibras/check';
import { type CourseSnapshot, takeSnapshot } from '@nibras/course';
import { type ExportPlan, planExport } from '@nibras/export';
import { type CourseFile, openCourseFile } from '@nibras/storage';
import { readPlayer, readSchemas } from '../built-files.ts';
import { loadLanguage } from '../courses/one-language.ts';
import { freeMemory } from './free-memory.ts';
import { writePackage } from './package-writer.ts';

export interface ExportFileRequest {
  /** The course file; it may be open elsewhere at the same time. */
  readonly course: string;
  readonly target: string;
  readonly language?: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** File or folder to write. */
  readonly out: string;
  /** Folder of what the build made. */
  readonly built: string;
}

export interface ExportOutcome {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly weight: Readonly<Record<string, number>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly language: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** What it promises to learners, to compare the next publication with. */
  readonly facts: PublishedFacts;
}

export type ExportStep = 'prepare' | 'render' | 'write' | 'done';

export interface ExportWatch {
  readonly signal: AbortSignal;
  /** `progress` from 0 to 1. */
  readonly onProgress: (step: ExportStep, progress: number) => void;
}

/** Plans a package of a course as it stands; what a file must be read for is looked up in the file. */
export function planFrom(
  file: CourseFile,
  snapshot: CourseSnapshot,
  request: Pick<ExportFileRequest, 'target' | 'language' | 'options' | 'built'>,
): ExportPlan {
  return planExport({
    snapshot,
    models,
    target: request.target,
    ...(request.language === undefined ? {} : { language: request.language }),
    options: request.options,
    player: readPlayer(request.built),
    schemas: readSchemas(request.built),
    assets: (hash) => file.assets.find(hash),
  });
}

/**
 * A course file as it stands, for writing or checking a package in one language (the main one where none is said). The document
 * that it is read from is let go of before anything is made of it.
 */
export function readForExport(file: CourseFile, language: string | undefined): CourseSnapshot {
  const snapshot = takeSnapshot(
    loadLanguage(() => file.log.read(), language),
    models,
  );
  freeMemory();
  return snapshot;
}

/** Exports a course file to a package. Runs in the calling thread: a service runs it in a worker. */
export async function exportCourseFile(request: ExportFileRequest, watch: ExportWatch): Promise<ExportOutcome> {
  watch.onProgress('prepare', 0);
  const file = openCourseFile(request.course, { readOnly: true });
  try {
    const snapshot = readForExport(file, request.language);
    watch.onProgress('render', 0.05);
    const plan = planFrom(file, snapshot, request);
    if (watch.signal.aborted) throw new Cancelled();
    watch.onProgress('write', 0.15);
    const path = resolve(request.out);
    let told = 0;
    const { bytes, hash } = await writePackage(plan, file.assets, path, {
      signal: watch.signal,
      onBytes(written) {
        const progress = Math.min(0.99, 0.15 + (0.84 * written) / Math.max(1, plan.size));
        if (progress - told < 0.01) return;
        told = progress;
        watch.onProgress('write', progress);
      },
    });
    watch.onProgress('done', 1);
    const { diagnostics, weight, course } = plan;
    const facts = publishedFacts(snapshot, models, course.language);
    return { path, bytes, hash, weight, diagnostics, language: course.language, numbers: snapshot.numbers, facts };
  } catch (error) {
    if (watch.signal.aborted) throw new Cancelled();
    throw error;
  } finally {
    file.close();
  }
}
