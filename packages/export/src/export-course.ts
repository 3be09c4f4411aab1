import { AppError, type Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot } from '@nibras/course';
import { type AssetFacts, type PlayerBundle, renderCourse, type RenderedCourse } from '@nibras/render';
import { entrySize, type EntryRole, type PackageEntry, type SchemaFiles } from './package-entry.ts';
import { type AnyPackager, isTargetId, packagers } from './packagers.ts';

/** What an export needs; everything that touches the outside is a port. */
export interface ExportRequest {
  readonly snapshot: CourseSnapshot;
  readonly models: BlockModels;
  readonly target: string;
  /** The course's default language where not said. */
  readonly language?: string;
  /** Not yet validated: from a form or from flags. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly player: PlayerBundle;
  readonly schemas: SchemaFiles;
  readonly assets: (hash: string) => AssetFacts | undefined;
}

/** A package ready to be written: its files in order of path, and what there is to say of it. */
export interface ExportPlan {
  readonly target: string;
  readonly asFolder: boolean;
  readonly course: RenderedCourse;
  readonly entries: readonly PackageEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** Bytes by kind of file, before compression. */
  readonly weight: Readonly<Record<EntryRole, number>>;
  /** Bytes of all files before compression. */
  readonly size: number;
}

/** Options of a target, validated; throws `export.unknown-target` or `export.bad-options`. */
export function parseTarget(
  target: string,
  options: Readonly<Record<string, unknown>>,
): { packager: AnyPackager; options: unknown } {
  if (!isTargetId(target)) throw new AppError('export.unknown-target', { target });
  const packager: AnyPackager = packagers[target];
  const parsed = packager.options.safeParse(options);
  if (!parsed.success)
    throw new AppError('export.bad-options', { where: parsed.error.issues[0]?.path.join('.') ?? '' });
  return { packager, options: parsed.data };
}

/** Renders a course for a target and lists the files of its package. Pure: the same request gives the same plan. */
export function planExport(request: ExportRequest): ExportPlan {
  const { packager, options } = parseTarget(request.target, request.options ?? {});
  const course = renderCourse(request.snapshot, request.models, {
    ...(request.language ? { language: request.language } : {}),
    adapter: packager.adapter,
    ...packager.rendering?.(options as never),
    player: request.player,
    assets: request.assets,
  });
  const entries: PackageEntry[] = [...course.files, ...packager.extras(course, options as never, request.schemas)];
  entries.sort((one, other) => (one.path < other.path ? -1 : 1));
  const weight: Record<EntryRole, number> = {
    launch: 0,
    page: 0,
    script: 0,
    style: 0,
    asset: 0,
    notice: 0,
    manifest: 0,
    schema: 0,
  };
  let size = 0;
  for (const entry of entries) {
    const bytes = entrySize(entry);
    weight[entry.role] += bytes;
    size += bytes;
  }
  return {
    target: request.target,
    asFolder: packager.asFolder(options as never),
    course,
    entries,
    diagnostics: course.diagnostics,
    weight,
    size,
  };
}
