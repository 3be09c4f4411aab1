import { models } from '@nibras/blocks/models';
import { measureCourse } from '@nibras/check';
import { type CourseDocument, snapshotPages, takeSnapshot } from '@nibras/course';

/** What a card on the home screen says of a course. */
export interface CourseSummary {
  readonly title: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly pages: number;
  readonly minutes: number;
}

export function summarise(document: CourseDocument): CourseSummary {
  const snapshot = takeSnapshot(document, models);
  return {
    title: snapshot.title,
    languages: snapshot.languages,
    defaultLanguage: snapshot.defaultLanguage,
    pages: snapshotPages(snapshot).length,
    minutes: measureCourse(snapshot, models, snapshot.defaultLanguage).minutes,
  };
}
