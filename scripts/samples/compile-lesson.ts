import { isDeepStrictEqual } from 'node:util';
import { derivedId, type Id } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addNode, type BlockSeed, type CourseDocument, createBlock, type ProseNode } from '@nibras/course';
import { type LessonSource, parseLesson, type SourceFile } from './lesson-source.ts';
import type { ParsedBlock } from './parsed-block.ts';
import { toPlain, withIds } from './prose.ts';
import { type PictureFinder, readPage } from './read-page.ts';
import { SourceError } from './source-error.ts';

interface LessonInLanguage {
  readonly source: LessonSource;
  readonly prose: readonly (readonly ProseNode[])[];
  readonly blocks: ReadonlyMap<string, ParsedBlock>;
}

function read(file: SourceFile, scope: readonly string[], picture: PictureFinder): LessonInLanguage {
  const source = parseLesson(file);
  const blocks = new Map<string, ParsedBlock>();
  const prose = source.pages.map(({ key, content }) =>
    withIds(readPage(file, content, scope, blocks, picture), ...scope, key, file.language),
  );
  return { source, prose, blocks };
}

/** Says where a translation leaves the structure of the first language. */
function compare(first: LessonInLanguage, other: LessonInLanguage): SourceError[] {
  const errors: SourceError[] = [];
  const { file } = other.source;
  const tell = (line: number, what: string): void => void errors.push(new SourceError(file.name, line, what));
  const than = `in ${first.source.file.name}`;
  for (const name of ['level', 'minutes', 'objective'] as const)
    if (first.source[name] !== other.source[name])
      tell(1, `${name} is ${other.source[name]}, ${first.source[name]} ${than}`);
  const pages = first.source.pages.map(({ key }) => key);
  const otherPages = other.source.pages.map(({ key }) => key);
  if (!isDeepStrictEqual(pages, otherPages))
    tell(1, `pages are ${otherPages.join(', ')}, but ${pages.join(', ')} ${than}`);
  for (const [index, page] of other.source.pages.entries())
    if (!isDeepStrictEqual(page.quiz, first.source.pages[index]?.quiz))
      tell(page.line, `quiz or mastery is not as ${than}`);
  const keys = [...first.blocks.keys()];
  const otherKeys = [...other.blocks.keys()];
  const wrong = otherKeys.findIndex((key, index) => key !== keys[index]);
  if (wrong !== -1)
    tell(
      other.blocks.get(otherKeys[wrong]!)!.line,
      `"${otherKeys[wrong]}" stands where "${keys[wrong] ?? 'nothing'}" is ${than}`,
    );
  else if (keys.length > otherKeys.length)
    tell(1, `"${keys[otherKeys.length]}" of ${first.source.file.name} is missing`);
  for (const [key, block] of other.blocks) {
    const same = first.blocks.get(key);
    if (!same) continue;
    if (same.type !== block.type || !isDeepStrictEqual(same.settings, block.settings))
      tell(block.line, `"${key}" has other options, keys or settings than ${than}`);
    const slots = Object.keys(same.texts).toSorted();
    const otherSlots = Object.keys(block.texts).toSorted();
    if (!isDeepStrictEqual(slots, otherSlots))
      tell(block.line, `"${key}" lacks or adds a feedback, hint or caption compared with ${than}`);
  }
  return errors;
}

const byLanguage = <Value>(
  lessons: readonly LessonInLanguage[],
  pick: (lesson: LessonInLanguage) => Value,
): Record<string, Value> => Object.fromEntries(lessons.map((one) => [one.source.file.language, pick(one)]));

/** Adds a lesson to the course, its languages side by side; returns what is wrong with its files. */
export function compileLesson(
  document: CourseDocument,
  files: readonly SourceFile[],
  place: { readonly module: Id; readonly scope: readonly string[]; readonly picture: PictureFinder },
): SourceError[] {
  const errors: SourceError[] = [];
  const lessons: LessonInLanguage[] = [];
  for (const file of files)
    try {
      lessons.push(read(file, place.scope, place.picture));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      errors.push(error);
    }
  const [first, ...others] = lessons;
  if (first) errors.push(...others.flatMap((other) => compare(first, other)));
  if (!first || errors.length > 0) return errors;

  const lesson = addNode(document, {
    id: derivedId(...place.scope),
    kind: 'lesson',
    parent: place.module,
    title: byLanguage(lessons, ({ source }) => source.title),
    settings: { level: first.source.level },
  });
  for (const [key, { id, type, settings }] of first.blocks) {
    const texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
    for (const { source, blocks } of lessons)
      for (const [slot, text] of Object.entries(blocks.get(key)!.texts))
        (texts[slot] ??= {})[source.file.language] = text;
    const { objective } = first.source;
    const asks = models[type].interaction !== undefined && objective !== undefined;
    const seed: BlockSeed = { settings: { ...settings, ...(asks ? { objective } : {}) }, texts };
    createBlock(document, models[type], seed, id);
  }
  for (const [index, page] of first.source.pages.entries())
    addNode(document, {
      id: derivedId(...place.scope, 'page', page.key),
      kind: 'page',
      parent: lesson,
      title: byLanguage(lessons, ({ source }) => toPlain(source.file, source.pages[index]!.heading.children)),
      settings: page.quiz ? { quiz: page.quiz } : {},
      prose: byLanguage(lessons, ({ prose }) => prose[index]!),
    });
  return errors;
}
