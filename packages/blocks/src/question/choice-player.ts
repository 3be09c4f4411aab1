import { fromNatural, type PlayedChoice, type QuestionBehaviour, tellChoice, toNatural } from '@nibras/player';
import type { Response } from '@nibras/course';
import { scoreChoice } from '@nibras/course/scoring/choice';

const inputs = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('.options input'),
];

function showPicked(form: HTMLFormElement): void {
  for (const input of inputs(form)) input.parentElement!.classList.toggle('picked', input.checked);
}

/** Radio buttons or check boxes, as the page has them. */
export const choiceBehaviour: QuestionBehaviour<PlayedChoice, Extract<Response, { kind: 'choice' }>> = {
  read(form) {
    const picked = inputs(form)
      .filter((input) => input.checked)
      .map((input) => input.value);
    return picked.length > 0 ? { kind: 'choice', picked } : undefined;
  },
  score: scoreChoice,
  fill(form, { picked }) {
    for (const input of inputs(form)) input.checked = picked.includes(input.value);
  },
  mark(form, { picked }, { options }, { mark }) {
    for (const input of inputs(form)) {
      const option = options.find(({ id }) => id === input.value);
      if (option && picked.includes(option.id)) mark(input.parentElement!, input.parentElement!, option.correct);
    }
    return picked;
  },
  tell: tellChoice,
  // Options are saved by their state numbers, counted from the question's, which are small.
  pack: ({ picked }, { options, number }) =>
    options.filter(({ id }) => picked.includes(id)).map((option) => toNatural(option.number - number)),
  unpack(numbers, { options, number }) {
    const given = numbers.map((one) => fromNatural(one) + number);
    const picked = options.filter((option) => given.includes(option.number)).map(({ id }) => id);
    return picked.length > 0 ? { kind: 'choice', picked } : undefined;
  },
  shuffle(form, { options }, { shuffled }) {
    const list = form.querySelector('.options')!;
    for (const { id } of shuffled(options)) list.append(list.querySelector(`[value="${id}"]`)!.closest('li')!);
  },
  changed: showPicked,
};
