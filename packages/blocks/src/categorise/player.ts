import type { PlayedMatch, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { dragWithMouse } from '../question/drag-player.ts';
import { matchAnswers } from '../question/match-player.ts';

const boardOf = (form: Element): HTMLElement => form.querySelector<HTMLElement>('.board')!;
const sections = (board: Element): HTMLElement[] => [...board.querySelectorAll<HTMLElement>('section')];
const chips = (board: Element): HTMLElement[] => [...board.querySelectorAll<HTMLElement>('.chip')];
const wordsOf = (element: Element): string => element.firstChild?.textContent ?? '';
const groupOf = (chip: Element): string => chip.closest<HTMLElement>('section')!.dataset['group']!;

function say(board: HTMLElement, key: string, item = '', group = ''): void {
  board.nextElementSibling!.textContent = board.dataset[key]!.replace('{item}', item).replace('{group}', group);
}

function hold(board: HTMLElement, chip: HTMLElement | undefined): void {
  for (const one of chips(board)) one.setAttribute('aria-pressed', String(one === chip));
  for (const section of sections(board)) section.classList.toggle('ready', chip !== undefined);
  if (chip) say(board, 'held', wordsOf(chip));
}

function put(board: HTMLElement, chip: HTMLElement, group: string): void {
  const section = sections(board).find((one) => one.dataset['group'] === group);
  section?.querySelector('ul')!.append(chip.parentElement!);
}

/** Puts a chip into a group for the learner: says so, and moves on to the next one. */
function place(board: HTMLElement, chip: HTMLElement, section: HTMLElement): void {
  put(board, chip, section.dataset['group']!);
  hold(board, undefined);
  say(board, 'placed', wordsOf(chip), wordsOf(section.firstElementChild!));
  const next = chips(board).find((one) => groupOf(one) === '');
  (next ?? chip).focus();
  chip.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A chip may be dragged into a group. */
function drag(board: HTMLElement, start: PointerEvent): void {
  const chip = (start.target as Element).closest<HTMLElement>('.chip');
  if (!chip) return;
  dragWithMouse(start, chip, (under) => {
    const section = under?.closest<HTMLElement>('.board section');
    if (section && board.contains(section)) place(board, chip, section);
  });
}

/** A chip in the place of each select, with what is said of it. */
function build(form: HTMLFormElement): void {
  const board = boardOf(form);
  const list = form.querySelector<HTMLElement>('.pairs')!;
  for (const select of list.querySelectorAll('select')) {
    const row = select.parentElement!;
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'chip';
    chip.dataset['id'] = select.name;
    const words = document.createElement('span');
    words.append(...row.querySelector('label')!.childNodes);
    chip.append(words);
    const item = document.createElement('li');
    item.append(chip, ...row.querySelectorAll('.feedback'));
    board.querySelector('ul')!.append(item);
  }
  list.remove();
  board.hidden = false;
  hold(board, undefined);
  board.addEventListener('click', (event) => {
    const target = event.target as Element;
    const chip = target.closest<HTMLElement>('.chip');
    const held = board.querySelector<HTMLElement>('[aria-pressed=true]');
    if (chip) hold(board, chip === held ? undefined : chip);
    else if (target.closest('.feedback')) return;
    else {
      const section = target.closest<HTMLElement>('section');
      if (section && held) place(board, held, section);
      else if (section) say(board, 'pickfirst');
    }
  });
  board.addEventListener('pointerdown', (event) => drag(board, event));
}

/** Items that are taken up and put into groups. */
export const behaviour: QuestionBehaviour<PlayedMatch, ResponseTo<'match'>> = {
  ...matchAnswers,
  read(form, _, partly) {
    const board = boardOf(form);
    const pairs: Record<string, string> = {};
    for (const chip of chips(board)) {
      const group = groupOf(chip);
      if (group !== '') pairs[chip.dataset['id']!] = group;
      else if (!partly) return board.dataset['all'];
    }
    return Object.keys(pairs).length > 0 ? { kind: 'match', pairs } : undefined;
  },
  fill(form, { pairs }) {
    const board = boardOf(form);
    if (board.hidden) build(form);
    for (const chip of chips(board)) put(board, chip, pairs[chip.dataset['id']!] ?? '');
  },
  mark(form, { pairs }, { key }, { mark }) {
    const all = chips(boardOf(form));
    for (const chip of all) mark(chip, chip, pairs[chip.dataset['id']!] === key[chip.dataset['id']!]);
    return all.map((chip) => chip.dataset['id']!);
  },
  shuffle(form, { sources }, { shuffled }) {
    const board = boardOf(form);
    if (board.hidden) build(form);
    for (const { id } of shuffled(sources))
      for (const chip of chips(board))
        if (chip.dataset['id'] === id) chip.parentElement!.parentElement!.append(chip.parentElement!);
  },
  changed(form) {
    if (boardOf(form).hidden) build(form);
  },
};
