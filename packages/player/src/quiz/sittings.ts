import { make } from '../pages/element.ts';
import { addressOf } from '../pages/page-cache.ts';
import type { Manner, ResponseDetail } from '../question/question-element.ts';
import type { CourseIndex, IndexedPage } from '../state/outcome.ts';
import { fillDraws, today } from './draw-view.ts';
import { takePool } from './pool.ts';
import { courseRules, type LearnerRules } from './rules.ts';
import { SittingView } from './sitting-view.ts';
import { afterAnswer } from './spaced.ts';

let rules: LearnerRules | undefined;
let view: SittingView | undefined;

const session = () => nibras.session!;
const main = (): HTMLElement => document.getElementById('main')!;

function shownPage(): IndexedPage | undefined {
  const id = main().dataset['page'];
  return rules?.pages.find((page) => page.id === id);
}

/** The way on from a page leads where its branches say. */
function leadOn(page: IndexedPage): void {
  const next = rules!.next(page);
  const link = main().querySelector<HTMLAnchorElement>('.pager [rel=next]');
  if (!link) return;
  link.dataset['usual'] ??= link.getAttribute('href')!;
  link.dataset['title'] ??= link.querySelector('span')!.textContent;
  const target = rules!.pages.find(({ id }) => id === next);
  link.setAttribute('href', target ? addressOf(target.id) : link.dataset['usual']);
  link.querySelector('span')!.textContent = target?.title ?? link.dataset['title'];
}

/** In the list of pages, those that need not be read say so. */
function markWaived(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const page = rules?.pages.find(({ id }) => link.getAttribute('href')!.includes(id));
    if (page && !link.querySelector('.mark') && rules!.waived(page))
      link.append(make('span', nibras.quiz!.waived, 'mark'));
  }
}

function look(): void {
  const page = shownPage();
  const own = page && rules!.of(page);
  if (view && (view.page !== page || !view.isHere())) {
    view.leave();
    view = undefined;
  }
  if (!page || !own || !session().joined) return;
  if (own.sitting) {
    view ??= new SittingView(session(), main(), rules!, page, own);
    view.look();
  } else if (own.draws) fillDraws(session(), main(), page, own);
  if (own.branches) leadOn(page);
}

/** True where a question stands in a draw that brings it back after days, and was not yet answered today. */
function isFresh(root: HTMLElement, number: number): boolean {
  const place = root.closest<HTMLElement>('[data-draw]');
  const page = place ? shownPage() : undefined;
  const draw = page && rules!.of(page)?.draws?.find(([one]) => one === Number(place!.dataset['draw']));
  return draw?.[1] === 1 && session().state.draws.get(number)?.[2] !== today();
}

nibras.sittings = {
  rules(index: CourseIndex) {
    rules = courseRules(index, session().state);
    return rules;
  },
  look,
  flush: () => view?.flush(),
  pool: takePool,
};

/** What is kept of a question besides its answer: hints looked at, its box and day, tries before the sitting. */
const notesOf = (number: number): readonly number[] => session().state.draws.get(number) ?? [];

document.addEventListener(
  'toggle',
  ({ target }) => {
    const hint = target as HTMLDetailsElement;
    const root = hint.closest<HTMLElement>('.question');
    if (!hint.open || hint.className !== 'hint' || hint.dataset['seen'] || !root || session().locked) return;
    const { number, hintCost } = JSON.parse(root.dataset['question']!) as { number: number; hintCost?: number };
    if (!hintCost || mannerOf(root, number)?.over) return;
    hint.dataset['seen'] = '1';
    const [hints = 0, box = 0, day = 0, before = 0] = notesOf(number);
    session().drew(number, [hints + 1, box, day, before]);
  },
  true,
);

/** A question whose hints cost something earns less after them. */
function priced(root: HTMLElement, manner: Manner | undefined, number: number): Manner | undefined {
  const hints = notesOf(number)[0];
  if (!hints) return manner;
  const { hintCost = 0 } = JSON.parse(root.dataset['question']!) as { hintCost?: number };
  return { ...manner, factor: Math.max(0.001, 1 - hintCost * hints) };
}

nibras.host!.manner = (root, number) => priced(root, mannerOf(root, number), number);

function mannerOf(root: HTMLElement, number: number): Manner | undefined {
  if (root.closest('main')?.querySelector('[data-sitting]')) return view?.manner(number) ?? { silent: 'shut' };
  return isFresh(root, number) ? { fresh: true } : undefined;
}

document.addEventListener('response', (event) => {
  const { interaction, credit } = (event as CustomEvent<ResponseDetail>).detail;
  const place = (event.target as Element).closest<HTMLElement>('[data-draw]');
  const page = shownPage();
  const draw = place && page && rules!.of(page)?.draws?.find(([one]) => one === Number(place.dataset['draw']));
  if (draw?.[1] !== 1) return;
  const kept = afterAnswer(session().state, interaction.number, credit === 1, today());
  if (kept) session().drew(interaction.number, kept);
});
new MutationObserver(markWaived).observe(document.body, { childList: true });
if (nibras.held) nibras.index!(nibras.held);
