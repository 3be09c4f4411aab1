import { numberLocale } from '../question/number-player.ts';
import { packText, type PlayedNumber, type QuestionBehaviour, tellNumber, unpackText } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreNumber } from '@nibras/course/scoring/number';

const inputOf = (form: HTMLFormElement): HTMLInputElement => form.querySelector<HTMLInputElement>('.slider input')!;

/** Shows the value; until the learner has moved it, there is none. */
function follow(form: HTMLFormElement): void {
  const input = inputOf(form);
  if (!input.dataset['live']) {
    input.dataset['live'] = '1';
    const moved = (): void => {
      input.dataset['moved'] = '1';
    };
    // Before the question hears of it.
    for (const kind of ['input', 'pointerup']) input.addEventListener(kind, moved);
    form.addEventListener('reset', () => {
      delete input.dataset['moved'];
    });
  }
  const shown = new Intl.NumberFormat(numberLocale(), {
    maximumFractionDigits: 10,
  }).format(input.valueAsNumber);
  const text = `${shown} ${input.dataset['unit']}`.trim();
  form.querySelector('output')!.textContent = input.dataset['moved'] ? text : '–';
  input.setAttribute('aria-valuetext', input.dataset['moved'] ? text : '–');
}

/** The browser's own slider. */
export const behaviour: QuestionBehaviour<PlayedNumber, ResponseTo<'number'>> = {
  read(form) {
    const input = inputOf(form);
    return input.dataset['moved'] ? { kind: 'number', text: input.value } : undefined;
  },
  score: (interaction, { text }) => scoreNumber(interaction, text),
  fill(form, { text }) {
    const input = inputOf(form);
    input.value = text;
    input.dataset['moved'] = '1';
  },
  mark(form, { text }, interaction, { mark }) {
    mark(inputOf(form), form.querySelector('output')!, scoreNumber(interaction, text) > 0);
    return [];
  },
  tell: tellNumber,
  pack: ({ text }) => packText(text, 20),
  unpack: (numbers) => ({ kind: 'number', text: unpackText(numbers) }),
  changed: follow,
};
