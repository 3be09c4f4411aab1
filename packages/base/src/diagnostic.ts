import type { Id } from './ids.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Where in the author's content a diagnostic points. */
export interface Place {
  readonly page?: Id | undefined;
  readonly block?: Id | undefined;
  /** Text slot inside the block, e.g. `stem` or `option:<id>`. */
  readonly slot?: string | undefined;
  readonly language?: string | undefined;
  /** A file inside a package or a path on disk, for imports and exports. */
  readonly file?: string | undefined;
}

/** One remark about the author's content. `code` is `area.problem` and is also its translation key. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly at: Place;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}
