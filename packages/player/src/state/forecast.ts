import { applyTable, type Interaction, type InteractionTable } from '@nibras/course';
import { droppedAnswers, encodeState, type LearnerState, newState } from './learner-state.ts';
import { toNatural } from './numbers.ts';
import { packText } from './packed-text.ts';

/** Characters of a learner's own words to reckon with where nothing is foreseen. */
const usualWords = 30;

/** Words as long as the longest that is foreseen. */
function words(labels: readonly string[]): number[] {
  const longest = labels.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return packText(longest.padEnd(usualWords, longest[0] ?? 'e'), 250);
}

/** A long answer to a question, as its player packs it. */
const longAnswers: InteractionTable<{ readonly answer: readonly number[]; readonly open: boolean }> = {
  choice: ({ options, number, multiple }) => ({
    answer: options.map((option) => toNatural(option.number - number)).slice(multiple ? 0 : -1),
    open: false,
  }),
  match: ({ sources, targets, number }) => ({
    answer: sources.flatMap((source) => [
      toNatural(source.number - number),
      toNatural((targets.at(-1)?.number ?? number) - number),
    ]),
    open: false,
  }),
  text: ({ answers }) => ({ answer: words(answers.map(({ label }) => label)), open: true }),
  order: ({ items, number }) => ({ answer: items.map((item) => toNatural(item.number - number)), open: false }),
  number: () => ({ answer: packText('123456,789', 40), open: true }),
  gaps: ({ gaps, bank, number }) => ({
    answer: gaps.flatMap((gap) => {
      const filling =
        gap.way === 'text'
          ? words(gap.answers.map(({ label }) => label))
          : gap.way === 'number'
            ? packText('1234,5', 40)
            : [toNatural(((gap.way === 'choice' ? gap.options : bank).at(-1)?.number ?? number) - number)];
      return [toNatural(gap.number - number), filling.length, ...filling];
    }),
    open: true,
  }),
  open: ({ fewestWords, hands }) => ({
    answer: packText('e'.repeat(hands === 'link' ? 80 : Math.max(300, fewestWords * 6)), 2000),
    open: true,
  }),
  survey: ({ items, scale, number }) => ({
    answer: items.flatMap((item) => [
      toNatural(item.number - number),
      toNatural((scale.at(-1)?.number ?? number) - number),
    ]),
    open: false,
  }),
};

/** How much of a learner's progress fits. */
export interface StateForecast {
  /** Characters of the state of somebody who has read and answered everything. */
  readonly size: number;
  /** Questions whose last answer would not be shown again after a pause, their marks kept; the first to go first. */
  readonly lost: readonly number[];
}

/** Foresees the state of a learner who has done everything in a course. */
export function forecastState(
  pages: readonly number[],
  interactions: readonly Interaction[],
  limit: number,
): StateForecast {
  const state: LearnerState = {
    ...newState(),
    seed: 0x3fffffff,
    saves: 9999,
    logged: 999,
    page: 'p00000000000',
    publication: '0000000000',
    done: 3000,
    visited: new Set(pages),
    questions: new Map(
      interactions.map((one) => [
        one.number,
        { tries: 3, credit: 0.667, last: 0.333, ...applyTable(longAnswers, one) },
      ]),
    ),
  };
  return { size: encodeState(state, Infinity).length, lost: droppedAnswers(state, limit) };
}
