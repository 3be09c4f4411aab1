import { AppError, type Diagnostic } from '@nibras/base';
import { type BlockModels, type CourseSnapshot, directionOf, pickText } from '@nibras/course';
import { type AssetFacts, type PlayerBundle, renderCourse, type RenderedCourse } from '@nibras/render';
import { entrySize, type EntryRole, type PackageEntry, type SchemaFiles } from './package-entry.ts';
import type { AnyPackager } from './packagers.ts';
import { type AnyCourseTranslator, targets } from './targets.ts';

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
  /** How its files are put together, where it is no folder. */
  readonly archive: '.zip' | AnyCourseTranslator['ending'];
  /** The site that it carries; without files where the target has pages of its own. */
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
): { packager: AnyPackager | AnyCourseTranslator; options: unknown } {
  const packager = Object.hasOwn(targets, target) ? targets[target] : undefined;
  if (!packager) throw new AppError('export.unknown-target', { target });
  const parsed = packager.options.safeParse(options);
  if (!parsed.success)
    throw new AppError('export.bad-options', { where: parsed.error.issues[0]?.path.join('.') ?? '' });
  return { packager, options: parsed.data };
}

/** What is said of a course whose pages another system shows. */
const withoutSite = (
  { id, title, description, defaultLanguage }: CourseSnapshot,
  language: string,
  diagnostics: readonly Diagnostic[],
): RenderedCourse => ({
  courseId: id,
  title: pickText(title, language, defaultLanguage),
  description: pickText(description, language, defaultLanguage),
  language,
  direction: directionOf(language),
  launch: '',
  files: [],
  units: [],
  outline: [],
  interactions: [],
  quizCount: 0,
  diagnostics,
});

function filesFor(
  request: ExportRequest,
  packager: AnyPackager | AnyCourseTranslator,
  options: unknown,
): Pick<ExportPlan, 'course' | 'entries' | 'diagnostics'> {
  const { snapshot, models, assets, player, schemas, language } = request;
  if ('translate' in packager) {
    const spoken = language ?? snapshot.defaultLanguage;
    const made = packager.translate({ snapshot, models, language: spoken, assets }, options);
    return { course: withoutSite(snapshot, spoken, made.diagnostics), ...made };
  }
  const course = renderCourse(snapshot, models, {
    ...(language ? { language } : {}),
    adapter: packager.adapter,
    ...packager.rendering?.(options),
    player,
    assets,
  });
  const entries = [...course.files, ...packager.extras(course, options, schemas)];
  return { course, entries, diagnostics: course.diagnostics };
}

/** What a translating target cannot hold of a course, before anything is written; nothing for one that carries the site. */
export function foreseeLosses(request: Omit<ExportRequest, 'player' | 'schemas'>): readonly Diagnostic[] {
  const { packager, options } = parseTarget(request.target, request.options ?? {});
  const { snapshot, models, assets, language = snapshot.defaultLanguage } = request;
  return 'translate' in packager ? packager.translate({ snapshot, models, language, assets }, options).diagnostics : [];
}

/** Makes a course ready for a target and lists the files of its package. Pure: the same request gives the same plan. */
export function planExport(request: ExportRequest): ExportPlan {
  const { packager, options } = parseTarget(request.target, request.options ?? {});
  const made = filesFor(request, packager, options);
  const entries = made.entries.toSorted((one, other) => (one.path < other.path ? -1 : 1));
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
    ...made,
    target: request.target,
    asFolder: packager.asFolder(options as never),
    archive: 'translate' in packager ? packager.ending : '.zip',
    entries,
    weight,
    size,
  };
}
