import type { LocalText } from '@nibras/course';
import type { OpenCourse } from './courses/open-course.ts';
import type { OpenCourses } from './courses/open-courses.ts';
import type { Recents } from './home/recents.ts';
import type { Samples } from './home/samples.ts';
import type { ServiceOptions } from './service-options.ts';

/** What the handlers of the contract share. */
export interface ServiceContext {
  readonly options: ServiceOptions;
  readonly courses: OpenCourses;
  readonly recents: Recents;
  readonly samples: Samples;
  /** Folder of what the build made. */
  readonly built: string;
  readonly now: () => number;
  /** Notes how long a course was found to be, by language. */
  measured(course: OpenCourse, minutes: Readonly<Record<string, number>>): void;
  titleOf(course: OpenCourse): LocalText;
}
