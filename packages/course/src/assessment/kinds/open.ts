import type { OpenInteraction, SurveyInteraction } from '../interaction.ts';

export type ScoredOpen = Pick<OpenInteraction, 'kind'> & {
  readonly criteria: readonly { readonly id: string; readonly points: number }[];
};
export type ScoredSurvey = Pick<SurveyInteraction, 'kind'> & { readonly items: readonly { readonly id: string }[] };

/** Share of the marks that the learner gave their own work; all of them where there is nothing to mark it by. */
export function scoreOpen({ criteria }: ScoredOpen, text: string, marks: Readonly<Record<string, number>>): number {
  if (text.trim() === '') return 0;
  const total = criteria.reduce((sum, { points }) => sum + points, 0);
  if (total === 0) return 1;
  return criteria.reduce((sum, { id, points }) => sum + Math.min(points, Math.max(0, marks[id] ?? 0)), 0) / total;
}

/** Share of a survey that has been answered. */
export function scoreSurvey({ items }: ScoredSurvey, answers: Readonly<Record<string, string>>): number {
  return items.length === 0 ? 0 : items.filter(({ id }) => answers[id]).length / items.length;
}
