import type { PlayedQuestion } from '../question/question-element.ts';

/** What has a place of its own on a page: a question, or a case with its questions. */
export const unitsOf = (main: HTMLElement): HTMLElement[] =>
  [...main.querySelectorAll<PlayedQuestion>('.question,.case')].filter((one) =>
    one.matches('.case') ? one.querySelector('.question') : one.played && !one.closest('.case'),
  );

/** A case is shown as long as one of its questions is. */
export function showCases(main: HTMLElement, isGone: (question: HTMLElement) => boolean): void {
  for (const one of unitsOf(main))
    if (one.matches('.case'))
      one.classList.toggle('gone', [...one.querySelectorAll<HTMLElement>('.question')].every(isGone));
}

/** The state number of a question on the page, of a case that of its first one. */
export function numberOf(root: HTMLElement): number {
  const question = root.dataset['question'] ?? root.querySelector<HTMLElement>('.question')!.dataset['question']!;
  return (JSON.parse(question) as { number: number }).number;
}
