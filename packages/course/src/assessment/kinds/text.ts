import type { TextInteraction } from '../interaction.ts';
import { foldAnswer, isNearMiss } from './fold.ts';

export type ScoredText = Pick<TextInteraction, 'kind' | 'caseSensitive' | 'accentSensitive' | 'nearMiss'> & {
  readonly answers: readonly { readonly id: string; readonly label: string; readonly credit: number }[];
};

type Foreseen<Answer> = Omit<ScoredText, 'answers' | 'kind'> & { readonly answers: readonly Answer[] };

/** The foreseen answer that a text matches, best credit first, and whether only nearly. */
export function matchAnswer<Answer extends { readonly label: string; readonly credit: number }>(
  interaction: Foreseen<Answer>,
  text: string,
): Answer | undefined {
  const fold = (one: string): string => foldAnswer(one, interaction.caseSensitive, interaction.accentSensitive);
  const given = fold(text);
  const best = (fits: (label: string) => boolean): Answer | undefined => {
    let found: Answer | undefined;
    for (const answer of interaction.answers)
      if (given !== '' && fits(fold(answer.label)) && (!found || answer.credit > found.credit)) found = answer;
    return found;
  };
  const exact = best((label) => label === given);
  if (exact || !interaction.nearMiss) return exact;
  const near = best((label) => isNearMiss(given, label));
  return near && { ...near, credit: near.credit * interaction.nearMiss };
}

/** Share of the marks that a short answer earns. */
export const scoreText = (interaction: Omit<ScoredText, 'kind'>, text: string): number =>
  matchAnswer(interaction, text)?.credit ?? 0;
