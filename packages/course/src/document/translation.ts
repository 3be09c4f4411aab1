import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { readProse } from '../prose/fragment.ts';
import { plainText } from '../prose/plain-text.ts';
import { type CourseDocument, defaultLanguage, edit, entriesBelow } from './course-document.ts';

/** Where a text stands beside the course's main language. */
export type TranslationState = 'source' | 'missing' | 'stale' | 'done';

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return value instanceof Y.XmlFragment ? plainText(readProse(value)) : '';
}

/** Names of a record's texts without their language: `title`, `prose`, `text/<slot>`. */
function textNames(record: Y.Map<unknown>): Set<string> {
  const names = new Set<string>();
  for (const key of record.keys()) if (/^(title|prose|text)\//.test(key)) names.add(key.slice(0, key.lastIndexOf('/')));
  return names;
}

/** What the source said when a translation was last touched. */
const fingerprint = (words: string): string => derivedId('source', words);

/**
 * State of one text (`title`, `prose` or `text/<slot>`) in a language. A translation is stale once the source changed after
 * it was last noted; one that was never noted, as in an import, counts as done.
 */
export function translationState(
  document: CourseDocument,
  record: Y.Map<unknown>,
  name: string,
  language: string,
): TranslationState {
  const source = defaultLanguage(document);
  if (language === source) return 'source';
  const original = wordsOf(record.get(`${name}/${source}`));
  if (wordsOf(record.get(`${name}/${language}`)) === '') return original === '' ? 'done' : 'missing';
  const basis = record.get(`basis/${name}/${language}`);
  return basis === undefined || basis === fingerprint(original) ? 'done' : 'stale';
}

/** Notes that a record's texts in a language now say what the source says; `names` narrows it to some of them. */
export function noteTranslated(
  document: CourseDocument,
  record: Y.Map<unknown>,
  language: string,
  names: Iterable<string> = textNames(record),
): void {
  const source = defaultLanguage(document);
  if (language === source) return;
  const changes = [...names]
    .filter((name) => wordsOf(record.get(`${name}/${language}`)) !== '')
    .map((name) => [`basis/${name}/${language}`, fingerprint(wordsOf(record.get(`${name}/${source}`)))] as const)
    .filter(([key, value]) => record.get(key) !== value);
  if (changes.length > 0) edit(document, () => changes.forEach(([key, value]) => record.set(key, value)));
}

/** Texts of a record that fell behind their source, as `<name>/<language>`, sorted. */
export function staleTexts(document: CourseDocument, record: Y.Map<unknown>): string[] {
  return entriesBelow(record, 'basis/')
    .map(([key]) => key)
    .filter((key) => {
      const slash = key.lastIndexOf('/');
      return translationState(document, record, key.slice(0, slash), key.slice(slash + 1)) === 'stale';
    });
}
