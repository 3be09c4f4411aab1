import type { CmiModel } from '@nibras/lms';

/** What is used of scorm-again; its types say default export, its modules have named ones. */
interface Library {
  loadFromFlattenedJSON(data: Readonly<Record<string, string>>, prefix: string): void;
  readonly [method: string]: unknown;
}

export type LibraryClass = new (settings: Readonly<Record<string, unknown>>, http: unknown) => Library;

/** The library would send commits to a server: here nothing leaves the page. */
const localCommits = {
  updateSettings: (): void => undefined,
  processHttpRequest: (): { result: string; errorCode: number } => ({ result: 'true', errorCode: 0 }),
};

/** Elements that the library counts or makes itself, and that cannot be given to it. */
const own = /\._(count|children|version)$|^cmi\._version$|session_time$|^adl\./;

/** The data model of a library, below our rules. */
export function libraryModel(make: LibraryClass, twelve: boolean): (initial: Map<string, string>) => CmiModel {
  return (initial) => {
    const library = new make({ autocommit: false, logLevel: 5, lmsCommitUrl: 'preview:' }, localCommits);
    library.loadFromFlattenedJSON(Object.fromEntries([...initial].filter(([name]) => !own.test(name))), '');
    const prefix = twelve ? 'LMS' : '';
    const call = (method: string, ...args: string[]): string =>
      String((library[method] as (...given: string[]) => unknown).apply(library, args));
    const error = (): string => call(`${prefix}GetLastError`);
    return {
      start: () => call(`${prefix}Initialize`, '') === 'true',
      get(element) {
        const value = call(`${prefix}GetValue`, element);
        return { value, error: error() };
      },
      set: (element, value) => (call(`${prefix}SetValue`, element, value) === 'true' ? '0' : error()),
      commit: () => call(`${prefix}Commit`, '') === 'true',
      finish: () => call(twelve ? 'LMSFinish' : 'Terminate', '') === 'true',
    };
  };
}
