import type { PlayedMatch, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { matchAnswers } from '../question/match-player.ts';

const selects = (form: HTMLFormElement): HTMLSelectElement[] => [
  ...form.querySelectorAll<HTMLSelectElement>('.pairs select'),
];

/** A select for each source. */
export const behaviour: QuestionBehaviour<PlayedMatch, ResponseTo<'match'>> = {
  ...matchAnswers,
  read(form, _, partly) {
    const pairs: Record<string, string> = {};
    for (const { name, value } of selects(form)) {
      if (value !== '') pairs[name] = value;
      else if (!partly) return undefined;
    }
    return Object.keys(pairs).length > 0 ? { kind: 'match', pairs } : undefined;
  },
  fill(form, { pairs }) {
    for (const select of selects(form)) select.value = pairs[select.name] ?? '';
  },
  mark(form, { pairs }, { key }, { mark }) {
    for (const select of selects(form))
      mark(select, select.previousElementSibling!, pairs[select.name] === key[select.name]);
    return selects(form).map((select) => select.name);
  },
  shuffle(form, { targets }, { shuffled }) {
    const order = shuffled(targets).map(({ id }) => id);
    for (const select of selects(form)) {
      const options = [...select.options].filter((option) => option.value !== '');
      for (const id of order) select.append(...options.filter((option) => option.value === id));
    }
  },
};
