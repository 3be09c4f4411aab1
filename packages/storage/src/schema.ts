import type { Database } from 'better-sqlite3';

/** `NBRS` in the header's application id: tells a course from any other database. */
export const applicationId = 0x4e425253;
/** Version of the tables below. */
export const schemaVersion = 2;
/** The oldest version of Nibras that can still read what this one writes. */
export const readableSince = 2;

const pageSize = 4096;

/** One step for each version, from an empty database to today's tables. */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE state (
    part INTEGER PRIMARY KEY, generation INTEGER NOT NULL, parts INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE TABLE log (id INTEGER PRIMARY KEY, crc INTEGER NOT NULL, bytes BLOB NOT NULL);
  CREATE TABLE versions (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, time INTEGER NOT NULL, size INTEGER NOT NULL, assets TEXT NOT NULL,
    crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE TABLE assets (
    id INTEGER PRIMARY KEY, hash TEXT UNIQUE, name TEXT NOT NULL, media_type TEXT, size INTEGER, crc32 INTEGER,
    width INTEGER, height INTEGER, duration REAL
  );
  CREATE TABLE asset_chunks (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
  CREATE TABLE publications (
    id TEXT PRIMARY KEY, time INTEGER NOT NULL, target TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL,
    numbers BLOB NOT NULL
  );
  CREATE TABLE texts (
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (owner, language)
  );
  CREATE VIRTUAL TABLE texts_index USING fts5 (
    folded, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
  );
  `,
  `
  CREATE TABLE other_state (
    part INTEGER PRIMARY KEY, generation INTEGER NOT NULL, parts INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  `,
];

/** Gives an empty database its pages and identity; must come before anything else is written. */
export function prepareFile(database: Database): void {
  database.pragma(`page_size = ${pageSize}`);
  database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma(`application_id = ${applicationId}`);
}

/** Brings the tables to today's version. */
export function migrate(database: Database): void {
  const from = Number(database.pragma('user_version', { simple: true }));
  if (from >= schemaVersion) return;
  database.transaction(() => {
    for (const step of migrations.slice(from)) database.exec(step);
    database.pragma(`user_version = ${schemaVersion}`);
    database.prepare(`INSERT OR REPLACE INTO meta VALUES ('readable-since', ?)`).run(readableSince);
  })();
}

/** Whether the database holds code that would run by itself, which no course does. */
export function hasForeignCode(database: Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')`).get() !== undefined;
}
