import type { Gap, GapsInteraction } from '../interaction.ts';
import { isWithin, parseNumber } from './number.ts';
import { matchAnswer } from './text.ts';

/** A gap without the words that a page already shows. */
export type ScoredGap = { readonly id: string } & (
  | Pick<Extract<Gap, { way: 'text' }>, 'way' | 'answers'>
  | Pick<Extract<Gap, { way: 'number' }>, 'way' | 'value' | 'tolerance'>
  | { readonly way: 'choice'; readonly options: readonly { readonly id: string; readonly correct: boolean }[] }
  | Pick<Extract<Gap, { way: 'bank' }>, 'way' | 'key'>
);

/** How the words of blanks are read. */
type Spelling = Pick<GapsInteraction, 'caseSensitive' | 'accentSensitive' | 'nearMiss'>;

export type ScoredGaps = Pick<GapsInteraction, 'kind' | keyof Spelling> & {
  readonly gaps: readonly ScoredGap[];
};

/** Share of a blank's marks that its filling earns. */
export function scoreGap(gap: ScoredGap, value: string, how: Spelling): number {
  if (gap.way === 'text') return matchAnswer({ ...how, answers: gap.answers }, value)?.credit ?? 0;
  if (gap.way === 'number') {
    const given = parseNumber(value);
    return given && given.rest === '' && isWithin(given.value, gap.value, gap.tolerance) ? 1 : 0;
  }
  if (gap.way === 'choice') return gap.options.some(({ id, correct }) => correct && id === value) ? 1 : 0;
  return gap.key === value ? 1 : 0;
}

/** Share of the marks that fillings earn. */
export function scoreGaps(interaction: ScoredGaps, values: Readonly<Record<string, string>>): number {
  const { gaps } = interaction;
  const sum = gaps.reduce((all, gap) => all + scoreGap(gap, values[gap.id] ?? '', interaction), 0);
  return gaps.length === 0 ? 0 : sum / gaps.length;
}
