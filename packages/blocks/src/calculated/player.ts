import { fromNatural, type PlayedNumber, type QuestionBehaviour, tellNumber, toNatural } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreNumber } from '@nibras/course/scoring/number';
import { behaviour as numeric } from '../numeric/player.ts';
import { numberLocale } from '../question/number-player.ts';

/** `draw` is the state number of the values that were asked about; absent for those that the page holds. */
type Given = ResponseTo<'number'> & { readonly draw?: number };

const drawsOf = ({ draws = [] }: PlayedNumber): NonNullable<PlayedNumber['draws']> => draws;

/** The question as it was put: with the key of its values. */
function asked(interaction: PlayedNumber, draw: number | undefined): PlayedNumber {
  const found = drawsOf(interaction).find(({ number }) => number === draw);
  if (!found) return interaction;
  const { id, number, value, tolerance } = found;
  return { ...interaction, answers: [{ id, number, label: String(value), value, tolerance, credit: 1 }] };
}

/** Writes the values of a draw into the texts. */
function show(form: HTMLFormElement, interaction: PlayedNumber, draw: number | undefined): void {
  const all = drawsOf(interaction);
  const found = all.find(({ number }) => number === draw) ?? all[0];
  if (!found) return;
  form.dataset['draw'] = String(found.number);
  const format = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 12, useGrouping: false });
  for (const one of form.querySelectorAll<HTMLElement>('.drawn'))
    one.textContent = format.format(found.values[one.dataset['variable']!] ?? 0).replace('-', '\u2212');
}

/** A number to be worked out from the learner's own values. */
export const behaviour: QuestionBehaviour<PlayedNumber, Given> = {
  ...numeric,
  read(form, interaction, partly) {
    const given = numeric.read(form, interaction, partly);
    const draw = Number(form.dataset['draw']);
    return typeof given === 'object' && form.dataset['draw'] && draw !== drawsOf(interaction)[0]?.number
      ? { ...given, draw }
      : given;
  },
  score: (interaction, { text, draw }) => scoreNumber(asked(interaction, draw), text),
  fill(form, given, interaction) {
    show(form, interaction, given.draw);
    numeric.fill(form, given, interaction);
  },
  mark: (form, given, interaction, tools) => numeric.mark(form, given, asked(interaction, given.draw), tools),
  tell: (interaction, given) => tellNumber(asked(interaction, given.draw), given),
  pack: (given, interaction) => [
    given.draw === undefined ? 0 : toNatural(given.draw - interaction.number) + 1,
    ...numeric.pack(given, interaction),
  ],
  unpack([packed = 0, ...text], interaction) {
    const given = numeric.unpack(text, interaction);
    return given && packed > 0 ? { ...given, draw: fromNatural(packed - 1) + interaction.number } : given;
  },
  /** The same draw for the same learner in every session; after a try, the next one where the author wants that. */
  shuffle(form, interaction, { shuffled }) {
    const order = shuffled(drawsOf(interaction)).map(({ number }) => number);
    show(form, interaction, order[0]);
    if (!('anew' in form.dataset) || form.dataset['live']) return;
    form.dataset['live'] = '1';
    form.addEventListener('reset', () => {
      const next = order.indexOf(Number(form.dataset['draw'])) + 1;
      show(form, interaction, order[next % order.length]);
    });
  },
};
