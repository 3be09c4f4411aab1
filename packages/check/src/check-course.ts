import type { Diagnostic } from '@nibras/base';
import type { BlockModels, CourseSnapshot } from '@nibras/course';
import { type CheckedAsset, type CourseView, viewCourse } from './course-view.ts';
import { checkBlueprints } from './rules/blueprints.ts';
import { checkCompetences } from './rules/competences.ts';
import { checkGaps } from './rules/gaps.ts';
import { checkHeadings } from './rules/headings.ts';
import { checkLinks } from './rules/links.ts';
import { checkMedia } from './rules/media.ts';
import { checkQuestions } from './rules/questions.ts';
import { checkQuizzes } from './rules/quizzes.ts';
import { checkQuizBalance } from './rules/quiz-balance.ts';
import { checkSittings } from './rules/sittings.ts';
import { checkStructure } from './rules/structure.ts';
import { checkTables } from './rules/tables.ts';
import { checkTexts } from './rules/texts.ts';
import { checkWeight } from './rules/weight.ts';

export interface CheckOptions {
  /** Where the course is to be published; rules of one target speak only when it is meant. */
  readonly targets?: readonly string[];
  /** What is known of a file; left out where the files cannot be looked up, undefined for a file that is gone. */
  readonly assets?: (hash: string) => CheckedAsset | undefined;
}

const rules: readonly ((course: CourseView) => Iterable<Diagnostic>)[] = [
  checkStructure,
  checkTexts,
  checkHeadings,
  checkTables,
  checkLinks,
  checkMedia,
  checkQuestions,
  checkGaps,
  checkCompetences,
  checkQuizzes,
  checkQuizBalance,
  checkSittings,
  checkBlueprints,
  checkWeight,
];

const weights = { error: 0, warning: 1, info: 2 } as const;

/** All problems of a course, worst first, then in reading order. */
export function checkCourse(snapshot: CourseSnapshot, models: BlockModels, options: CheckOptions = {}): Diagnostic[] {
  const course = viewCourse(snapshot, models, options.targets ?? [], options.assets);
  const order = new Map([...course.pages, ...course.banks].map(({ node }, index) => [node.id, index]));
  const placeOf = (one: Diagnostic): number => (one.at.page === undefined ? -1 : (order.get(one.at.page) ?? -1));
  return rules
    .flatMap((rule) => [...rule(course)])
    .toSorted((one, other) => weights[one.severity] - weights[other.severity] || placeOf(one) - placeOf(other));
}
