import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import JSZip from 'jszip';
import { AppError, type Diagnostic, type Id } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  addNode,
  blockRef,
  type CourseDocument,
  courseLanguages,
  createBlock,
  type ExchangeItem,
  moveBlocks,
  takeSnapshot,
} from '@nibras/course';
import { type ItemSource, itemsOfCourse, leftBehind, type Translator, translators, withoutFiles } from '@nibras/export';
import {
  formatOf,
  formatOfFiles,
  importers,
  type KnownFile,
  knownFile,
  knownPackage,
  type ReadItems,
  toQuestion,
} from '@nibras/import';
import type { CourseFile } from '@nibras/storage';
import { openZip } from '../verify/read-zip.ts';
import { type StoredFiles, withAssetBytes, withPackageFiles } from './question-files.ts';
import { readTarGzip } from './read-tar.ts';

/** Larger files of questions are refused: none that a person can use is as large. */
const largest = 50_000_000;
/** Questions on one page; a page of hundreds is nothing to work on. */
const mostOnPage = 30;

type BlockType = keyof typeof models;

function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > largest) throw new AppError('questions.too-large', { path });
    return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file.not-found', { path }, error);
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    // Spreadsheets save “Unicode text” so.
    const marked =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : undefined;
    if (marked) return new TextDecoder(marked, { fatal: true }).decode(bytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('questions.not-utf8', { path }, error);
  }
}

interface OpenPackage {
  /** Its texts; other files stay unread until a question shows them. */
  readonly texts: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<Uint8Array>;
  readonly close: () => void;
}

const isQuestionText = (name: string): boolean => /\.(xml|qti)$/i.test(name);

