import { checkPackage, type Launchable, type PackageReport } from '@nibras/lms';
import type { ExportPlan, PackageEntry } from '@nibras/export';
import type { SimulatedKind } from './preview-data.ts';

/** One file of a package, read by range. */
export interface PlayedFile {
  readonly mediaType: string;
  readonly size: number;
  read(start: number, end: number): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Any package that the simulator can show, ours or another tool's. */
export interface PlayedPackage {
  readonly title: string;
  readonly direction: string;
  readonly language: string;
  readonly kind: SimulatedKind;
  readonly report: PackageReport;
  readonly parts: readonly Launchable[];
  /** Page to show at first. */
  readonly page?: string;
  /** A package of another tool may use what ours do without: dialogs and code made at run time. */
  readonly foreign: boolean;
  readonly names: readonly string[];
  file(path: string): PlayedFile | undefined;
}

/** One course under preview: the entries of its package, and how to read the assets among them. */
export interface PreviewSource {
  readonly plan: ExportPlan;
  readonly page?: string;
  /** Asset bytes; throws AppError where the course has lost them. */
  readonly read: (hash: string, start: number, end: number) => Iterable<Uint8Array>;
}

const bytesOf = ({ body }: PackageEntry): Uint8Array | undefined =>
  body.kind === 'text' ? Buffer.from(body.text) : body.kind === 'bytes' ? body.bytes : undefined;

export const simulatedKind = (kind: PackageReport['kind']): SimulatedKind => (kind === 'aicc' ? 'none' : kind);

/** What the simulator shows of a course that has been planned but not written. */
export function packageOfPlan(source: PreviewSource): PlayedPackage {
  const { course, entries } = source.plan;
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const report = checkPackage({
    names: entries.map(({ path }) => path),
    text(name) {
      const body = byPath.get(name)?.body;
      return body?.kind === 'text' ? body.text : undefined;
    },
  });
  const kind = simulatedKind(report.kind);
  return {
    title: course.title,
    direction: course.direction,
    language: course.language,
    kind,
    report,
    parts:
      kind === 'none'
        ? [{ id: 'site', title: course.title, href: course.launch, asset: true, given: {} }]
        : report.launchables,
    ...(source.page === undefined ? {} : { page: source.page }),
    foreign: false,
    names: entries.map(({ path }) => path),
    file(path) {
      const entry = byPath.get(path);
      if (!entry) return undefined;
      const whole = bytesOf(entry);
      const { body } = entry;
      return {
        mediaType: entry.mediaType,
        size: whole?.byteLength ?? (body.kind === 'asset' ? body.size : 0),
        read: (start, end) =>
          whole ? [whole.subarray(start, end)] : body.kind === 'asset' ? source.read(body.hash, start, end) : [],
      };
    },
  };
}

/** The file that Open edX's SCORM block finds for an address: by name alone, the root before folders. */
export function findByName(names: readonly string[], path: string): string | undefined {
  const wanted = path.slice(path.lastIndexOf('/') + 1);
  const found = names.filter((one) => one === wanted || one.endsWith(`/${wanted}`));
  return found.toSorted((one, other) => one.split('/').length - other.split('/').length)[0];
}
