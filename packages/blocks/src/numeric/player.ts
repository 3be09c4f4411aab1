import { numberLocale } from '../question/number-player.ts';
import { packText, type PlayedNumber, type QuestionBehaviour, tellNumber, unpackText } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { matchNumber, parseNumber, scoreNumber } from '@nibras/course/scoring/number';

const keptCharacters = 60;

const inputOf = (form: HTMLFormElement): HTMLInputElement => form.querySelector<HTMLInputElement>('.number input')!;
const selectOf = (form: HTMLFormElement): HTMLSelectElement | null =>
  form.querySelector<HTMLSelectElement>('.number select');
const textOf = (form: HTMLFormElement): string => `${inputOf(form).value} ${selectOf(form)?.value ?? ''}`.trim();

/** Says how what is typed is read, so that nobody loses marks over a comma. */
function understand(form: HTMLFormElement): void {
  const line = form.querySelector<HTMLElement>('.understood')!;
  const typed = inputOf(form).value.trim();
  const found = parseNumber(textOf(form));
  const number = found && new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 15 }).format(found.value);
  line.textContent =
    typed === ''
      ? ''
      : number
        ? line.dataset['understood']!.replace('{n}', `\u2068${number} ${found.rest}`.trim() + '\u2069')
        : line.dataset['none']!;
}

/** A number and perhaps its unit. */
export const behaviour: QuestionBehaviour<PlayedNumber, ResponseTo<'number'>> = {
  read(form, { unitNeeded }) {
    const text = textOf(form);
    if (inputOf(form).value.trim() === '') return undefined;
    const found = parseNumber(text);
    if (!found) return form.querySelector<HTMLElement>('.understood')!.dataset['none'];
    if (unitNeeded && found.rest === '') return selectOf(form)?.dataset['missing'];
    return { kind: 'number', text };
  },
  score: (interaction, { text }) => scoreNumber(interaction, text),
  fill(form, { text }) {
    const select = selectOf(form);
    const unit =
      [...(select?.options ?? [])].find(({ value }) => value !== '' && text.endsWith(` ${value}`))?.value ?? '';
    if (select) select.value = unit;
    inputOf(form).value = unit === '' ? text : text.slice(0, -unit.length - 1);
  },
  mark(form, { text }, interaction, { mark }) {
    const answer = matchNumber(interaction, text);
    mark(inputOf(form), form.querySelector('.number label')!, (answer?.credit ?? 0) > 0);
    return answer ? [answer.id] : [];
  },
  tell: tellNumber,
  open: true,
  pack: ({ text }) => packText(text, keptCharacters),
  unpack: (numbers) => ({ kind: 'number', text: unpackText(numbers) }),
  changed: understand,
};
