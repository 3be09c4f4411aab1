import { packText, type PlayedText, type QuestionBehaviour, tellText, unpackText } from '@nibras/player';
import type { Response } from '@nibras/course';
import { matchAnswer, scoreText } from '@nibras/course/scoring/text';

/** Longer answers are kept up to here: enough to be recognised, short enough for an LMS. */
const keptCharacters = 250;

const field = (form: HTMLFormElement): HTMLInputElement => form.querySelector<HTMLInputElement>('.typed input')!;

/** One line of text. */
export const behaviour: QuestionBehaviour<PlayedText, Extract<Response, { kind: 'text' }>> = {
  read(form) {
    const text = field(form).value.trim();
    return text === '' ? undefined : { kind: 'text', text };
  },
  score: (interaction, { text }) => scoreText(interaction, text),
  fill(form, { text }) {
    field(form).value = text;
  },
  mark(form, { text }, interaction, { mark }) {
    const answer = matchAnswer(interaction, text);
    const input = field(form);
    mark(input, input.previousElementSibling!, (answer?.credit ?? 0) > 0);
    return answer ? [answer.id] : [];
  },
  verdict(form, { text }, interaction, marks) {
    const { near } = form.querySelector<HTMLElement>('.typed')!.dataset;
    const found = matchAnswer(interaction, text);
    const isNear = found && !interaction.answers.some(({ id, credit }) => id === found.id && credit === found.credit);
    return near && isNear ? [`${near} · ${marks}`, false] : undefined;
  },
  tell: tellText,
  open: true,
  pack: ({ text }) => packText(text, keptCharacters),
  unpack: (numbers) => ({ kind: 'text', text: unpackText(numbers) }),
};
