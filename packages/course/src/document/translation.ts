import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { readProse } from '../prose/fragment.ts';
import { plainText } from '../prose/plain-text.ts';
import { type CourseDocument, defaultLanguage, edit, entriesBelow } from './course-document.ts';
import type { QuizSettings, ScoreBand } from './quiz-settings.ts';

/** Where a text stands beside the course's main language. */
export type TranslationState = 'source' | 'missing' | 'stale' | 'done';

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return value instanceof Y.XmlFragment ? plainText(readProse(value)) : '';
}

const quizOf = (record: Y.Map<unknown>): QuizSettings | undefined =>
  record.get('setting/quiz') as QuizSettings | undefined;

const bandName = /^band:(\d+)$/;

/** The text by score that a name like `band:0` means; such texts are kept inside the setting of their page. */
function bandOf(record: Y.Map<unknown>, name: string): ScoreBand | undefined {
  const index = bandName.exec(name)?.[1];
  return index === undefined ? undefined : quizOf(record)?.bands?.[Number(index)];
}

function textOf(record: Y.Map<unknown>, name: string, language: string): unknown {
  return bandName.test(name) ? bandOf(record, name)?.text[language] : record.get(`${name}/${language}`);
}

function basisOf(record: Y.Map<unknown>, name: string, language: string): unknown {
  return bandName.test(name) ? bandOf(record, name)?.basis?.[language] : record.get(`basis/${name}/${language}`);
}

/** Names of a record's texts without their language: `title`, `prose`, `text/<slot>`, `band:<index>`. */
function textNames(record: Y.Map<unknown>): Set<string> {
  const names = new Set((quizOf(record)?.bands ?? []).map((_, index) => `band:${index}`));
  for (const key of record.keys()) if (/^(title|prose|text)\//.test(key)) names.add(key.slice(0, key.lastIndexOf('/')));
  return names;
}

/** What the source said when a translation was last touched. */
const fingerprint = (words: string): string => derivedId('source', words);

/**
 * State of one text (`title`, `prose`, `text/<slot>` or `band:<index>`) in a language. A translation is stale once the source changed after
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
  const original = wordsOf(textOf(record, name, source));
  if (wordsOf(textOf(record, name, language)) === '') return original === '' ? 'done' : 'missing';
  const basis = basisOf(record, name, language);
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
  const changed = [...names]
    .filter((name) => wordsOf(textOf(record, name, language)) !== '')
    .map((name) => [name, fingerprint(wordsOf(textOf(record, name, source)))] as const)
    .filter(([name, value]) => basisOf(record, name, language) !== value);
  if (changed.length === 0) return;
  edit(document, () => {
    for (const [name, value] of changed) {
      const quiz = quizOf(record);
      if (!bandName.test(name)) record.set(`basis/${name}/${language}`, value);
      else if (quiz)
        record.set('setting/quiz', {
          ...quiz,
          bands: quiz.bands?.map((band, index) =>
            `band:${index}` === name ? { ...band, basis: { ...band.basis, [language]: value } } : band,
          ),
        });
    }
  });
}

/** Texts of a record that fell behind their source, as `<name>/<language>`, sorted. */
export function staleTexts(document: CourseDocument, record: Y.Map<unknown>): string[] {
  const bands = (quizOf(record)?.bands ?? []).flatMap(({ basis = {} }, index) =>
    Object.keys(basis).map((language) => `band:${index}/${language}`),
  );
  return [...bands, ...entriesBelow(record, 'basis/').map(([key]) => key)].filter((key) => {
    const slash = key.lastIndexOf('/');
    return translationState(document, record, key.slice(0, slash), key.slice(slash + 1)) === 'stale';
  });
}
