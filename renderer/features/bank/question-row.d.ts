import type { Id } from '@nibras/base';
import { type BlockModels, type CourseDocument, type DrawRequest, type ReadingGrade } from '@nibras/course';
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
/** The questions of one bank, or of all banks and then all pages, in the author's order. */
export declare function placeQuestions(
  document: CourseDocument,
  models: BlockModels,
  scope: Id | 'all',
): QuestionPlace[];
/** Reads the row of a question, its stem in the language at hand or else in the course's main one. */
export declare function readRow(
  document: CourseDocument,
  place: QuestionPlace,
  language: string,
  main: string,
): QuestionRow;
/** Measures a question in a language: what is read before answering, and a minute to think. */
export declare function measureQuestion(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  language: string,
): QuestionMeasure;
/** A block of some page that draws questions. */
export interface CourseDraw {
  readonly page: Id;
  readonly requests: readonly DrawRequest[];
}
/** Everything on the course's pages that draws out of banks. */
export declare function readDraws(document: CourseDocument, models: BlockModels): CourseDraw[];
/** The pages whose draws may draw a question, each once; a question of a page is used by that page alone. */
export declare function usesOf(row: QuestionRow, draws: readonly CourseDraw[]): readonly Id[];
