import type { ChoiceInteraction, Interaction, MatchInteraction, Response, TextInteraction } from './interaction.ts';

type ScoredChoice = Pick<ChoiceInteraction, 'kind' | 'multiple' | 'marking'> & {
  readonly options: readonly { readonly id: string; readonly correct: boolean }[];
};
type ScoredMatch = Pick<MatchInteraction, 'kind' | 'key'>;
type ScoredText = Pick<TextInteraction, 'kind' | 'caseSensitive' | 'accentSensitive'> & {
  readonly answers: readonly { readonly id: string; readonly label: string; readonly credit: number }[];
};

/** The part of an interaction that marking needs; the player carries only this. */
export type Scored = ScoredChoice | ScoredMatch | ScoredText;

/** Folds what a short answer may differ in: spaces, and unless told otherwise case, accents and Arabic letter variants. */
export function foldAnswer(text: string, caseSensitive: boolean, accentSensitive: boolean): string {
  let folded = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (!accentSensitive)
    folded = folded
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
      .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
      .replace(/\u0629/g, '\u0647')
      .replace(/\u0649/g, '\u064a')
      .normalize('NFC');
  return caseSensitive ? folded : folded.toLowerCase();
}

/** The foreseen answer that a text matches, best credit first. */
export function matchAnswer<Answer extends ScoredText['answers'][number]>(
  interaction: Omit<ScoredText, 'answers'> & { readonly answers: readonly Answer[] },
  text: string,
): Answer | undefined {
  const fold = (one: string): string => foldAnswer(one, interaction.caseSensitive, interaction.accentSensitive);
  const given = fold(text);
  let best: Answer | undefined;
  for (const answer of interaction.answers)
    if (given !== '' && fold(answer.label) === given && (!best || answer.credit > best.credit)) best = answer;
  return best;
}

/** Share of the marks that picks earn. */
export function scoreChoice(interaction: ScoredChoice, picked: readonly string[]): number {
  let keys = 0;
  let right = 0;
  let wrong = 0;
  for (const option of interaction.options) {
    if (option.correct) keys += 1;
    if (picked.includes(option.id)) {
      if (option.correct) right += 1;
      else wrong += 1;
    }
  }
  if (keys === 0) return 0;
  if (!interaction.multiple || interaction.marking === 'all') return right === keys && wrong === 0 ? 1 : 0;
  return Math.max(0, right - wrong) / keys;
}

/** Share of the marks that pairs earn. */
export function scoreMatch({ key }: ScoredMatch, pairs: Readonly<Record<string, string>>): number {
  const sources = Object.keys(key);
  const right = sources.filter((source) => pairs[source] === key[source]).length;
  return sources.length === 0 ? 0 : right / sources.length;
}

/** Share of the marks that a short answer earns. */
export const scoreText = (interaction: ScoredText, text: string): number => matchAnswer(interaction, text)?.credit ?? 0;

/** The share of the marks that a response earns, 0 to 1. Players mark by the same function of their own kind. */
export function scoreInteraction(interaction: Scored | Interaction, response: Response): number {
  if (interaction.kind === 'choice') return response.kind === 'choice' ? scoreChoice(interaction, response.picked) : 0;
  if (interaction.kind === 'match') return response.kind === 'match' ? scoreMatch(interaction, response.pairs) : 0;
  return response.kind === 'text' ? scoreText(interaction, response.text) : 0;
}

/** The response that earns full marks. */
export function keyResponse(interaction: Interaction): Response {
  switch (interaction.kind) {
    case 'choice':
      return {
        kind: 'choice',
        picked: interaction.options.filter((option) => option.correct).map((option) => option.id),
      };
    case 'match':
      return { kind: 'match', pairs: interaction.key };
    case 'text':
      return { kind: 'text', text: interaction.answers.find((answer) => answer.credit === 1)?.label ?? '' };
  }
}
