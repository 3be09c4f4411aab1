import {
  courseLanguages,
  type CourseDocument,
  defaultLanguage,
  pagesInOrder,
  readLocalText,
  readTree,
} from '@nibras/course';

/** What a card on the home screen says of a course. */
export interface CourseSummary {
  readonly title: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly pages: number;
  readonly minutes: number;
}

/** Reads what needs no look into the pages; `minutes` comes from the last measure. */
export function summarise(document: CourseDocument, minutes: number): CourseSummary {
  return {
    title: readLocalText(document.course, 'title'),
    languages: courseLanguages(document),
    defaultLanguage: defaultLanguage(document),
    pages: pagesInOrder(readTree(document)).length,
    minutes,
  };
}
