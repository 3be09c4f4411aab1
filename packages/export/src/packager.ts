import type { z } from 'zod';
import type { AdapterName, RenderedCourse, RenderOptions } from '@nibras/render';
import type { PackageEntry, SchemaFiles } from './package-entry.ts';

/** A carrier of the rendered site: states only what its target has that others have not. */
export interface Packager<Options = never> {
  readonly id: string;
  readonly adapter: AdapterName;
  /** Options with their defaults: the dialog's form and the command's flags derive from it. */
  readonly options: z.ZodType<Options>;
  /** Whether the outcome is a folder of files instead of one zip file. */
  readonly asFolder: (options: Options) => boolean;
  /** What the target asks of the rendered site. */
  readonly rendering?: (options: Options) => Partial<Pick<RenderOptions, 'units' | 'stateLimit'>>;
  /** Files that the target wants beside the site. */
  readonly extras: (course: RenderedCourse, options: Options, schemas: SchemaFiles) => readonly PackageEntry[];
}

/** States a packager; keeps the type of its options. */
export function definePackager<Options>(packager: Packager<Options>): Packager<Options> {
  return packager;
}
