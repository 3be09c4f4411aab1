import type { PlayedSurvey, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { behaviour as survey } from '../survey/player.ts';

const boxes = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('.hand-in input'),
];
const wordsOf = (form: HTMLFormElement): DOMStringMap => form.querySelector<HTMLElement>('.hand-in')!.dataset;

/** Boxes to tick; the last one says that the work is handed in. */
export const behaviour: QuestionBehaviour<PlayedSurvey, ResponseTo<'survey'>> = {
  ...survey,
  read(form) {
    const { no, first } = wordsOf(form);
    if (!boxes(form).pop()?.checked) return first;
    return {
      kind: 'survey',
      answers: Object.fromEntries(boxes(form).map(({ name, value, checked }) => [name, checked ? value : no!])),
    };
  },
  fill(form, { answers }) {
    for (const box of boxes(form)) box.checked = answers[box.name] === box.value;
  },
  verdict: (form) => [wordsOf(form)['noted']!, false],
  changed(form) {
    for (const box of boxes(form)) box.parentElement!.classList.toggle('picked', box.checked);
  },
};
