import * as Y from 'yjs';
import {
  countWords,
  type CourseDocument,
  courseLanguages,
  defaultLanguage,
  nodeSettings,
  pagesInOrder,
  plainText,
  readLocalText,
  readProse,
  readTexts,
  readTree,
  readingMinutes,
} from '@nibras/course';

/** What a card on the home screen says of a course. */
export interface CourseSummary {
  readonly title: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly pages: number;
  readonly minutes: number;
}

/** How long a course is in a language: words of pages and blocks, and minutes with the tasks away from the screen. */
export function measureDocument(document: CourseDocument, language: string): { words: number; minutes: number } {
  let words = 0;
  let tasks = 0;
  const pages = pagesInOrder(readTree(document));
  for (const { id } of pages) {
    const prose = document.nodes.get(id)?.get(`prose/${language}`);
    if (prose instanceof Y.XmlFragment) words += countWords(plainText(readProse(prose)));
    tasks += nodeSettings(document, id).taskMinutes ?? 0;
  }
  for (const block of document.blocks.values()) {
    for (const texts of Object.values(readTexts(block))) {
      const text = texts[language];
      if (text !== undefined) words += countWords(typeof text === 'string' ? text : plainText(text));
    }
    const minutes = block.get('set/minutes');
    if (typeof minutes === 'number') tasks += minutes;
  }
  return { words, minutes: Math.round(readingMinutes(words, language) + tasks) };
}

export function summarise(document: CourseDocument): CourseSummary {
  const language = defaultLanguage(document);
  return {
    title: readLocalText(document.course, 'title'),
    languages: courseLanguages(document),
    defaultLanguage: language,
    pages: pagesInOrder(readTree(document)).length,
    minutes: measureDocument(document, language).minutes,
  };
}
