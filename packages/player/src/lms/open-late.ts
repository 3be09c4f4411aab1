import { loadScript } from '../pages/load-script.ts';
import type { Lms } from './lms.ts';
import { alone } from './none.ts';
import type {} from './xapi/opening.ts';

const pauses = [800, 2500, 6000, 0];

/** `tracker.js`, which is not needed for reading and answering: fetched after the first page, while the store answers. */
async function fetchTracker(): Promise<void> {
  for (const pause of pauses)
    try {
      await loadScript('tracker.js');
      return;
    } catch (error) {
      if (!pause) throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
}

/** A session over the store that the launch named; where there is none or it cannot be reached, this device remembers. */
export async function openLate(): Promise<Lms> {
  const beginning = nibras.opening;
  if (!beginning) return alone(true);
  try {
    const [opening] = await Promise.all([beginning.ready, fetchTracker()]);
    return (opening && (await nibras.track!(opening, beginning.learner))) ?? alone(true);
  } catch {
    return alone(true);
  }
}
