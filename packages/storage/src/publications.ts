import type { Database } from 'better-sqlite3';
import { newId } from '@nibras/base';
import { pack, unpack } from './blob-parts.ts';

/** What was published when: learners' saved progress depends on the state numbers that a package carried. */
export interface Publication {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly target: string;
  readonly language: string;
  /** SHA-256 of the package's content. */
  readonly hash: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** What it promised to learners, in the words of whoever publishes; not looked into here. */
  readonly facts?: unknown;
}

export interface PublicationStore {
  add(publication: Omit<Publication, 'id'>): Publication;
  /** Latest first. */
  list(): Publication[];
  clear(): void;
}

export function createPublicationStore(database: Database): PublicationStore {
  return {
    add(publication) {
      const id = newId();
      database
        .prepare('INSERT INTO publications VALUES (?, ?, ?, ?, ?, ?)')
        .run(
          id,
          publication.time,
          publication.target,
          publication.language,
          publication.hash,
          pack(Buffer.from(JSON.stringify({ numbers: publication.numbers, facts: publication.facts }))),
        );
      return { ...publication, id };
    },
    clear() {
      database.exec('DELETE FROM publications');
    },
    list() {
      const rows = database.prepare('SELECT * FROM publications ORDER BY time DESC, id').all() as (Omit<
        Publication,
        'numbers'
      > & { numbers: Uint8Array })[];
      return rows.map((row) => {
        const kept = JSON.parse(new TextDecoder().decode(unpack(row.numbers))) as Record<string, unknown>;
        // The first version kept the numbers alone.
        const { numbers, facts } = typeof kept['numbers'] === 'object' ? kept : { numbers: kept, facts: undefined };
        return { ...row, numbers: numbers as Record<string, number>, ...(facts === undefined ? {} : { facts }) };
      });
    },
  };
}
