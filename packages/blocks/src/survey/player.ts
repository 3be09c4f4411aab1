import { fromNatural, type PlayedSurvey, type QuestionBehaviour, tellSurvey, toNatural } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreSurvey } from '@nibras/course/scoring/open';
import { fillGrid, readGrid } from '../question/grid-player.ts';

const wordsOf = (form: HTMLFormElement, name: string): string =>
  form.querySelector<HTMLElement>('.survey')!.dataset[name]!;

/** One point of the scale for each item. */
export const behaviour: QuestionBehaviour<PlayedSurvey, ResponseTo<'survey'>> = {
  read(form, _, partly) {
    const answers = readGrid(form, partly);
    return answers ? { kind: 'survey', answers } : wordsOf(form, 'all');
  },
  score: (interaction, { answers }) => scoreSurvey(interaction, answers),
  fill: (form, { answers }) => fillGrid(form, answers),
  mark: () => [],
  verdict: (form) => [wordsOf(form, 'thanks'), false],
  tell: tellSurvey,
  pack: ({ answers }, { items, scale, number }) =>
    items.map(({ id }) => {
      const point = scale.find((one) => one.id === answers[id]);
      return point ? toNatural(point.number - number) + 1 : 0;
    }),
  unpack(numbers, { items, scale, number }) {
    const answers: Record<string, string> = {};
    for (const [at, { id }] of items.entries()) {
      const packed = numbers[at] ?? 0;
      const point = packed > 0 && scale.find((one) => one.number === fromNatural(packed - 1) + number);
      if (point) answers[id] = point.id;
    }
    return { kind: 'survey', answers };
  },
};
