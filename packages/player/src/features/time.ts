import { clearNote, note } from '../pages/notes.ts';
import { addressOf } from '../pages/page-cache.ts';
import { type IndexedPage, pagesOf } from '../state/outcome.ts';
import { button, data, fill, inMinutes, keep, keeper, locale, make, type Panel, plural, session } from './panel.ts';
import { partsAround } from './print.ts';

const minutesOf = ({ number }: IndexedPage): number => data().minutes[number] ?? 0;
const sum = (pages: readonly IndexedPage[]): number => pages.reduce((all, page) => all + minutesOf(page), 0);

/** Whole minutes of what has not been read; the page at hand counts. */
function leftIn(pages: readonly IndexedPage[]): number {
  const { state } = session();
  const left = pages.filter(({ id, number }) => id === state.page || !state.visited.has(number));
  return left.every(({ number }) => state.visited.has(number)) ? 0 : Math.ceil(sum(left));
}

/** Lines on the time that is left, in the part around the page and in the course. */
export function timeLines(): string[] {
  const { index, state } = session();
  const { strings } = data();
  const all = leftIn(pagesOf(index!.outline));
  const part = partsAround(index!.outline, state.page)[0];
  const inPart = part ? leftIn(pagesOf(part.nodes)) : 0;
  if (all === 0) return [strings.allRead];
  return [...(inPart > 0 && inPart < all ? [plural(strings.leftInPart, inPart)] : []), plural(strings.leftInAll, all)];
}

/** Pages from here on that fit into some minutes: what is read already is passed over; one page at least. */
export function pagesThatFit(
  pages: readonly IndexedPage[],
  here: string,
  isRead: (page: IndexedPage) => boolean,
  timeOf: (page: IndexedPage) => number,
  minutes: number,
): { pages: IndexedPage[]; fits: boolean } {
  const start = Math.max(
    0,
    pages.findIndex(({ id }) => id === here),
  );
  const coming = pages.slice(start).filter((page) => page.id === here || !isRead(page));
  const chosen: IndexedPage[] = [];
  let total = 0;
  for (const page of coming) {
    if (total + timeOf(page) > minutes) break;
    total += timeOf(page);
    chosen.push(page);
  }
  return chosen.length > 0 ? { pages: chosen, fits: true } : { pages: coming.slice(0, 1), fits: false };
}

interface Slot {
  readonly minutes: number;
  /** When it ends, in milliseconds since 1970. */
  readonly until: number;
}

const slotName = (): string => `nibras.slot.${nibras.course}`;
let slot: Slot | undefined;
let timer = 0;

function endSlot(): void {
  clearTimeout(timer);
  slot = undefined;
  keep('sessionStorage', slotName(), undefined);
}

function follow(): void {
  if (!slot) return;
  const { minutes, until } = slot;
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      endSlot();
      const { strings } = data();
      note(fill(strings.slotOver, { time: inMinutes(minutes) }), {
        label: nibras.strings.close,
        run: () => undefined,
      });
    },
    Math.max(0, until - Date.now()),
  );
}

/** Takes up a slot that a page before this one began. */
export function resumeSlot(): void {
  try {
    slot = JSON.parse(keeper('sessionStorage')!.getItem(slotName())!) as Slot | undefined;
  } catch {
    slot = undefined;
  }
  follow();
}

/** What is left to do, and what fits into the time that the learner has. */
export const timePanel = (close: () => void): Panel => ({
  title: data().strings.time,
  offered: () => Object.keys(data().minutes).length > 0,
  show(place) {
    const { strings } = data();
    const { index, state } = session();
    const plan = make('div', '', 'plan');
    plan.setAttribute('aria-live', 'polite');
    const propose = (minutes: number): void => {
      const { pages, fits } = pagesThatFit(
        pagesOf(index!.outline),
        state.page,
        ({ number }) => state.visited.has(number),
        minutesOf,
        minutes,
      );
      const list = make('ol', '', 'hits');
      for (const page of pages) {
        const link = make('a');
        link.href = addressOf(page.id);
        link.append(make('b', page.title), make('span', inMinutes(Math.max(1, Math.round(minutesOf(page))))));
        const item = make('li');
        item.append(link);
        list.append(item);
      }
      plan.textContent = '';
      plan.append(
        make('p', fits ? fill(strings.fits, { time: inMinutes(minutes) }) : strings.fitsLittle),
        list,
        button(
          strings.begin,
          () => {
            clearNote(fill(strings.slotOver, { time: inMinutes(minutes) }));
            slot = { minutes, until: Date.now() + 60_000 * minutes };
            keep('sessionStorage', slotName(), JSON.stringify(slot));
            follow();
            close();
            document.querySelector<HTMLElement>('main h1')?.focus();
          },
          '',
        ),
      );
    };
    const lines = timeLines().map((line) => make('p', line));
    const choices = make('div', '', 'row');
    for (const minutes of [5, 15, 30, 45]) choices.append(button(inMinutes(minutes), () => propose(minutes)));
    const running = make('p');
    if (slot) {
      const clock = new Date(slot.until).toLocaleTimeString(locale(), { hour: 'numeric', minute: '2-digit' });
      running.textContent = fill(strings.slotUntil, { time: inMinutes(slot.minutes), clock });
      const cancel = button(strings.slotCancel, () => {
        endSlot();
        running.remove();
        choices.querySelector('button')!.focus();
      });
      running.append(' ', cancel);
    }
    place.append(...lines, running, make('h3', strings.iHave), choices, plan);
    choices.querySelector('button')!.focus();
  },
});
