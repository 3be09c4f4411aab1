import type { PlayedChoice, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreChoice } from '@nibras/course/scoring/choice';
import { choiceBehaviour } from '../question/choice-player.ts';

const group = (form: HTMLFormElement): HTMLElement | null => form.querySelector<HTMLElement>('.sure');
const isLevel = (level: number): level is 1 | 2 | 3 => level === 1 || level === 2 || level === 3;

/** A choice of two with, where it is asked, how sure the learner is. */
export const behaviour: QuestionBehaviour<PlayedChoice, ResponseTo<'choice'>> = {
  ...choiceBehaviour,
  read(form, interaction, partly) {
    const given = choiceBehaviour.read(form, interaction, partly);
    if (typeof given !== 'object' || !interaction.certainty) return given;
    const level = Number(form.querySelector<HTMLInputElement>('.sure :checked')?.value);
    if (isLevel(level)) return { ...given, certainty: level };
    return partly ? given : group(form)?.dataset['missing'];
  },
  fill(form, response, interaction) {
    choiceBehaviour.fill(form, response, interaction);
    for (const input of form.querySelectorAll<HTMLInputElement>('.sure input'))
      input.checked = Number(input.value) === response.certainty;
  },
  mark(form, response, interaction, tools) {
    const shown = choiceBehaviour.mark(form, response, interaction, tools);
    return scoreChoice(interaction, response) > 0 ? [...shown, 'correct'] : shown;
  },
  verdict(form, response, interaction, marks) {
    const credit = scoreChoice(interaction, response);
    return credit > 0 && credit < 1 ? [`${group(form)?.dataset['unsure']} · ${marks}`, false] : undefined;
  },
  pack: (response, interaction) => [response.certainty ?? 0, ...choiceBehaviour.pack(response, interaction)],
  unpack([level = 0, ...numbers], interaction) {
    const given = choiceBehaviour.unpack(numbers, interaction);
    return given && isLevel(level) ? { ...given, certainty: level } : given;
  },
};
