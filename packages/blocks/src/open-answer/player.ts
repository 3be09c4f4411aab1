import { packText, type PlayedOpen, type QuestionBehaviour, tellOpen, unpackText } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreOpen } from '@nibras/course/scoring/open';

/** What is kept of a long text over a pause: two thousand words, which all but SCORM 1.2 and 2004 3rd have room for, and else the device. */
const keptCharacters = 12_000;

type Field = HTMLTextAreaElement | HTMLInputElement;
const fieldOf = (form: HTMLFormElement): Field => form.querySelector<Field>('.open textarea,.open input')!;
const words = (form: HTMLFormElement): DOMStringMap => form.querySelector<HTMLElement>('.open')!.dataset;
const comparedOf = (form: HTMLFormElement): HTMLElement => form.querySelector<HTMLElement>('.compared')!;

const countWords = (text: string): number => text.split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;

/** Opens what the work is compared with, and closes the work itself, or the other way round. */
function compare(form: HTMLFormElement, open: boolean): void {
  comparedOf(form).hidden = !open;
  fieldOf(form).readOnly = open && comparedOf(form).querySelector('input') !== null;
}

function missing(
  form: HTMLFormElement,
  text: string,
  { hands, fewestWords, mostWords }: PlayedOpen,
): string | undefined {
  if (hands === 'link') return /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text) ? undefined : words(form)['link'];
  const count = countWords(text);
  if (count < fewestWords) return words(form)['few'];
  return mostWords > 0 && count > mostWords ? words(form)['many'] : undefined;
}

const isMarked = ({ criteria }: PlayedOpen, { marks }: ResponseTo<'open'>): boolean =>
  criteria.every(({ id }) => id in marks);

/** Work that is handed in, compared with a model, and marked by who made it. */
export const behaviour: QuestionBehaviour<PlayedOpen, ResponseTo<'open'>> = {
  read(form, interaction, partly) {
    const text = fieldOf(form).value.trim();
    if (text === '') return undefined;
    const lacks = partly ? undefined : missing(form, text, interaction);
    if (lacks) return lacks;
    const marks: Record<string, number> = {};
    if (!comparedOf(form).hidden) {
      for (const { id, points } of interaction.criteria) {
        const step = form.querySelector<HTMLInputElement>(`[name=${id}]:checked`)?.value;
        if (step !== undefined) marks[id] = (points * Number(step)) / 2;
        else if (!partly) return words(form)['compare'];
      }
    }
    return { kind: 'open', text, marks };
  },
  score: (interaction, { text, marks }) => scoreOpen(interaction, text, marks),
  fill(form, { text, marks }, { criteria }) {
    fieldOf(form).value = text;
    for (const { id, points } of criteria)
      for (const input of form.querySelectorAll<HTMLInputElement>(`[name=${id}]`))
        input.checked = (points * Number(input.value)) / 2 === marks[id];
  },
  mark(form, response, interaction) {
    compare(form, true);
    // What is said at the end waits for the end.
    return isMarked(interaction, response) ? ['correct'] : [];
  },
  verdict(form, response, interaction, marks) {
    if (!isMarked(interaction, response)) return [words(form)['compare']!, true];
    return [interaction.criteria.length > 0 ? `${words(form)['own']} · ${marks}` : words(form)['done']!, false];
  },
  tell: tellOpen,
  open: true,
  pack: ({ text, marks }, { criteria }) => [
    ...criteria.map(({ id, points }) => (id in marks ? Math.round((2 * marks[id]!) / points) + 1 : 0)),
    ...packText(text, keptCharacters),
  ],
  unpack(numbers, { criteria }) {
    const marks: Record<string, number> = {};
    for (const [at, { id, points }] of criteria.entries())
      if (numbers[at]) marks[id] = ((numbers[at] - 1) * points) / 2;
    return { kind: 'open', text: unpackText(numbers.slice(criteria.length)), marks };
  },
  changed(form) {
    const field = fieldOf(form);
    const counted = form.querySelector('.counted');
    if (counted) counted.textContent = words(form)['count']!.replace('{n}', String(countWords(field.value)));
    const printed = form.querySelector('.printed');
    if (printed) printed.textContent = field.value;
    if (!field.dataset['live']) {
      field.dataset['live'] = '1';
      // Another try takes up the same text.
      form.addEventListener('reset', () => {
        const { value } = field;
        setTimeout(() => {
          compare(form, false);
          field.value = value;
          behaviour.changed?.(form);
        });
      });
    }
  },
};
