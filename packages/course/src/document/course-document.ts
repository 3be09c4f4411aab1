import * as Y from 'yjs';
import { type Id, newId } from '@nibras/base';

/** Origin of every edit that the author makes; the undo manager tracks it. */
export const authorOrigin = 'author';
/** Origin of updates that come from disk, another window or a merge; never undone. */
export const remoteOrigin = 'remote';
/** Origin of repairs that the rules make after a merge; never undone. */
export const repairOrigin = 'repair';

/**
 * The shared types of one course.
 *
 * - `course`: `id`, `languages/<tag>` (order), `defaultLanguage`, `title/<tag>`, `description/<tag>`, `setting/<name>`
 * - `nodes`: id → map of `kind`, `parent` (id or ''), `order`, `title/<tag>`, `setting/<name>`, `trashed`, and for a page
 *   `prose/<tag>` (a fragment)
 * - `blocks`: id → map of `type`, `version`, `set/<name>` or `set/<collection>/<member>` (JSON), and
 *   `text/<slot>/<tag>` (a fragment, or a string in a plain slot)
 * - `numbers`: id → state number of a page, question or option, given once
 * - `comments`: id → map of the comment record
 *
 * Maps are flat on purpose: two sides that add different options, languages or slots never overwrite each other.
 */
export interface CourseDocument {
  readonly doc: Y.Doc;
  readonly course: Y.Map<unknown>;
  readonly nodes: Y.Map<Y.Map<unknown>>;
  readonly blocks: Y.Map<Y.Map<unknown>>;
  readonly numbers: Y.Map<number>;
  readonly comments: Y.Map<Y.Map<unknown>>;
}

/** The shared types of a document, whether it already holds a course or not. */
export function openDocument(doc: Y.Doc): CourseDocument {
  return {
    doc,
    course: doc.getMap('course'),
    nodes: doc.getMap('nodes'),
    blocks: doc.getMap('blocks'),
    numbers: doc.getMap('numbers'),
    comments: doc.getMap('comments'),
  };
}

/** Runs an edit as one transaction of the author: one step of undo, one update in the log. */
export function edit<Value>(document: CourseDocument, change: () => Value): Value {
  return document.doc.transact(change, authorOrigin);
}

/** What a new course starts from. */
export interface CourseSeed {
  readonly id?: Id;
  readonly title: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly defaultLanguage?: string;
}

/** Fills an empty document with a course that has no page yet. */
export function initialiseCourse(document: CourseDocument, seed: CourseSeed): void {
  edit(document, () => {
    const { course } = document;
    course.set('id', seed.id ?? newId());
    course.set('defaultLanguage', seed.defaultLanguage ?? seed.languages[0] ?? 'fr');
    for (const [index, language] of seed.languages.entries()) course.set(`languages/${language}`, index);
    for (const [language, title] of Object.entries(seed.title)) course.set(`title/${language}`, title);
  });
}

/** Entries of a flat map below a prefix, e.g. `title/` → { fr: …, ar: … }, sorted by key. */
export function entriesBelow(map: Y.Map<unknown>, prefix: string): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const [key, value] of map.entries())
    if (key.startsWith(prefix) && value !== undefined) entries.push([key.slice(prefix.length), value]);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** A text in each of its languages. */
export type LocalText = Readonly<Record<string, string>>;

/** Reads a text kept as `<name>/<language>` strings. */
export function readLocalText(map: Y.Map<unknown>, name: string): LocalText {
  return Object.fromEntries(entriesBelow(map, `${name}/`).map(([language, value]) => [language, String(value)]));
}

/** Languages of the course in the author's order. */
export function courseLanguages(document: CourseDocument): string[] {
  return entriesBelow(document.course, 'languages/')
    .toSorted(([one, a], [other, b]) => Number(a) - Number(b) || (one < other ? -1 : 1))
    .map(([language]) => language);
}

/** The language that texts fall back to. */
export function defaultLanguage(document: CourseDocument): string {
  const value = document.course.get('defaultLanguage');
  return typeof value === 'string' ? value : (courseLanguages(document)[0] ?? 'fr');
}

/** A text in a language, else in the fallback, else in any. */
export function pickText(text: LocalText, language: string, fallback: string): string {
  return text[language] || text[fallback] || Object.values(text).find((value) => value !== '') || '';
}

/** Right-to-left scripts that course languages may use. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ku-arab|zgh-arab)(-|$)/i.test(language) ? 'rtl' : 'ltr';
}
