import { fromNatural, type PlayedOrder, type QuestionBehaviour, tellOrder, toNatural } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { scoreOrder } from '@nibras/course/scoring/order';

const listOf = (form: HTMLFormElement): HTMLElement => form.querySelector<HTMLElement>('.order')!;
const rowsOf = (list: Element): HTMLElement[] => [...list.children] as HTMLElement[];
const wordsOf = (row: Element): string => row.querySelector('.words')!.textContent;
const idOf = (row: HTMLElement): string => row.dataset['id']!;

/** Numbers the places and says which buttons lead nowhere. */
function renumber(list: Element): void {
  const rows = rowsOf(list);
  for (const [at, row] of rows.entries()) {
    row.querySelector('.place')!.textContent = String(at + 1);
    for (const button of row.querySelectorAll<HTMLElement>('.moves button')) {
      const ends = button.dataset['by'] === '1' ? at === rows.length - 1 : at === 0;
      if (ends) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }
}

function changedBy(list: HTMLElement, row: HTMLElement): void {
  list.dataset['moved'] = '1';
  renumber(list);
  const rows = rowsOf(list);
  const values: Record<string, string | number> = { item: wordsOf(row), n: rows.indexOf(row) + 1, m: rows.length };
  list.nextElementSibling!.textContent = list.dataset['place']!.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name]),
  );
  list.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Moves a row one place: it is the neighbour that is taken out, so that focus stays. */
function move(row: HTMLElement, by: number): void {
  const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return;
  if (by < 0) row.after(neighbour);
  else row.before(neighbour);
  changedBy(row.parentElement!, row);
}

/** Drags a row by its grip, or by a mouse anywhere on it. */
function drag(list: HTMLElement, start: PointerEvent): void {
  const target = start.target as Element;
  const row = target.closest<HTMLElement>('.order li');
  const byGrip = target.matches('.grip') || (start.pointerType === 'mouse' && !target.closest('button,.feedback'));
  if (!row || !byGrip || start.button > 0 || list.closest('fieldset')!.disabled) return;
  start.preventDefault();
  const before = rowsOf(list).indexOf(row);
  const follow = (event: PointerEvent): void => {
    row.classList.add('held');
    for (const other of rowsOf(list)) {
      const { top, height } = other.getBoundingClientRect();
      const above = event.clientY < top + height / 2;
      const follows = row.compareDocumentPosition(other) & 4;
      if (other !== row && (follows ? !above : above)) {
        if (follows) other.after(row);
        else other.before(row);
        if (!follows) break;
      }
    }
  };
  const end = (): void => {
    row.classList.remove('held');
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    if (rowsOf(list).indexOf(row) !== before) changedBy(list, row);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}

function build(list: HTMLElement): void {
  list.dataset['built'] = '1';
  for (const row of rowsOf(list)) {
    const grip = document.createElement('span');
    grip.className = 'grip';
    const moves = document.createElement('span');
    moves.className = 'moves';
    for (const [by, sign, name] of [
      ['-1', '↑', list.dataset['up']],
      ['1', '↓', list.dataset['down']],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet';
      button.dataset['by'] = by;
      button.setAttribute('aria-label', `${name} – ${wordsOf(row)}`);
      button.textContent = sign;
      moves.append(button);
    }
    row.prepend(grip);
    row.querySelector('.words')!.after(moves);
  }
  list.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('.moves button');
    if (button) move(button.closest('li')!, Number(button.dataset['by']));
  });
  list.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    move((event.target as Element).closest('li')!, by);
  });
  list.addEventListener('pointerdown', (event) => drag(list, event));
}

function arrange(list: HTMLElement, order: readonly string[]): void {
  const rows = rowsOf(list);
  for (const id of order) list.append(...rows.filter((row) => idOf(row) === id));
}

/** Rows that move up and down. */
export const behaviour: QuestionBehaviour<PlayedOrder, ResponseTo<'order'>> = {
  read(form) {
    const list = listOf(form);
    return list.dataset['moved'] ? { kind: 'order', order: rowsOf(list).map(idOf) } : undefined;
  },
  score: (interaction, { order }) => scoreOrder(interaction, order),
  fill(form, { order }) {
    listOf(form).dataset['moved'] = '1';
    arrange(listOf(form), order);
  },
  mark(form, { order }, { items }, { mark }) {
    const wrong: string[] = [];
    for (const row of rowsOf(listOf(form))) {
      const id = idOf(row);
      const right = items[order.indexOf(id)]?.id === id;
      mark(row, row.querySelector('.words')!, right);
      if (!right) wrong.push(id);
    }
    return wrong;
  },
  tell: tellOrder,
  pack: ({ order }, { items, number }) =>
    order.flatMap((id) => items.filter((item) => item.id === id).map((item) => toNatural(item.number - number))),
  unpack(numbers, { items, number }) {
    const order = numbers.flatMap((one) =>
      items.filter((item) => item.number === fromNatural(one) + number).map(({ id }) => id),
    );
    return order.length > 0 ? { kind: 'order', order } : undefined;
  },
  shuffle(form, { items }, { shuffled }) {
    const order = shuffled(items).map(({ id }) => id);
    if (order.every((id, at) => id === items[at]!.id)) order.push(...order.splice(0, 1));
    arrange(listOf(form), order);
  },
  changed(form) {
    const list = listOf(form);
    if (!list.dataset['built']) build(list);
    renumber(list);
  },
};
