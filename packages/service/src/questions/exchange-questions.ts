import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, type Diagnostic, type Id } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addNode, blockRef, type CourseDocument, courseLanguages, createBlock, takeSnapshot } from '@nibras/course';
import { itemsOfCourse, translators } from '@nibras/export';
import { formatOf, importers, toQuestion } from '@nibras/import';

/** Larger files of questions are refused: none that a person can use is as large. */
const largest = 50_000_000;
/** Questions on one page; a page of hundreds is nothing to work on. */
const mostOnPage = 30;

type BlockType = keyof typeof models;

function readQuestionFile(path: string): string {
  try {
    if (statSync(path).size > largest) throw new AppError('questions.too-large', { path });
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof TypeError) throw new AppError('questions.not-utf8', { path }, error);
    throw new AppError('file.not-found', { path }, error);
  }
}

/** What came in: the module that holds it, how many questions, and what could not be taken over. */
export interface ImportOutcome {
  readonly format: string;
  readonly node: Id | undefined;
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads questions of another tool into a new module, a page for each category. The document is changed where it stands. */
export function importQuestions(
  document: CourseDocument,
  request: { readonly path: string; readonly language: string; readonly format?: string | undefined },
): ImportOutcome {
  const { path, language } = request;
  const text = readQuestionFile(path);
  const format = request.format ?? formatOf(text);
  if (format === undefined || !Object.hasOwn(importers, format))
    throw new AppError('questions.unknown-format', { path });
  const { items, diagnostics: read } = importers[format as keyof typeof importers].read(text);
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

/** Writes the questions of a course into a file of another format. */
export function exportQuestions(
  document: CourseDocument,
  request: { readonly path: string; readonly language: string; readonly format: string },
): { readonly count: number; readonly diagnostics: readonly Diagnostic[] } {
  const { path, language, format } = request;
  if (!Object.hasOwn(translators, format)) throw new AppError('questions.unknown-format', { path: format });
  const items = itemsOfCourse(takeSnapshot(document, models), models, language);
  const { text, diagnostics } = translators[format as keyof typeof translators].write(items);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new AppError('disk.failed', { path }, error);
  }
  const lost = diagnostics.filter(({ code }) => code === 'exchange.not-supported').length;
  return { count: items.length - lost, diagnostics };
}