async function openZipPackage(path: string): Promise<OpenPackage> {
  const zip = await openZip(path);
  try {
    const texts: Record<string, string> = {};
    let total = 0;
    for (const name of zip.names) {
      if (!isQuestionText(name)) continue;
      total += zip.sizeOf(name);
      if (total > largest) throw new AppError('questions.too-large', { path });
      texts[name] = decode(await zip.read(name), path);
    }
    return { texts, names: zip.names, read: (name) => zip.read(name), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Open edX and Moodle pack courses as `.tar.gz`. */
async function openTarPackage(bytes: Uint8Array, path: string): Promise<OpenPackage> {
  const files = readTarGzip(bytes, path, largest);
  const texts = [...files].filter(([name]) => isQuestionText(name)).map(([name, one]) => [name, decode(one, path)]);
  return {
    texts: Object.fromEntries(texts) as Record<string, string>,
    names: [...files.keys()],
    read: async (name) => files.get(name)!,
    close: () => undefined,
  };
}

/** Questions of a file or package, not yet in a course. */
export interface ReadQuestions extends ReadItems {
  readonly format: string;
  readonly path: string;
}

/** Reads a file of questions; its format is found out where it is not said. */
export async function readQuestions(path: string, wanted: string | undefined): Promise<ReadQuestions> {
  const bytes = readBytes(path);
  const known = (format: string | undefined, why?: KnownFile): keyof typeof importers => {
    if (why === 'moodle-backup') throw new AppError('questions.moodle-backup', { path });
    if (format === undefined && why) throw new AppError(`questions.${why}`, { path });
    if (format === undefined || !Object.hasOwn(importers, format))
      throw new AppError('questions.unknown-format', { path });
    return format as keyof typeof importers;
  };
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped || (bytes[0] === 0x1f && bytes[1] === 0x8b)) {
    const packed = await (zipped ? openZipPackage(path) : openTarPackage(bytes, path));
    try {
      const format = known(wanted ?? formatOfFiles(packed.texts), knownPackage(packed.names));
      const importer = importers[format];
      if (!('readFiles' in importer)) throw new AppError('questions.unknown-format', { path });
      const { items, diagnostics } = importer.readFiles(packed.texts);
      return { items: await withPackageFiles(items, packed.names, packed.read), diagnostics, format, path };
    } finally {
      packed.close();
    }
  }
  const text = decode(bytes, path);
  const format = known(wanted ?? formatOf(text), knownFile(text));
  return { ...importers[format].read(text), format, path };
}

/** What came in: the bank or module that holds it, how many questions, and what could not be taken over. */
export interface ImportOutcome {
  readonly format: string;
  readonly node: Id | undefined;
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where questions go: into a new bank, or onto pages of a new module. */
export type ImportPlace = 'bank' | 'pages';

interface Made {
  readonly category: readonly string[];
  readonly block: Id;
}

function addPages(document: CourseDocument, made: readonly Made[], title: string, language: string): Id {
  const pages = new Map<string, { readonly title: string; readonly blocks: Id[] }[]>();
  for (const { category, block } of made) {
    const key = category.join('/');
    const parts = pages.get(key) ?? [];
    pages.set(key, parts);
    if (parts.length === 0 || parts.at(-1)!.blocks.length >= mostOnPage)
      parts.push({
        title: `${category.at(-1) ?? title}${parts.length > 0 ? ` (${parts.length + 1})` : ''}`,
        blocks: [],
      });
    parts.at(-1)!.blocks.push(block);
  }
  const node = addNode(document, { kind: 'module', title: { [language]: title } });
  for (const { title: name, blocks } of [...pages.values()].flat()) {
    const prose = Object.fromEntries(courseLanguages(document).map((one) => [one, blocks.map((id) => blockRef(id))]));
    addNode(document, { kind: 'page', parent: node, title: { [language]: name }, prose });
  }
  return node;
}

function addToBank(document: CourseDocument, made: readonly Made[], title: string, language: string): Id {
  const bank = addBank(document, { [language]: title });
  moveBlocks(
    document,
    made.map(({ block }) => block),
    bank,
  );
  return bank;
}

/** In a bank, what tells categories of a file apart becomes a tag. */
function withCategoryTags(items: readonly ExchangeItem[]): readonly ExchangeItem[] {
  const several = new Set(items.map(({ category }) => category.join('/'))).size > 1;
  return several
    ? items.map((item) => {
        const own = item.category.at(-1);
        return own === undefined || item.tags.includes(own) ? item : { ...item, tags: [...item.tags, own] };
      })
    : items;
}

/** Puts questions into a new bank, or into a new module with a page for each category. The document is changed where it stands. */
export function addQuestions(
  document: CourseDocument,
  { path, format, items: read, diagnostics: told }: ReadQuestions,
  language: string,
  place: ImportPlace = 'bank',
  assets: ReadonlyMap<ExchangeItem, StoredFiles> = new Map(),
): ImportOutcome {
  const diagnostics = [...told];
  const title = basename(path).replace(/(\.gift|\.aiken|\.tar)?\.[^.]*$/i, '');
  const tagged = place === 'bank' ? withCategoryTags(read) : read;
  const made = tagged.flatMap((item, index): Made[] => {
    const { question, diagnostics: remarks } = toQuestion(
      item,
      language,
      (type) => Object.hasOwn(models, type),
      (key) => assets.get(read[index]!)?.get(key),
    );
    diagnostics.push(...remarks);
    if (!question) return [];
    return [
      { category: question.category, block: createBlock(document, models[question.type as BlockType], question.seed) },
    ];
  });
  if (made.length === 0) return { format, node: undefined, count: 0, diagnostics };
  const node = (place === 'bank' ? addToBank : addPages)(document, made, title, language);
  return { format, node, count: made.length, diagnostics };
}

/** Files as a package: the same questions give the same bytes. */
function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2020, 0, 1));
  for (const name of Object.keys(files).toSorted()) zip.file(name, files[name]!, { date, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Writes the questions of a course into a file, or a package of files, of another format. */
export async function exportQuestions(
  document: CourseDocument,
  assets: CourseFile['assets'],
  request: { readonly path: string; readonly language: string; readonly format: string; readonly from?: ItemSource },
): Promise<{ readonly count: number; readonly diagnostics: readonly Diagnostic[] }> {
  const { path, language, format, from = 'all' } = request;
  if (!Object.hasOwn(translators, format)) throw new AppError('questions.unknown-format', { path: format });
  const translator: Translator = translators[format as keyof typeof translators];
  const snapshot = takeSnapshot(document, models);
  const found = itemsOfCourse(snapshot, models, language, from);
  const items = translator.carriesFiles ? withAssetBytes(found, assets) : found.map(withoutFiles);
  const { text, files, binaries, diagnostics } = translator.write(items);
  try {
    writeFileSync(path, files ? await zipOf({ ...files, ...binaries }) : text);
  } catch (error) {
    throw new AppError('disk.failed', { path }, error);
  }
  const lost = diagnostics.filter(({ code }) => code === 'exchange.not-supported').length;
  return {
    count: items.length - lost,
    diagnostics: [...diagnostics, ...leftBehind(items, snapshot, models, translator)],
  };
}
