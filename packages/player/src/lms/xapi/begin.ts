import { showLater } from '../../boot/show-later.ts';
import { checksum } from '../../state/numbers.ts';
import type { Beginning } from './launch.ts';

/** Takes a launch under way; until the LMS answers, what this device remembers of the learner decides which page shows. */
export function waitFor(beginning: Beginning | undefined): void {
  if (beginning) nibras.opening = beginning;
  const learner = beginning?.learner ?? '';
  let kept = '';
  try {
    const name = learner === '' ? '' : checksum(learner) + checksum(`${learner}:`);
    kept = localStorage.getItem(`nibras.${nibras.course}.${name}`) ?? '';
  } catch {
    // Private windows and frames of other sites may refuse.
  }
  showLater(/[12]\.[\w.-]*/.exec(kept)?.[0] ?? '');
}
