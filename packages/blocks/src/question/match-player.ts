import { fromNatural, type PlayedMatch, tellMatch, toNatural } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreMatch } from '@nibras/course/scoring/match';

type Given = ResponseTo<'match'>;

/** How pairs are marked, told and saved, whatever controls they are made with. */
export const matchAnswers = {
  score: (interaction: PlayedMatch, { pairs }: Given): number => scoreMatch(interaction, pairs),
  tell: tellMatch,
  pack: ({ pairs }: Given, { sources, targets, number }: PlayedMatch): number[] =>
    sources.flatMap((source) => {
      const target = targets.find(({ id }) => id === pairs[source.id]);
      return target ? [toNatural(source.number - number), toNatural(target.number - number)] : [];
    }),
  unpack(numbers: readonly number[], { sources, targets, number }: PlayedMatch): Given {
    const pairs: Record<string, string> = {};
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const source = sources.find((one) => one.number === fromNatural(numbers[at]!) + number);
      const target = targets.find((one) => one.number === fromNatural(numbers[at + 1]!) + number);
      if (source && target) pairs[source.id] = target.id;
    }
    return { kind: 'match', pairs };
  },
};
