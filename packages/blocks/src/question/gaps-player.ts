import { fromNatural, packText, type PlayedGaps, tellGaps, toNatural, unpackText } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreGaps } from '@nibras/course/scoring/gaps';

type Given = ResponseTo<'gaps'>;
type PlayedGap = PlayedGaps['gaps'][number];

/** Longer fillings are kept up to here. */
const keptCharacters = 250;

/** The fields that hold what stands in the blanks. */
export const gapFields = (form: Element): (HTMLInputElement | HTMLSelectElement)[] => [
  ...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.gap [name]'),
];

/** What may stand in a blank that is chosen, not typed. */
const choices = (gap: PlayedGap, { bank }: PlayedGaps): readonly { readonly id: string; readonly number: number }[] =>
  gap.way === 'choice' ? gap.options : bank;
const isTyped = ({ way }: PlayedGap): boolean => way === 'text' || way === 'number';

/** How fillings are read, marked, told and saved, whatever controls they are made with. */
export const gapsAnswers = {
  read(form: HTMLFormElement, _: unknown, partly: boolean): Given | string | undefined {
    const values: Record<string, string> = {};
    for (const { name, value } of gapFields(form)) if (value.trim() !== '') values[name] = value.trim();
    const count = Object.keys(values).length;
    if (count === 0) return undefined;
    return count < gapFields(form).length && !partly
      ? form.querySelector<HTMLElement>('.gaps')!.dataset['all']
      : { kind: 'gaps', values };
  },
  score: (interaction: PlayedGaps, { values }: Given): number => scoreGaps(interaction, values),
  fill(form: HTMLFormElement, { values }: Given): void {
    for (const field of gapFields(form)) field.value = values[field.name] ?? '';
  },
  tell: tellGaps,
  open: true as const,
  // Each filling stands behind the number of its blank and its own length.
  pack: ({ values }: Given, interaction: PlayedGaps): number[] =>
    interaction.gaps.flatMap((gap) => {
      const value = values[gap.id] ?? '';
      const option = choices(gap, interaction).find(({ id }) => id === value);
      const filling = isTyped(gap)
        ? packText(value, keptCharacters)
        : option
          ? [toNatural(option.number - interaction.number)]
          : [];
      return [toNatural(gap.number - interaction.number), filling.length, ...filling];
    }),
  unpack(numbers: readonly number[], interaction: PlayedGaps): Given {
    const values: Record<string, string> = {};
    const own = (number: number): number => fromNatural(number) + interaction.number;
    for (let at = 0; at + 1 < numbers.length; at += 2 + numbers[at + 1]!) {
      const gap = interaction.gaps.find(({ number }) => number === own(numbers[at]!));
      const filling = numbers.slice(at + 2, at + 2 + numbers[at + 1]!);
      if (!gap || filling.length === 0) continue;
      const value = isTyped(gap)
        ? unpackText(filling)
        : choices(gap, interaction).find(({ number }) => number === own(filling[0]!))?.id;
      if (value) values[gap.id] = value;
    }
    return { kind: 'gaps', values };
  },
};
