import type { PlayedText, QuestionBehaviour } from '@nibras/player';
import type { Response } from '@nibras/course';

/** Longer answers are kept up to here: enough to be recognised, short enough for an LMS. */
const keptCharacters = 48;

const field = (form: HTMLFormElement): HTMLInputElement => form.querySelector<HTMLInputElement>('.typed input')!;

/** One line of text. */
export const behaviour: QuestionBehaviour<PlayedText, Extract<Response, { kind: 'text' }>> = {
  read(form) {
    const text = field(form).value.trim();
    return text === '' ? undefined : { kind: 'text', text };
  },
  fill(form, { text }) {
    field(form).value = text;
  },
  mark(form, { text }, interaction, { mark, matched }) {
    const answer = matched(interaction, text);
    const input = field(form);
    mark(input, input.previousElementSibling!, (answer?.credit ?? 0) > 0);
    return answer ? [answer.id] : [];
  },
  pack: ({ text }) => Array.from(text, (character) => character.codePointAt(0)!).slice(0, keptCharacters),
  unpack: (numbers) => ({ kind: 'text', text: String.fromCodePoint(...numbers.filter((one) => one <= 0x10ffff)) }),
};
