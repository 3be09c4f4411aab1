import { holdUntilReady } from './hold.ts';
import { pageOfState } from '../state/learner-state.ts';

/**
 * Runs before the first page is parsed: where the learner stopped on another page, the first one stays hidden until that
 * page is in its place. The style sheet ends the waiting after some seconds should anything fail.
 */
export function showLater(saved: string): void {
  nibras.saved = saved;
  const root = document.documentElement.classList;
  root.add('js');
  holdUntilReady();
  const page = /^#([a-z][a-z0-9]{11})$/.exec(location.hash)?.[1] ?? pageOfState(saved);
  if (page && page !== nibras.first && !document.getElementById('main')) root.add('wait');
}
