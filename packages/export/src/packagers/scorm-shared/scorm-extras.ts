import { z } from 'zod';
import type { ScormManifest } from '@nibras/formats';
import type { RenderedCourse } from '@nibras/render';
import type { PackageEntry, SchemaFiles } from '../../package-entry.ts';

/** Options that both editions of SCORM have. */
export const scormOptions = {
  /** `modules`: each module is a SCO of its own, with its own status and score. */
  units: z.enum(['course', 'modules']).default('course'),
  /** Carries the schema files of the standard, which strict validators ask for. */
  schemaFiles: z.boolean().default(true),
};

/** The manifest and the schema files of a SCORM package. */
export function scormExtras(
  course: RenderedCourse,
  write: (manifest: ScormManifest) => string,
  schemas: readonly ReturnType<SchemaFiles['read']>[number][],
): PackageEntry[] {
  const manifest = write({
    courseId: course.courseId,
    language: course.language,
    title: course.title,
    launch: course.launch,
    files: course.files.map((file) => file.path),
    units: course.units.length > 1 ? course.units : [],
  });
  return [
    { path: 'imsmanifest.xml', role: 'manifest', mediaType: 'text/xml', body: { kind: 'text', text: manifest } },
    ...schemas.map(({ name, bytes }): PackageEntry => ({
      path: name,
      role: 'schema',
      mediaType: 'text/xml',
      body: { kind: 'bytes', bytes },
    })),
  ];
}
