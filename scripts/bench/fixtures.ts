import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type HistoryFacts, type HistorySize, writeHistory } from './fixtures/edit-history.ts';
import { gigabyteOfMedia, writeMediaCourse, writeMediaFiles } from './fixtures/media.ts';
import { usualBlocks } from './fixtures/page-writer.ts';
import { languages } from './fixtures/words.ts';

const root = resolve(import.meta.dirname, '../..');

/** Where courses of the bench are kept between runs. */
export const fixtureFolder = join(root, '.cache/bench');

/** A course made once and used again as long as the code that makes it stays the same. */
export interface Fixture {
  readonly path: string;
  readonly facts: Readonly<HistoryFacts>;
}

/** The courses of the bench whose text comes from an edit history. */
export const histories = {
  /** 500 pages and 20,000 blocks in three languages, 2,000 of them questions. */
  large: { pages: 500, blocks: usualBlocks, languages, pagesPerSession: 25 },
  /** One page of 500 blocks. */
  longPage: { pages: 1, blocks: 500, languages, pagesPerSession: 1 },
  /** A hundred pages as dense as those of the large course, and as many in one language with half the blocks. */
  hundredPages: { pages: 100, blocks: usualBlocks, languages, pagesPerSession: 10 },
  hundredPlainPages: { pages: 100, blocks: usualBlocks / 2, languages: ['fr'], pagesPerSession: 10 },
  /** For trying the bench itself. */
  small: { pages: 12, blocks: usualBlocks, languages, pagesPerSession: 6 },
} as const satisfies Record<string, HistorySize>;
export type HistoryName = keyof typeof histories;

function recipeHash(): string {
  const hash = createHash('sha256');
  const folder = join(import.meta.dirname, 'fixtures');
  for (const name of readdirSync(folder).toSorted()) hash.update(readFileSync(join(folder, name)));
  hash.update(JSON.stringify(histories));
  return hash.digest('hex').slice(0, 12);
}

const companions = ['', '-wal', '-shm', '-lock', '-journal'];
const remove = (path: string): void => {
  for (const end of companions) rmSync(path + end, { force: true });
};

/** The course of a name, written now if it has not been yet. */
export async function historyFixture(name: HistoryName): Promise<Fixture> {
  const size = histories[name];
  mkdirSync(fixtureFolder, { recursive: true });
  const path = join(fixtureFolder, `${name}-${recipeHash()}.nibras`);
  const factsPath = `${path}.json`;
  if (!existsSync(path) || !existsSync(factsPath)) {
    console.log(`Writing the course "${name}" (once)…`);
    for (const old of readdirSync(fixtureFolder)) if (old.startsWith(`${name}-`)) rmSync(join(fixtureFolder, old));
    const part = join(fixtureFolder, `part-${process.pid}.nibras`);
    remove(part);
    const facts = await writeHistory(part, size);
    writeFileSync(factsPath, JSON.stringify(facts));
    renameSync(part, path);
  }
  return { path, facts: JSON.parse(readFileSync(factsPath, 'utf8')) as HistoryFacts };
}

/** The course with a gigabyte of media, and the folder with the same files. */
export function mediaFixture(): { path: string; files: string; bytes: number } {
  const path = join(fixtureFolder, `media-${recipeHash()}.nibras`);
  const files = join(fixtureFolder, 'media');
  const bytes = gigabyteOfMedia.reduce((sum, one) => sum + one.bytes, 0);
  if (!existsSync(path)) {
    console.log('Writing a gigabyte of media (once)…');
    writeMediaFiles(files, gigabyteOfMedia);
    const part = join(fixtureFolder, `part-${process.pid}.nibras`);
    remove(part);
    writeMediaCourse(part, files, gigabyteOfMedia);
    renameSync(part, path);
  }
  return { path, files, bytes };
}
