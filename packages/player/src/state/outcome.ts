import { withRules } from '../late.ts';
import type { PageRules } from '../quiz/page-rules.ts';
import type { LearnerState } from './learner-state.ts';

/** `[state number, points, attempts]`. */
export type IndexedQuestion = readonly [number: number, points: number, attempts: number];
/** A page `[title, id, number, quiz or -1, questions]`, or a module or lesson `[title, children]`. */
export type IndexedNode =
  | readonly [title: string, children: readonly IndexedNode[]]
  | readonly [title: string, id: string, number: number, quiz: number, questions: readonly IndexedQuestion[]];
/** What `course-data.js` says: the outline, and for each scored quiz its mastery in percent. */
export interface CourseIndex {
  readonly outline: readonly IndexedNode[];
  readonly mastery: readonly number[];
  /** By page number, where a page draws questions, is a sitting, or leads on to more than one page. */
  readonly rules?: Readonly<Record<number, PageRules>>;
  /** Quizzes of weight 0, by their place in `mastery`: they count in no score and for no success. */
  readonly aside?: readonly number[];
  /** Lowest state number in each file of questions that may be drawn, for practice and for scored quizzes. */
  readonly pools?: Readonly<Partial<Record<'p' | 's', readonly number[]>>>;
}

/** How a quiz stands that counts as a whole: the share of its marks, questions left and marks still open to win. */
export interface Standing {
  readonly share: number;
  readonly left: number;
  readonly open: number;
}

/** What depends on the learner: which questions count, how a sitting stands, which pages need not be read. */
export interface CourseRules {
  readonly questions: (page: IndexedPage) => readonly IndexedQuestion[];
  readonly standing: (page: IndexedPage) => Standing | undefined;
  readonly waived: (page: IndexedPage) => boolean;
}

export interface IndexedPage {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly quiz: number;
  readonly questions: readonly IndexedQuestion[];
}

export function pagesOf(outline: readonly IndexedNode[]): IndexedPage[] {
  const pages: IndexedPage[] = [];
  for (const node of outline)
    if (node.length === 2) pages.push(...pagesOf(node[1]));
    else pages.push({ title: node[0], id: node[1], number: node[2], quiz: node[3], questions: node[4] });
  return pages;
}

/** How one scored quiz stands. */
export interface QuizOutcome {
  readonly mastery: number;
  /** Questions without any answer. */
  readonly left: number;
  /** Percent of the marks; 100 where there are none to earn. */
  readonly percent: number;
  readonly passed: boolean;
  /** No try is left that could still change it. */
  readonly final: boolean;
}

/** How a learner stands. */
export interface Outcome {
  readonly visited: number;
  readonly pages: number;
  readonly complete: boolean;
  /** Whether there is anything to pass. */
  readonly graded: boolean;
  /** Percent; absent until there is a real score: an LMS would make a status of a half-done one. */
  readonly score?: number;
  /** True once every quiz is passed; false once all are over and one is not; else absent. */
  readonly success?: boolean;
  readonly quizzes: readonly QuizOutcome[];
}

interface Tally {
  earned: number;
  possible: number;
  left: number;
  count: number;
  open: number;
}

const percentOf = ({ earned, possible }: Tally): number =>
  possible > 0 ? Math.round((10_000 * earned) / possible) / 100 : 100;

/** Completion, score and success as they follow from a learner's state. */
export function outcomeOf(state: LearnerState, index: CourseIndex, given?: CourseRules): Outcome {
  const rules = withRules ? given : undefined;
  const empty = (): Tally => ({ earned: 0, possible: 0, left: 0, count: 0, open: 0 });
  const tallies = index.mastery.map(empty);
  // What the learner need not take counts for nothing, whatever they do there.
  const spared = withRules ? index.mastery.map(empty) : tallies;
  const overall = empty();
  const pages = pagesOf(index.outline);
  const asked = pages.map((page) => rules?.questions(page) ?? page.questions);
  const isAside = (quiz: number): boolean => withRules && (index.aside?.includes(quiz) ?? false);
  const graded = pages.some(
    (page, at) => page.quiz >= 0 && !isAside(page.quiz) && asked[at]!.some(([, points]) => points > 0),
  );
  let visited = 0;
  for (const [at, page] of pages.entries()) {
    const waived = withRules && (rules?.waived(page) ?? false);
    if (state.visited.has(page.number) || waived) visited += 1;
    const counting =
      graded && page.quiz < 0
        ? []
        : [
            waived || isAside(page.quiz) ? empty() : overall,
            (withRules && waived ? spared : tallies)[page.quiz] ?? empty(),
          ];
    const whole = rules?.standing(page);
    for (const [number, points, attempts] of asked[at]!)
      for (const tally of counting) {
        if (whole) {
          tally.possible += points;
          tally.earned += points * whole.share;
          continue;
        }
        const record = state.questions.get(number);
        tally.count += 1;
        tally.possible += points;
        if (!record) tally.left += 1;
        else tally.earned += points * record.credit;
        if (!record || (record.credit < 1 && (attempts === 0 || record.tries < attempts))) tally.open += 1;
      }
    for (const tally of whole ? counting : []) {
      tally.count += 1;
      tally.left += whole!.left;
      tally.open += whole!.open;
    }
  }
  const isSpared = (quiz: number): boolean => withRules && tallies[quiz]!.count === 0 && spared[quiz]!.count > 0;
  const quizzes = tallies.map((counted, quiz): QuizOutcome => {
    const tally = isSpared(quiz) ? spared[quiz]! : counted;
    const mastery = index.mastery[quiz]!;
    const percent = percentOf(tally);
    const passed = tally.left === 0 && percent >= mastery;
    return { mastery, left: tally.left, percent, passed, final: tally.open === 0 };
  });
  const read = visited === pages.length;
  const complete = read && quizzes.every((quiz, at) => quiz.left === 0 || isSpared(at));
  const real = overall.possible > 0 && (overall.left === 0 || (!graded && read && overall.left < overall.count));
  const success = !graded
    ? undefined
    : quizzes.every((quiz, at) => quiz.passed || isAside(at) || isSpared(at))
      ? true
      : quizzes.every((quiz, at) => quiz.passed || quiz.final || isAside(at) || isSpared(at))
        ? false
        : undefined;
  return {
    visited,
    pages: pages.length,
    complete,
    graded,
    quizzes,
    ...(real ? { score: percentOf(overall) } : {}),
    ...(success === undefined ? {} : { success }),
  };
}
