import type { PlayedGaps, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreGap } from '@nibras/course/scoring/gaps';
import { parseNumber } from '@nibras/course/scoring/number';
import { matchAnswer } from '@nibras/course/scoring/text';
import { gapFields, gapsAnswers } from '../question/gaps-player.ts';

type Given = ResponseTo<'gaps'>;

/** Whether words are right but for their spelling. */
function isNear(interaction: PlayedGaps, { values }: Given): boolean {
  return interaction.gaps.some((gap) => {
    if (gap.way !== 'text') return false;
    const found = matchAnswer({ ...interaction, answers: gap.answers }, values[gap.id] ?? '');
    return found !== undefined && !gap.answers.includes(found);
  });
}

/** Fields of text and number, and lists, in the lines of a text. */
export const behaviour: QuestionBehaviour<PlayedGaps, Given> = {
  ...gapsAnswers,
  read(form, { gaps }, partly) {
    const given = gapsAnswers.read(form, undefined, partly);
    if (typeof given !== 'object' || partly) return given;
    const isNumber = (text: string): boolean => parseNumber(text)?.rest === '';
    return gaps.some(({ id, way }) => way === 'number' && !isNumber(given.values[id] ?? ''))
      ? form.querySelector<HTMLElement>('.gaps')!.dataset['number']
      : given;
  },
  mark(form, { values }, interaction, { mark }) {
    const shown: string[] = [];
    for (const field of gapFields(form)) {
      const gap = interaction.gaps.find(({ id }) => id === field.name)!;
      const value = values[gap.id] ?? '';
      const credit = scoreGap(gap, value, interaction);
      mark(field, field.parentElement!, credit > 0);
      const own = gap.way === 'text' ? matchAnswer({ ...interaction, answers: gap.answers }, value)?.id : value;
      if (own) shown.push(own);
      if (credit < 1) shown.push(gap.id);
    }
    return shown;
  },
  verdict(form, response, interaction, marks) {
    const { near } = form.querySelector<HTMLElement>('.gaps')!.dataset;
    const allowed = interaction.gaps.every((gap) => scoreGap(gap, response.values[gap.id] ?? '', interaction) > 0);
    return near && allowed && isNear(interaction, response) ? [`${near} · ${marks}`, false] : undefined;
  },
  shuffle(form, { gaps }, { shuffled }) {
    for (const field of gapFields(form)) {
      const gap = gaps.find(({ id }) => id === field.name);
      if (gap?.way !== 'choice') continue;
      for (const { id } of shuffled(gap.options)) field.append(field.querySelector(`[value="${id}"]`)!);
    }
  },
};
