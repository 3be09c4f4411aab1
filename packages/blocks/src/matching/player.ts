import { fromNatural, type PlayedMatch, type QuestionBehaviour, tellMatch, toNatural } from '@nibras/player';
import type { Response } from '@nibras/course';
import { scoreMatch } from '@nibras/course/scoring/match';

const selects = (form: HTMLFormElement): HTMLSelectElement[] => [
  ...form.querySelectorAll<HTMLSelectElement>('.pairs select'),
];

/** A select for each source. */
export const behaviour: QuestionBehaviour<PlayedMatch, Extract<Response, { kind: 'match' }>> = {
  read(form) {
    const pairs: Record<string, string> = {};
    for (const { name, value } of selects(form)) {
      if (value === '') return undefined;
      pairs[name] = value;
    }
    return { kind: 'match', pairs };
  },
  score: (interaction, { pairs }) => scoreMatch(interaction, pairs),
  fill(form, { pairs }) {
    for (const select of selects(form)) select.value = pairs[select.name] ?? '';
  },
  mark(form, { pairs }, { key }, { mark }) {
    for (const select of selects(form))
      mark(select, select.previousElementSibling!, pairs[select.name] === key[select.name]);
    return selects(form).map((select) => select.name);
  },
  tell: tellMatch,
  pack: ({ pairs }, { sources, targets, number }) =>
    sources.flatMap((source) => {
      const target = targets.find(({ id }) => id === pairs[source.id]);
      return target ? [toNatural(source.number - number), toNatural(target.number - number)] : [];
    }),
  unpack(numbers, { sources, targets, number }) {
    const pairs: Record<string, string> = {};
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const source = sources.find((one) => one.number === fromNatural(numbers[at]!) + number);
      const target = targets.find((one) => one.number === fromNatural(numbers[at + 1]!) + number);
      if (source && target) pairs[source.id] = target.id;
    }
    return { kind: 'match', pairs };
  },
  shuffle(form, { targets }, { shuffled }) {
    const order = shuffled(targets).map(({ id }) => id);
    for (const select of selects(form)) {
      const options = [...select.options].filter((option) => option.value !== '');
      for (const id of order) select.append(...options.filter((option) => option.value === id));
    }
  },
};
