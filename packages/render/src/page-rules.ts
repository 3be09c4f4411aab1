import type { Id } from '@nibras/base';
import {
  type Branch,
  type CourseSnapshot,
  type Interaction,
  isSitting,
  levels,
  pickText,
  type QuizSettings,
  type SnapshotNode,
} from '@nibras/course';
import { toNatural } from '@nibras/player';
import type { IndexedBranch, IndexedDraw, PageRules, SittingRules } from '@nibras/player/quiz';
import type { CourseMap } from './course-map.ts';
import type { PageView } from './page-view.ts';

/** A question as the index has it: `[state number, points, attempts]`. */
type Indexed = [number: number, points: number, attempts: number];

/** What a quiz counts, by the questions of its pages: marks scaled to its weight, where it has one. */
export interface Marks {
  readonly of: (page: Id, interaction: Interaction) => Indexed;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The mean marks of what a draw gives: which of its questions come is not known before. */
const drawnMarks = ({ draws, pooled }: PageView): number =>
  draws
    .filter(({ spaced }) => !spaced)
    .flatMap(({ rules }) => rules)
    .reduce((sum, { count, questions }) => {
      const marks = questions.map((id) => pooled.get(id)?.points ?? 0);
      const mean = marks.reduce((all, one) => all + one, 0) / (marks.length || 1);
      return sum + mean * Math.min(count, marks.length);
    }, 0);

/** Marks that a learner may win on a page. */
export const marksOf = (view: PageView): number =>
  view.interactions.reduce((sum, { points }) => sum + points, 0) + drawnMarks(view);

/** Scales the marks of weighted quizzes. */
export function scaleMarks(map: CourseMap, views: readonly PageView[]): Marks {
  const factors = map.quizzes.map(({ weight }, quiz) => {
    if (!weight) return 1;
    const total = views.filter(({ place }) => place.quiz === quiz).reduce((sum, view) => sum + marksOf(view), 0);
    return total > 0 ? weight / total : 1;
  });
  const quizOf = new Map(map.places.map(({ page, quiz }) => [page.id, quiz]));
  return {
    of: (page, { number, points, attempts }) => [
      number,
      round(points * (factors[quizOf.get(page) ?? -1] ?? 1)),
      attempts,
    ],
  };
}

function sittingRules(quiz: QuizSettings, map: CourseMap): SittingRules {
  const ascending = <One extends { readonly from: number }>(all: readonly One[]): One[] =>
    all.toSorted((one, other) => one.from - other.from);
  return {
    feedback: quiz.feedback ?? 'immediate',
    review: quiz.review ?? 'all',
    attempts: quiz.attempts ?? 0,
    ...(quiz.retakeWrong ? { retakeWrong: true } : {}),
    ...(quiz.shuffle ? { shuffle: true } : {}),
    ...(quiz.timeLimit ? { seconds: Math.round(quiz.timeLimit * 60) } : {}),
    ...(quiz.pausable ? { pausable: true } : {}),
    ...(quiz.extraTime ? { extraTime: quiz.extraTime } : {}),
    ...(quiz.forwardOnly ? { forwardOnly: true } : {}),
    ...(quiz.bands?.length
      ? {
          bands: ascending(quiz.bands).map(
            ({ from, text }) => [from, pickText(text, map.language, map.fallback)] as const,
          ),
        }
      : {}),
    ...(quiz.routes?.length
      ? { routes: ascending(quiz.routes).map(({ from, level }) => [from, levels.indexOf(level)] as const) }
      : {}),
  };
}

/** The quiz of a page that is a sitting of its own. */
export const sittingOf = (page: SnapshotNode): QuizSettings | undefined => {
  const { quiz } = page.settings;
  return quiz && isSitting(quiz) ? quiz : undefined;
};

/** Whether the learner has to begin the quiz of a page before its questions may be read: neither paper nor search shows them. */
export const isBegun = (page: SnapshotNode): boolean => {
  const sitting = sittingOf(page);
  return sitting !== undefined && Boolean(sitting.attempts || sitting.timeLimit || sitting.forwardOnly);
};

function branchOf({ when, to }: Branch, snapshot: CourseSnapshot, map: CourseMap): IndexedBranch[] {
  if (!map.paths.has(to)) return [];
  if (when.kind === 'atLeast') return [['score', to, when.percent, 101]];
  if (when.kind === 'below') return [['score', to, 0, when.percent]];
  const question = snapshot.numbers[when.question];
  const option = snapshot.numbers[when.option];
  if (question === undefined || option === undefined) return [];
  // Answers of true-or-false questions are packed with how sure the learner was, which stands first.
  const skip = snapshot.blocks[when.question]?.type === 'true-false' ? 1 : 0;
  return [['option', to, question, toNatural(option - question), skip]];
}

/** What on each page depends on the learner, by its state number; undefined where nothing does. */
export function pageRules(
  snapshot: CourseSnapshot,
  map: CourseMap,
  views: readonly PageView[],
  marks: Marks,
): Readonly<Record<number, PageRules>> | undefined {
  const levelled = map.places.some(({ page }) => (sittingOf(page)?.routes?.length ?? 0) > 0);
  const rules: Record<number, PageRules> = {};
  for (const view of views) {
    const { page, level } = view.place;
    const sitting = sittingOf(page);
    const branches = (page.settings.branches ?? []).flatMap((one) => branchOf(one, snapshot, map));
    const draws = view.draws.map(({ block, spaced, rules: parts }): IndexedDraw => [
      snapshot.numbers[block] ?? 0,
      spaced ? 1 : 0,
      parts.map(({ count, questions }) => [
        count,
        questions.flatMap((id) => {
          const interaction = view.pooled.get(id);
          return interaction ? [marks.of(page.id, interaction)] : [];
        }),
      ]),
    ]);
    const own: PageRules = {
      ...(draws.length > 0 ? { draws } : {}),
      ...(sitting ? { sitting: sittingRules(sitting, map) } : {}),
      ...(branches.length > 0 ? { branches } : {}),
      ...(levelled && level !== undefined ? { level: levels.indexOf(level) } : {}),
    };
    if (Object.keys(own).length > 0) rules[snapshot.numbers[page.id] ?? 0] = own;
  }
  return Object.keys(rules).length > 0 ? rules : undefined;
}

/** Whether pages need the script of sittings, draws, branches and priced hints. */
export function needsRules(snapshot: CourseSnapshot, map: CourseMap, views: readonly PageView[]): boolean {
  return (
    pageRules(snapshot, map, views, scaleMarks(map, views)) !== undefined ||
    map.quizzes.some(({ weight }) => weight === 0) ||
    views.some((view) => [...view.interactions, ...view.pooled.values()].some(({ hintCost }) => hintCost))
  );
}
