import { loadScript } from '../pages/load-script.ts';
import { clearNote, note } from '../pages/notes.ts';

const held = { p: new Map<number, string>(), s: new Map<number, string>() };
const loading = new Set<string>();

/** Takes up the questions of a file. */
export function takePool(kind: 'p' | 's', questions: Readonly<Record<number, string>>): void {
  for (const [number, html] of Object.entries(questions)) held[kind].set(Number(number), html);
}

/**
 * The HTML of some questions, once all of it is here; undefined until then, while their files are fetched: `ready` runs after
 * each of them.
 */
export function htmlOf(numbers: readonly number[], kind: 'p' | 's', ready: () => void): string[] | undefined {
  const lowest = nibras.session!.index?.pools?.[kind] ?? [];
  const missing = new Set<string>();
  for (const number of numbers)
    if (!held[kind].has(number)) missing.add(`pool-${kind}-${lowest.filter((one) => one <= number).length - 1}.js`);
  for (const name of missing) {
    if (loading.has(name)) continue;
    loading.add(name);
    const { strings } = nibras;
    loadScript(name).then(
      () => {
        clearNote(strings.lost);
        ready();
      },
      () => {
        loading.delete(name);
        note(strings.lost, { label: strings.retry, run: ready });
      },
    );
  }
  return missing.size > 0 ? undefined : numbers.map((number) => held[kind].get(number)!);
}
