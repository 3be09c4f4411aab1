/** One call of the course to the LMS. */
export interface LoggedCall {
  /** Milliseconds since the launch. */
  readonly time: number;
  readonly method: string;
  readonly args: readonly string[];
  readonly result: string;
  /** Error code after the call; '0' where all is well. */
  readonly error: string;
  readonly errorText: string;
}

/** What an LMS would show a teacher of a learner's attempt. */
export interface LearnerResult {
  readonly status: string;
  readonly success: string;
  readonly score: string;
  readonly totalTime: string;
  /** Characters of saved progress. */
  readonly savedLength: number;
  /** The most that the standard lets a course save. */
  readonly savedLimit: number;
}

/** Data of an attempt as the standard's own tree. */
export type Cmi = Record<string, unknown>;

/** An LMS for one session of one learner. */
export interface LmsSession {
  /** The object that the course looks for, and its name in the window. */
  readonly name: 'API' | 'API_1484_11' | undefined;
  readonly api: Readonly<Record<string, (...args: string[]) => string>> | undefined;
  /** The attempt as it stands. */
  data(): Cmi;
  /** What to hand to the next session. */
  saved(): Cmi;
  result(): LearnerResult;
}

/** Starts a session on what an earlier one saved, or on a new attempt. */
export type StartSession = (saved: Cmi | undefined, onCall: (call: LoggedCall) => void) => LmsSession;

/** Wraps an LMS object so that each call is seen. */
export function logged(
  api: object,
  names: readonly string[],
  lastError: () => string,
  errorText: (code: string) => string,
  onCall: (call: LoggedCall) => void,
): Record<string, (...args: string[]) => string> {
  const start = performance.now();
  const shown: Record<string, (...args: string[]) => string> = {};
  for (const name of names)
    shown[name] = (...args) => {
      const method = (api as Record<string, (...given: string[]) => unknown>)[name]!;
      const result = String(method.apply(api, args));
      const error = lastError();
      onCall({
        time: performance.now() - start,
        method: name,
        args: args.map(String),
        result,
        error,
        errorText: error === '0' ? '' : errorText(error),
      });
      return result;
    };
  return shown;
}

/** What is used of scorm-again; its types say default export, its modules have named ones. */
export interface ScormLibrary {
  readonly cmi: { getCurrentTotalTime(): string };
  loadFromJSON(data: { readonly cmi: Cmi }, prefix: string): void;
}
export type ScormLibraryClass<Api extends ScormLibrary> = new (
  settings: Readonly<Record<string, unknown>>,
  http: typeof localCommits,
) => Api;

export const librarySettings = { autocommit: false, logLevel: 5, lmsCommitUrl: 'preview:' } as const;

/** The library would send commits to a server: here nothing leaves the page. */
export const localCommits = {
  updateSettings(): void {
    return undefined;
  },
  processHttpRequest: (): { result: string; errorCode: number } => ({ result: 'true', errorCode: 0 }),
};

export const plainCopy = (cmi: unknown): Cmi => JSON.parse(JSON.stringify(cmi)) as Cmi;
