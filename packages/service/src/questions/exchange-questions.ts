import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import JSZip from 'jszip';
import { AppError, type Diagnostic, type Id } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addNode, blockRef, type CourseDocument, courseLanguages, createBlock, takeSnapshot } from '@nibras/course';
import { itemsOfCourse, leftBehind, translators } from '@nibras/export';
import { formatOf, formatOfFiles, importers, type ReadItems, toQuestion } from '@nibras/import';
import { openZip } from '../verify/read-zip.ts';

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
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('questions.not-utf8', { path }, error);
  }
}

/** The texts of a package; other files in it stay unread. */
async function readPackage(path: string): Promise<Record<string, string>> {
  const zip = await openZip(path);
  try {
    const files: Record<string, string> = {};
    let total = 0;
    for (const name of zip.names) {
      total += zip.sizeOf(name);
      if (!/\.(xml|qti)$/i.test(name)) continue;
      if (total > largest) throw new AppError('questions.too-large', { path });
      files[name] = decode(await zip.read(name), path);
    }
    return files;
  } finally {
    zip.close();
  }
}

/** Questions of a file or package, not yet in a course. */
export interface ReadQuestions extends ReadItems {
  readonly format: string;
  readonly path: string;
}

/** Reads a file of questions; its format is found out where it is not said. */
export async function readQuestions(path: string, wanted: string | undefined): Promise<ReadQuestions> {
  const bytes = readBytes(path);
  const known = (format: string | undefined): keyof typeof importers => {
    if (format === undefined || !Object.hasOwn(importers, format))
      throw new AppError('questions.unknown-format', { path });
    return format as keyof typeof importers;
  };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const files = await readPackage(path);
    const format = known(wanted ?? formatOfFiles(files));
    const importer = importers[format];
    if (!('readFiles' in importer)) throw new AppError('questions.unknown-format', { path });
    return { ...importer.readFiles(files), format, path };
  }
  const text = decode(bytes, path);
  const format = known(wanted ?? formatOf(text));
  return { ...importers[format].read(text), format, path };
}

/** What came in: the module that holds it, how many questions, and what could not be taken over. */
export interface ImportOutcome {
  readonly format: string;
  readonly node: Id | undefined;
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts questions into a new module, a page for each category. The document is changed where it stands. */
export function addQuestions(
  document: CourseDocument,
  { path, format, items, diagnostics: read }: ReadQuestions,
  language: string,
): ImportOutcome {
  const diagnostics = [...read];
  const pages = new Map<string, { readonly title: string; readonly blocks: Id[] }[]>();
  const title = basename(path).replace(/(\.gift|\.aiken)?\.[^.]*$/i, '');
  let count = 0;
  for (const item of items) {
    const made = toQuestion(item, language, (type) => Object.hasOwn(models, type));
    diagnostics.push(...made.diagnostics);
    if (!made.question) continue;
    const { category, type, seed } = made.question;
    const key = category.join('/');
    const parts = pages.get(key) ?? [];
    pages.set(key, parts);
    if (parts.length === 0 || parts.at(-1)!.blocks.length >= mostOnPage)
      parts.push({
        title: `${category.at(-1) ?? title}${parts.length > 0 ? ` (${parts.length + 1})` : ''}`,
        blocks: [],
      });
    parts.at(-1)!.blocks.push(createBlock(document, models[type as BlockType], seed));
    count += 1;
  }
  if (count === 0) return { format, node: undefined, count, diagnostics };
  const node = addNode(document, { kind: 'module', title: { [language]: title } });
  for (const { title: name, blocks } of [...pages.values()].flat()) {
    const prose = Object.fromEntries(courseLanguages(document).map((one) => [one, blocks.map((id) => blockRef(id))]));
    addNode(document, { kind: 'page', parent: node, title: { [language]: name }, prose });
  }
  return { format, node, count, diagnostics };
}

/** Files as a package: the same questions give the same bytes. */
function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2020, 0, 1));
  for (const name of Object.keys(files).toSorted()) zip.file(name, files[name]!, { date, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Writes the questions of a course into a file, or a package of files, of another format. */
export async function exportQuestions(
  document: CourseDocument,
  request: { readonly path: string; readonly language: string; readonly format: string },
): Promise<{ readonly count: number; readonly diagnostics: readonly Diagnostic[] }> {
  const { path, language, format } = request;
  if (!Object.hasOwn(translators, format)) throw new AppError('questions.unknown-format', { path: format });
  const snapshot = takeSnapshot(document, models);
  const items = itemsOfCourse(snapshot, models, language);
  const { text, files, diagnostics } = translators[format as keyof typeof translators].write(items);
  try {
    writeFileSync(path, files ? await zipOf(files) : text);
  } catch (error) {
    throw new AppError('disk.failed', { path }, error);
  }
  const lost = diagnostics.filter(({ code }) => code === 'exchange.not-supported').length;
  return { count: items.length - lost, diagnostics: [...diagnostics, ...leftBehind(items, snapshot, models)] };
}
