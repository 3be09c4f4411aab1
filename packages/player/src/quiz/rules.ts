import type { LearnerState } from '../state/learner-state.ts';
import {
  type CourseIndex,
  type CourseRules,
  type IndexedPage,
  type IndexedQuestion,
  pagesOf,
  type Standing,
} from '../state/outcome.ts';
import type { IndexedBranch, IndexedDraw, PageRules } from './page-rules.ts';
import { readSitting } from './sitting-record.ts';

/** The questions that a draw gave, in their order; those that a later publication took away are left out. */
export function drawnBy([number, spaced, rules]: IndexedDraw, state: LearnerState): IndexedQuestion[] {
  const known = new Map(rules.flatMap(([, questions]) => questions.map((one) => [one[0], one] as const)));
  const kept = (state.draws.get(number) ?? []).slice(spaced);
  return kept.flatMap((one) => {
    const question = known.get(one);
    return question ? [question] : [];
  });
}

/** Questions that are still to be drawn count as ones without an answer: numbers are never 0. */
const undrawn = ([, , rules]: IndexedDraw): IndexedQuestion[] =>
  rules.flatMap(([count, questions]) => {
    const mean = questions.reduce((sum, [, points]) => sum + points, 0) / (questions.length || 1);
    return Array.from({ length: Math.min(count, questions.length) }, (): IndexedQuestion => [0, mean, 1]);
  });

/** Whether a question has an answer in the sitting that runs. */
export const isAnswered = (state: LearnerState, number: number): boolean =>
  (state.questions.get(number)?.answer.length ?? 0) > 0;

/** What depends on one learner, over the course as it was published. */
export interface LearnerRules extends CourseRules {
  readonly of: (page: IndexedPage) => PageRules | undefined;
  readonly pages: readonly IndexedPage[];
  /** Where the learner goes on from a page, where that is not the next one. */
  readonly next: (page: IndexedPage) => string | undefined;
  /** Level that a positioning test has led to; undefined before. */
  readonly level: () => number | undefined;
}

/** Reads the rules of a course for a learner's state, which may change under them. */
export function courseRules(index: CourseIndex, state: LearnerState): LearnerRules {
  const pages = pagesOf(index.outline);
  const of = (page: IndexedPage): PageRules | undefined => index.rules?.[page.number];
  const questions = (page: IndexedPage): readonly IndexedQuestion[] => {
    const draws = (of(page)?.draws ?? []).filter(([, spaced]) => !spaced);
    if (draws.length === 0) return page.questions;
    return [
      ...page.questions,
      // Draws that share a bank take from each other: what one gave is known once it is drawn.
      ...draws.flatMap((draw) => (state.draws.has(draw[0]) ? drawnBy(draw, state) : undrawn(draw))),
    ];
  };
  const standing = (page: IndexedPage): Standing | undefined => {
    const sitting = of(page)?.sitting;
    if (!sitting) return undefined;
    const { taken, best } = readSitting(state.draws.get(page.number));
    const left = questions(page).filter(([number]) => !isAnswered(state, number)).length;
    const again = best < 10_000 && (sitting.attempts === 0 || taken < sitting.attempts);
    return { share: best / 10_000, left: taken > 0 ? 0 : Math.max(1, left), open: again ? 1 : 0 };
  };
  const holds = (page: IndexedPage, branch: IndexedBranch): boolean => {
    if (branch[0] === 'option') {
      const [, , question, packed, skip] = branch;
      return state.questions.get(question)?.answer.slice(skip).includes(packed) ?? false;
    }
    const [, , from, below] = branch;
    const whole = standing(page);
    const asked = questions(page);
    if (whole ? whole.left > 0 : asked.some(([number]) => !state.questions.has(number))) return false;
    const possible = asked.reduce((sum, [, points]) => sum + points, 0);
    const earned = asked.reduce((sum, [number, points]) => sum + points * (state.questions.get(number)?.last ?? 0), 0);
    const percent = whole ? whole.share * 100 : possible > 0 ? (100 * earned) / possible : 100;
    return percent >= from && percent < below;
  };
  const next = (page: IndexedPage): string | undefined => of(page)?.branches?.find((one) => holds(page, one))?.[1];
  const level = (): number | undefined => {
    let reached: number | undefined;
    for (const page of pages) {
      const { taken, best } = readSitting(state.draws.get(page.number));
      const routes = of(page)?.sitting?.routes;
      if (routes && taken > 0)
        for (const [from, to] of routes) if (best / 100 >= from) reached = Math.max(reached ?? 0, to);
    }
    return reached;
  };
  const placeOf = (id: string | undefined): number => pages.findIndex((page) => page.id === id);
  const forks = pages.flatMap((page, at) => (of(page)?.branches ? [{ page, at }] : []));
  const leaptOver = ({ id }: IndexedPage): boolean => {
    const place = forks.length > 0 ? placeOf(id) : -1;
    return forks.some(({ page, at }) => at < place && state.visited.has(page.number) && place < placeOf(next(page)));
  };
  return {
    pages,
    of,
    questions,
    standing,
    next,
    level,
    waived(page) {
      const own = of(page)?.level;
      return (own !== undefined && own < (level() ?? 0)) || leaptOver(page);
    },
  };
}
