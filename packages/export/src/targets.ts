import type { CourseTranslator } from './course-translator.ts';
import { type AnyPackager, packagers } from './packagers.ts';
import { cc11Course, cc13Course } from './packagers/imscc/cartridge-course.ts';
import { olxDogwoodCourse, olxCourse } from './packagers/olx/olx-course.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- options of unlike types are only handed back to their own translator
export type AnyCourseTranslator = CourseTranslator<any>;

/** Every translator of whole courses, by the name that the dialog and the command line use. */
export const courseTranslators = {
  olx: olxCourse,
  'olx-dogwood': olxDogwoodCourse,
  cc11: cc11Course,
  cc13: cc13Course,
} as const satisfies Readonly<Record<string, AnyCourseTranslator>>;

/** Everything that a course can be published to. */
export const targets: Readonly<Record<string, AnyPackager | AnyCourseTranslator>> = {
  ...packagers,
  ...courseTranslators,
};

/** Ending of the file that a target writes with such options; '' for a folder. */
export function endingOf(target: AnyPackager | AnyCourseTranslator, options: unknown): string {
  if (target.asFolder(options)) return '';
  return 'translate' in target ? target.ending : '.zip';
}
