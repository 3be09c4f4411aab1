const key = (learner: string): string => `nibras.${nibras.course}.${learner}`;

/** The copy of the state that this device keeps; '' where there is none or the browser refuses. */
export function readMirror(learner: string): string {
  try {
    return localStorage.getItem(key(learner)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a copy on this device; where the browser refuses, only the LMS has one. */
export function writeMirror(learner: string, text: string): void {
  try {
    localStorage.setItem(key(learner), text);
  } catch {
    // Private windows and full disks refuse.
  }
}
