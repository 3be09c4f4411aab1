import type { Id } from '@nibras/base';
import type { Interaction } from '@nibras/course';
import { scriptJson } from './contents.ts';

/** A question as it is shown once it is drawn. */
export interface PooledQuestion {
  readonly number: number;
  readonly scored: boolean;
  readonly html: string;
  readonly interaction: Interaction | undefined;
  readonly types: ReadonlySet<string>;
}

/** By {@link poolKey}. */
export type Pool = Map<string, PooledQuestion>;

/** A question of a scored quiz is rendered apart: nothing in it gives the key away. */
export const poolKey = (scored: boolean, id: Id): string => `${scored ? 's' : 'p'}${id}`;

/** Characters of questions that one file holds: about 4 KB once compressed, so that a draw of ten out of a thousand fetches little. */
const fileSize = 24_000;

export interface PoolFiles {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** For practice and for scored quizzes, the lowest state number in each file. */
  readonly index: Readonly<Partial<Record<'p' | 's', readonly number[]>>>;
}

/** The questions that may be drawn, in files by state number: `pool-p-0.js`, `pool-s-3.js`. */
export function poolFiles(pool: Pool): PoolFiles {
  const files: { path: string; text: string }[] = [];
  const index: Partial<Record<'p' | 's', number[]>> = {};
  for (const kind of ['p', 's'] as const) {
    const questions = [...pool.values()]
      .filter(({ scored }) => scored === (kind === 's'))
      .toSorted((one, other) => one.number - other.number);
    let held: [number, string][] = [];
    let size = 0;
    const write = (): void => {
      if (held.length === 0) return;
      const lowest = (index[kind] ??= []);
      const path = `pool-${kind}-${lowest.length}.js`;
      files.push({ path, text: `nibras.sittings.pool('${kind}',${scriptJson(Object.fromEntries(held))});\n` });
      lowest.push(held[0]![0]);
      held = [];
      size = 0;
    };
    for (const { number, html } of questions) {
      if (size > 0 && size + html.length > fileSize) write();
      held.push([number, html]);
      size += html.length;
    }
    write();
  }
  return { files, index };
}
