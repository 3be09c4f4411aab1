import type { ChoiceInteraction } from '../interaction.ts';

export type ScoredChoice = Pick<ChoiceInteraction, 'kind' | 'multiple' | 'marking' | 'certainty'> & {
  readonly options: readonly { readonly id: string; readonly correct: boolean }[];
};

/** Share of the marks that picks earn: of one pick, any key earns all. A right answer that the learner is not sure of earns a third or two. */
export function scoreChoice(
  interaction: ScoredChoice,
  { picked, certainty }: { readonly picked: readonly string[]; readonly certainty?: 1 | 2 | 3 },
): number {
  let [keys, right, wrong] = [0, 0, 0];
  for (const option of interaction.options) {
    if (option.correct) keys = interaction.multiple ? keys + 1 : 1;
    if (picked.includes(option.id)) {
      if (option.correct) right += 1;
      else wrong += 1;
    }
  }
  if (keys === 0) return 0;
  const sure = interaction.certainty ? (certainty ?? 1) / 3 : 1;
  if (!interaction.multiple || interaction.marking === 'all') return right === keys && wrong === 0 ? sure : 0;
  const cost = interaction.marking === 'lenient' ? Math.max(0, right + wrong - keys) : wrong;
  return (Math.max(0, right - cost) / keys) * sure;
}
