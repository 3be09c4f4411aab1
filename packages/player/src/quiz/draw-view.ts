import type {} from '../runtime.ts';
import type { Session } from '../session.ts';
import type { IndexedPage } from '../state/outcome.ts';
import { plural } from '../words.ts';
import { make } from '../pages/element.ts';
import type { IndexedDraw, PageRules } from './page-rules.ts';
import { drawOnce } from './pick.ts';
import { htmlOf } from './pool.ts';
import { drawnBy } from './rules.ts';
import { dueQuestions } from './spaced.ts';

/** Days since 2020-01-01, in the learner's own time. */
export const today = (): number => {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000) - 18_262;
};

/** What a draw gives this learner now, kept in their state; where nothing is due, the days until something is. */
function drawnNow(session: Session, draw: IndexedDraw, taken: ReadonlySet<number>): number[] | number {
  const { state } = session;
  const [number, spaced] = draw;
  const before = state.draws.get(number);
  if (!spaced) {
    const drawn = drawOnce(draw, state, taken);
    if (String(drawn) !== String(before) && !session.locked) session.drew(number, drawn);
    return drawn;
  }
  const now = today();
  const kept = drawnBy(draw, state).map(([one]) => one);
  if (before?.[0] === now && kept.length > 0) return kept;
  const { due, next } = dueQuestions(draw, state, now);
  if (due.length === 0) return next - now;
  session.drew(number, [now, ...due]);
  return due;
}

/** Puts the drawn questions on the page, each draw once; false while their files are still to come: it is called again then. */
export function fillDraws(session: Session, main: HTMLElement, page: IndexedPage, { draws = [] }: PageRules): boolean {
  const taken = new Set<number>();
  let whole = true;
  for (const place of main.querySelectorAll<HTMLElement>('[data-draw]')) {
    const draw = draws.find(([number]) => number === Number(place.dataset['draw']));
    if (!draw) continue;
    const drawn = drawnNow(session, draw, taken);
    // Keeping a draw brings the page to where the state has it, and that fills the draw.
    if (place.dataset['drawn']) {
      if (typeof drawn !== 'number') for (const one of drawn) taken.add(one);
      continue;
    }
    if (typeof drawn === 'number') {
      place.dataset['drawn'] = '1';
      if (Number.isFinite(drawn)) place.append(make('p', plural(nibras.quiz!.nothingDue, drawn), 'tip'));
      continue;
    }
    for (const one of drawn) taken.add(one);
    const html = htmlOf(drawn, page.quiz < 0 ? 'p' : 's', () => nibras.sittings!.look());
    if (!html) {
      whole = false;
      continue;
    }
    place.dataset['drawn'] = '1';
    place.insertAdjacentHTML('beforeend', html.join(''));
  }
  return whole;
}
