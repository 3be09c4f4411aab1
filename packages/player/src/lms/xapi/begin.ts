import { showLater } from '../../boot/show-later.ts';
import { checksum } from '../../state/numbers.ts';
import { type Beginning, pageKey } from './opening.ts';

/** Takes a launch under way; until the LMS answers, what this device remembers of the learner decides which page shows. */
export function waitFor(beginning: Beginning | undefined): void {
  if (beginning) nibras.opening = beginning;
  const learner = beginning?.learner ?? '';
  let kept = '';
  let page = '';
  try {
    const name = learner === '' ? '' : checksum(learner) + checksum(`${learner}:`);
    kept = localStorage.getItem(`nibras.${nibras.course}.${name}`) ?? '';
    page = localStorage.getItem(pageKey(learner)) ?? '';
  } catch {
    // Private windows and frames of other sites may refuse.
  }
  // Of a state, only the page is read here.
  showLater(/[12]\.[\w.-]*/.exec(kept)?.[0] ?? (page && `..${page}`));
}
