import type { Database } from 'better-sqlite3';
import { foldAnswer } from '@nibras/course';

/** The words of one page or block in one language. */
export interface IndexedText {
  /** Id of the page, lesson, module or block. */
  readonly owner: string;
  readonly language: string;
  readonly body: string;
}

/** Full-text index of the course; letters are folded so that accents and Arabic variants never hide a hit. */
export interface TextIndex {
  /** Brings texts up to date; an empty body takes the text out. */
  put(texts: Iterable<IndexedText>): void;
  /** Takes out every text of owners that are gone. */
  remove(owners: Iterable<string>): void;
  clear(): void;
  /** Texts that hold all words of the query, the last one as a beginning; best first. */
  search(query: string, language: string | undefined, limit: number): IndexedText[];
  /** A mark kept with the index: which content it was made of. */
  mark(): string | undefined;
  setMark(mark: string): void;
}

/** Folds a text the way the index does: case, accents, Arabic letter variants and vowel signs. */
export const foldText = (text: string): string => foldAnswer(text, false, false);

export function createTextIndex(database: Database): TextIndex {
  const find = database.prepare<[string, string], { id: number; body: string }>(
    'SELECT id, body FROM texts WHERE owner = ? AND language = ?',
  );
  const drop = (id: number): void => {
    database.prepare('DELETE FROM texts_index WHERE rowid = ?').run(id);
    database.prepare('DELETE FROM texts WHERE id = ?').run(id);
  };
  const putAll = database.transaction((texts: Iterable<IndexedText>) => {
    for (const { owner, language, body } of texts) {
      const old = find.get(owner, language);
      if (old?.body === body) continue;
      if (old) drop(old.id);
      if (body.trim() === '') continue;
      const added = database
        .prepare('INSERT INTO texts (owner, language, body) VALUES (?, ?, ?)')
        .run(owner, language, body);
      database
        .prepare('INSERT INTO texts_index (rowid, folded) VALUES (?, ?)')
        .run(added.lastInsertRowid, foldText(body));
    }
  });
  return {
    put: (texts) => putAll(texts),
    remove: database.transaction((owners: Iterable<string>) => {
      for (const owner of owners)
        for (const row of database.prepare('SELECT id FROM texts WHERE owner = ?').all(owner) as { id: number }[])
          drop(row.id);
    }),
    clear: database.transaction(() => {
      database.exec(`DELETE FROM texts; INSERT INTO texts_index (texts_index) VALUES ('delete-all')`);
    }),
    search(query, language, limit) {
      const words = foldText(query).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
      if (words.length === 0) return [];
      const match = words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ');
      return database
        .prepare(
          `SELECT owner, language, body FROM texts_index JOIN texts ON texts.id = texts_index.rowid
           WHERE texts_index MATCH ? ${language === undefined ? '' : 'AND language = ?'} ORDER BY rank, texts.id LIMIT ?`,
        )
        .all(language === undefined ? [match, limit] : [match, language, limit]) as IndexedText[];
    },
    mark() {
      const row = database.prepare(`SELECT value FROM meta WHERE name = 'text-index'`).get() as
        { value: string } | undefined;
      return row?.value;
    },
    setMark(mark) {
      database.prepare(`INSERT OR REPLACE INTO meta VALUES ('text-index', ?)`).run(mark);
    },
  };
}
