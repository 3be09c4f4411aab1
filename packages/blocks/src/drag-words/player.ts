import type { PlayedGaps, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { dragWithMouse } from '../question/drag-player.ts';
import { gapFields, gapsAnswers } from '../question/gaps-player.ts';

const bankOf = (form: Element): HTMLElement => form.querySelector<HTMLElement>('.bank')!;
const chips = (form: Element): HTMLElement[] => [...bankOf(form).querySelectorAll<HTMLElement>('.chip')];
const held = (form: Element): HTMLElement | null => bankOf(form).querySelector<HTMLElement>('[aria-pressed=true]');
const selects = (form: Element): HTMLSelectElement[] => gapFields(form) as HTMLSelectElement[];
const selectOf = (hole: Element): HTMLSelectElement => hole.previousElementSibling as HTMLSelectElement;
const holeOf = (select: HTMLSelectElement): HTMLElement => select.nextElementSibling as HTMLElement;
const wordIn = (select: HTMLSelectElement): string => select.selectedOptions[0]?.textContent ?? '';

function say(form: Element, key: string, word = '', gap = ''): void {
  form.querySelector('fieldset>[role=status]')!.textContent = bankOf(form)
    .dataset[key]!.replace('{word}', word)
    .replace('{gap}', gap);
}

/** Shows in the holes and among the words what the lists hold. */
function show(form: HTMLFormElement): void {
  const placed = selects(form).map(({ value }) => value);
  for (const chip of chips(form))
    chip.hidden = !('again' in bankOf(form).dataset) && placed.includes(chip.dataset['word']!);
  for (const select of selects(form)) {
    const hole = holeOf(select);
    const empty = select.value === '';
    hole.textContent = empty ? '…' : wordIn(select);
    hole.classList.toggle('empty', empty);
    hole.setAttribute('aria-label', `${select.getAttribute('aria-label')}${empty ? '' : `: ${wordIn(select)}`}`);
  }
}

function hold(form: HTMLFormElement, chip: HTMLElement | null): void {
  for (const one of chips(form)) one.setAttribute('aria-pressed', String(one === chip));
  form.querySelector('.gaps')!.classList.toggle('ready', chip !== null);
  if (chip) say(form, 'held', chip.textContent);
}

/** Puts a word into a blank, or takes it out, for the learner: says so, and moves on. */
function place(form: HTMLFormElement, select: HTMLSelectElement, word: string): void {
  const old = wordIn(select);
  select.value = word;
  hold(form, null);
  show(form);
  if (word) say(form, 'placed', wordIn(select), select.getAttribute('aria-label')!);
  else say(form, 'back', old);
  const next = word ? chips(form).find((one) => !one.hidden) : undefined;
  (selects(form).some(({ value }) => !value) && next ? next : holeOf(select)).focus();
  select.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A hole in the place of each list, and a chip for each word. */
function build(form: HTMLFormElement, { gaps }: PlayedGaps): void {
  const bank = bankOf(form);
  const keys = gaps.map((gap) => (gap.way === 'bank' ? gap.key : ''));
  if (new Set(keys).size < keys.length) bank.dataset['again'] = '';
  const button = (name: string): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = name;
    return made;
  };
  for (const option of selects(form)[0]?.options ?? []) {
    if (option.value === '') continue;
    const chip = button('chip');
    chip.dataset['word'] = option.value;
    chip.textContent = option.textContent;
    for (const name of ['lang', 'dir'])
      if (option.hasAttribute(name)) chip.setAttribute(name, option.getAttribute(name)!);
    bank.append(chip);
  }
  for (const select of selects(form)) {
    const hole = button('hole');
    hole.dataset['gap'] = select.name;
    select.hidden = true;
    select.after(hole);
  }
  bank.hidden = false;
  hold(form, null);
  form.addEventListener('click', ({ target }) => {
    const chip = (target as Element).closest<HTMLElement>('.chip');
    const hole = (target as Element).closest<HTMLElement>('.hole');
    const word = held(form);
    if (chip) hold(form, chip === word ? null : chip);
    else if (hole && word) place(form, selectOf(hole), word.dataset['word']!);
    else if (hole && selectOf(hole).value) place(form, selectOf(hole), '');
    else if (hole) say(form, 'pickfirst');
  });
  form.addEventListener('pointerdown', (start) => {
    const piece = (start.target as Element).closest<HTMLElement>('.chip,.hole:not(.empty)');
    if (!piece) return;
    const from = piece.matches('.hole') ? selectOf(piece) : undefined;
    dragWithMouse(start, piece, (under) => {
      const hole = under?.closest<HTMLElement>('.hole');
      const word = from ? from.value : piece.dataset['word']!;
      if (from && (hole ? form.contains(hole) && hole !== piece : true)) from.value = '';
      if (hole && form.contains(hole)) place(form, selectOf(hole), word);
      else if (from) place(form, from, '');
    });
  });
}

/** Words that are taken up and put into the blanks of a text. */
export const behaviour: QuestionBehaviour<PlayedGaps, ResponseTo<'gaps'>> = {
  ...gapsAnswers,
  fill(form, response, interaction) {
    if (bankOf(form).hidden) build(form, interaction);
    gapsAnswers.fill(form, response);
    show(form);
  },
  mark(form, { values }, { gaps }, { mark }) {
    const wrong: string[] = [];
    for (const select of selects(form)) {
      const gap = gaps.find(({ id }) => id === select.name)!;
      const right = gap.way === 'bank' && gap.key === values[gap.id];
      mark(holeOf(select), select.parentElement!, right);
      if (!right) wrong.push(gap.id);
    }
    return wrong;
  },
  shuffle(form, interaction, { shuffled }) {
    if (bankOf(form).hidden) build(form, interaction);
    for (const { id } of shuffled(interaction.bank))
      bankOf(form).append(...chips(form).filter((chip) => chip.dataset['word'] === id));
  },
  changed(form) {
    if (bankOf(form).hidden) build(form, JSON.parse(form.parentElement!.dataset['question']!) as PlayedGaps);
    show(form);
  },
};
