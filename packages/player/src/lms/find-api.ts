/** The functions of an LMS, whatever its edition calls them. */
export type LmsFunctions = Readonly<Record<string, (...args: string[]) => unknown>>;

type MaybeLms = Window & Readonly<Record<string, LmsFunctions | undefined>>;

/** Asks an LMS; undefined where it breaks, as some do. */
export function ask(api: LmsFunctions, name: string, ...args: string[]): unknown {
  try {
    return api[name]!(...args);
  } catch {
    return undefined;
  }
}

/**
 * Looks for the LMS in the parents, then in the windows that opened us or one of them, and their parents. What merely has
 * the same name, as a site around the course may, is passed over.
 * @spec SCORM 1.2 RTE 3.3.6
 */
export function findApi(name: 'API' | 'API_1484_11', start: string): LmsFunctions | undefined {
  const climb = (from: Window | null, look: (at: Window) => LmsFunctions | undefined): LmsFunctions | undefined => {
    let at = from;
    for (let step = 0; at && step < 500; step += 1) {
      try {
        const found = look(at);
        if (found) return found;
      } catch {
        // A window of another site may not be looked into; its parent may.
      }
      if (at.parent === at) break;
      at = at.parent;
    }
    return undefined;
  };
  const own = (at: Window): LmsFunctions | undefined => {
    const api = (at as MaybeLms)[name];
    return typeof api?.[start] === 'function' ? api : undefined;
  };
  return climb(window, own) ?? climb(window, (at) => climb(at.opener as Window | null, own));
}

/** An LMS answers "true", true, 1 or "1". */
export const isTrue = (answer: unknown): boolean => /^(true|1)$/i.test(String(answer));
/** What an LMS answers as text: "" for null, undefined and the like. */
export const asText = (answer: unknown): string => (answer === null || answer === undefined ? '' : String(answer));
