import type {} from '../runtime.ts';
import type { Session } from '../session.ts';
import { plural } from '../words.ts';
import { make } from '../pages/element.ts';
import type { PageRules } from './page-rules.ts';
import { drawOnce } from './pick.ts';
import { dueQuestions } from './spaced.ts';

/** Days since 2020-01-01, in the learner's own time. */
export const today = (): number => {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000) - 18_262;
};

/** Puts the drawn questions on the page, those of a sitting only once it runs or is over. Each draw is filled once a page. */
export function fillDraws(session: Session, main: HTMLElement, { draws = [] }: PageRules): void {
  const { state } = session;
  const taken = new Set<number>();
  for (const place of main.querySelectorAll<HTMLElement>('[data-draw]')) {
    const draw = draws.find(([number]) => number === Number(place.dataset['draw']));
    if (!draw || place.dataset['drawn']) continue;
    place.dataset['drawn'] = '1';
    const [number, spaced] = draw;
    const before = state.draws.get(number);
    let drawn: number[];
    if (spaced) {
      const now = today();
      const goesOn = before?.[0] === now && before.length > 1;
      const { due, next } = dueQuestions(draw, state, now);
      drawn = goesOn ? before.slice(1) : due;
      if (!goesOn && drawn.length > 0) session.drew(number, [now, ...drawn]);
      if (drawn.length === 0) place.append(make('p', plural(nibras.quiz!.nothingDue, next - now), 'tip'));
    } else {
      drawn = drawOnce(draw, state, taken);
      if (String(drawn) !== String(before) && !session.locked) session.drew(number, drawn);
    }
    for (const one of drawn) {
      taken.add(one);
      const template = main.querySelector<HTMLTemplateElement>(`template[data-question="${one}"]`);
      if (template) place.append(document.importNode(template.content, true));
    }
  }
}
