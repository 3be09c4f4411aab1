import type { Framework } from '@nibras/course';

const files = import.meta.glob<Framework>('../../resources/frameworks/*.json', { import: 'default' });
let loading: Promise<readonly Framework[]> | undefined;

/** The frameworks of competences that Nibras knows, fetched the first time that they are wanted. */
export function loadFrameworks(): Promise<readonly Framework[]> {
  loading ??= Promise.all(
    Object.entries(files)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, load]) => load()),
  );
  return loading;
}
