import type { z } from 'zod';
import type { Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot } from '@nibras/course';
import type { AssetFacts } from '@nibras/render';
import type { PackageEntry } from './package-entry.ts';

/** The course that a translator takes apart. */
export interface TranslationSource {
  readonly snapshot: CourseSnapshot;
  readonly models: BlockModels;
  readonly language: string;
  readonly assets: (hash: string) => AssetFacts | undefined;
}

/** A course in the pages and questions of another system, with a remark on all that it cannot hold. */
export interface TranslatedCourse {
  readonly entries: readonly PackageEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A target that has pages and questions of its own: it carries no site, and no script of ours runs there. */
export interface CourseTranslator<Options = never> {
  readonly id: string;
  readonly options: z.ZodType<Options>;
  readonly asFolder: (options: Options) => boolean;
  /** Ending of the file that is written; it also says how its files are put together. */
  readonly ending: '.tar.gz' | '.imscc';
  readonly translate: (source: TranslationSource, options: Options) => TranslatedCourse;
}

/** States a translator of courses; keeps the type of its options. */
export function defineTranslator<Options>(translator: CourseTranslator<Options>): CourseTranslator<Options> {
  return translator;
}
