import type * as Y from 'yjs';
import { addNode, courseLanguages, initialiseCourse, openDocument, paragraph } from '@nibras/course';

/** Words that the index of a file still held, by owner and language. */
export type FoundTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

const sectionTitle: Readonly<Record<string, string>> = {
  fr: 'Textes retrouvés',
  ar: 'نصوص مستعادة',
  en: 'Texts found again',
};

/**
 * Adds the words of a course whose state is lost as plain pages in a module of their own: without structure or settings,
 * but readable. Starts a course where there is none. Returns how many pages there are.
 */
export function addTextPages(doc: Y.Doc, texts: FoundTexts): number {
  const document = openDocument(doc);
  const found = [...new Set([...texts.values()].flatMap((one) => [...one.keys()]))].toSorted();
  if (typeof document.course.get('id') !== 'string')
    initialiseCourse(document, {
      title: Object.fromEntries(found.map((language) => [language, sectionTitle[language] ?? sectionTitle['en']!])),
      languages: found,
    });
  const languages = courseLanguages(document);
  const parent = addNode(document, {
    kind: 'module',
    title: Object.fromEntries(languages.map((language) => [language, sectionTitle[language] ?? sectionTitle['en']!])),
  });
  for (const bodies of texts.values()) {
    const lines = [...bodies].map(
      ([language, body]) => [language, body.split('\n').filter((line) => line.trim() !== '')] as const,
    );
    addNode(document, {
      kind: 'page',
      parent,
      title: Object.fromEntries(lines.map(([language, [first = '']]) => [language, first.slice(0, 120)])),
      prose: Object.fromEntries(lines.map(([language, all]) => [language, all.map(paragraph)])),
    });
  }
  return texts.size;
}
