import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import {
  type BlockModels,
  containersInOrder,
  blocksOf,
  countWords,
  type CourseDocument,
  type DrawRequest,
  entriesBelow,
  gradeReading,
  minutesPerQuestion,
  pagesInOrder,
  plainText,
  readingMinutes,
  type ReadingGrade,
  readProse,
  readSettings,
  readTree,
} from '@nibras/course';

/** A question as the table of a bank shows it. */
export interface QuestionRow {
  readonly id: Id;
  /** The bank or page that holds it. */
  readonly page: Id;
  readonly inBank: boolean;
  readonly type: string;
  /** The first words of the stem. */
  readonly stem: string;
  readonly difficulty: string;
  readonly level: string;
  readonly objective: string;
  readonly competency: string;
  readonly tags: readonly string[];
  readonly points: number;
}

/** How long and how hard a question is, and whether it says anything after an answer. */
export interface QuestionMeasure {
  readonly minutes: number;
  readonly grade: ReadingGrade | undefined;
  readonly hasFeedback: boolean;
}

/** Where a question stands. */
export interface QuestionPlace {
  readonly id: Id;
  readonly page: Id;
  readonly inBank: boolean;
}

const stemLength = 200;

const isQuestion = (document: CourseDocument, models: BlockModels, id: Id): boolean =>
  models[String(document.blocks.get(id)?.get('type') ?? '')]?.interaction !== undefined;

/** The questions of one bank, or of all banks and then all pages, in the author's order. */
export function placeQuestions(document: CourseDocument, models: BlockModels, scope: Id | 'all'): QuestionPlace[] {
  if (scope !== 'all')
    return blocksOf(document, scope)
      .filter((id) => isQuestion(document, models, id))
      .map((id) => ({ id, page: scope, inBank: true }));
  const tree = readTree(document);
  const banks = new Set(tree.banks.map(({ id }) => id));
  const seen = new Set<Id>();
  return containersInOrder(document, [...tree.banks, ...pagesInOrder(tree)]).flatMap(({ id, page, prefix }) => {
    if (prefix !== 'text/' || seen.has(id) || !isQuestion(document, models, id)) return [];
    seen.add(id);
    return [{ id, page, inBank: banks.has(page) }];
  });
}

const wordsOf = (value: unknown): string =>
  value instanceof Y.XmlFragment ? plainText(readProse(value)) : typeof value === 'string' ? value : '';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the row of a question, its stem in the language at hand or else in the course's main one. */
export function readRow(document: CourseDocument, place: QuestionPlace, language: string, main: string): QuestionRow {
  const record = document.blocks.get(place.id)!;
  const stem = wordsOf(record.get(`text/stem/${language}`)) || wordsOf(record.get(`text/stem/${main}`));
  const points = record.get('set/points');
  return {
    ...place,
    type: String(record.get('type')),
    stem: stem.replace(/\s+/g, ' ').slice(0, stemLength),
    difficulty: text(record.get('set/difficulty')),
    level: text(record.get('set/level')),
    objective: text(record.get('set/objective')),
    competency: text(record.get('set/competency')),
    tags: entriesBelow(record, 'set/tags/').map(([tag]) => tag),
    points: typeof points === 'number' ? points : 1,
  };
}

/** Measures a question in a language: what is read before answering, and a minute to think. */
export function measureQuestion(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  language: string,
): QuestionMeasure {
  const record = document.blocks.get(id);
  const model = record && models[String(record.get('type'))];
  const settings: unknown = model && readSettings(model, record);
  const read: string[] = [];
  let hasFeedback = false;
  if (model && settings !== undefined)
    for (const { key, role } of model.slots(settings)) {
      const words = wordsOf(record!.get(`text/${key}/${language}`));
      if (role === 'feedback') hasFeedback ||= words !== '';
      else if (role !== 'hint' && role !== 'answer' && role !== 'alt' && role !== 'transcript') read.push(words);
    }
  const whole = read.filter(Boolean).join('\n');
  return {
    minutes: minutesPerQuestion + readingMinutes(countWords(whole), language),
    grade: gradeReading(whole, language),
    hasFeedback,
  };
}

/** A block of some page that draws questions. */
export interface CourseDraw {
  readonly page: Id;
  readonly requests: readonly DrawRequest[];
}

/** Everything on the course's pages that draws out of banks. */
export function readDraws(document: CourseDocument, models: BlockModels): CourseDraw[] {
  const drawing = (id: Id): boolean => models[String(document.blocks.get(id)?.get('type') ?? '')]?.draws !== undefined;
  if (![...document.blocks.keys()].some(drawing)) return [];
  const seen = new Set<Id>();
  return containersInOrder(document, pagesInOrder(readTree(document))).flatMap(({ id, page, record, prefix }) => {
    const model = prefix === 'text/' && !seen.has(id) ? models[String(record.get('type'))] : undefined;
    if (!model?.draws) return [];
    seen.add(id);
    const settings: unknown = readSettings(model, record);
    return settings === undefined ? [] : [{ page, requests: model.draws(settings as never) }];
  });
}

/** The pages whose draws may draw a question, each once; a question of a page is used by that page alone. */
export function usesOf(row: QuestionRow, draws: readonly CourseDraw[]): readonly Id[] {
  if (!row.inBank) return [row.page];
  const question = { ...row, tags: Object.fromEntries(row.tags.map((tag) => [tag, true])) };
  const pages = draws
    .filter(({ requests }) => requests.some(({ admits }) => admits(row.page, question)))
    .map(({ page }) => page);
  return [...new Set(pages)];
}
