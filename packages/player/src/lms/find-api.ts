/** The functions of an LMS, whatever its edition calls them. */
export type LmsFunctions = Readonly<Record<string, (...args: string[]) => unknown>>;

type MaybeLms = Window & Readonly<Record<string, LmsFunctions | undefined>>;

/** Looks for the LMS in the parents, then in the window that opened us and its parents. @spec SCORM 1.2 RTE 3.3.6 */
export function findApi(name: 'API' | 'API_1484_11'): LmsFunctions | undefined {
  const climb = (start: Window | null): LmsFunctions | undefined => {
    let at = start;
    for (let step = 0; at && step < 500; step += 1) {
      try {
        const found = (at as MaybeLms)[name];
        if (found) return found;
      } catch {
        // A window of another site may not be looked into; its parent may.
      }
      if (at.parent === at) break;
      at = at.parent;
    }
    return undefined;
  };
  let opener: Window | null = null;
  try {
    opener = window.opener as Window | null;
  } catch {
    // Some sandboxes refuse even the question.
  }
  return climb(window) ?? climb(opener);
}

/** An LMS answers "true", true, 1 or "1". */
export const isTrue = (answer: unknown): boolean => /^(true|1)$/i.test(String(answer));
/** What an LMS answers as text: "" for null, undefined and the like. */
export const asText = (answer: unknown): string => (answer === null || answer === undefined ? '' : String(answer));
