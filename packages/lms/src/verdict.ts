/** How bad: refused or lost, or taken with a consequence that the author should know. */
export type VerdictSeverity = 'error' | 'warning';

/** One broken rule, as an LMS would meet it. `rule` is stable and is also the key of its message. */
export interface Verdict {
  readonly severity: VerdictSeverity;
  readonly rule: string;
  /** The element, verb, document or file in question. */
  readonly element: string;
  /** The value in question, shortened. */
  readonly value: string;
  /** Where the standard or the LMS's own code says so. */
  readonly clause: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const longest = 80;

/** A value short enough to be read in a log, with its line breaks visible. */
export function shortened(value: string): string {
  const line = value.replace(/\r/g, '\\r').replace(/\n/g, '\\n');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

export function createVerdict(
  rule: string,
  clause: string,
  about: {
    readonly element?: string;
    readonly value?: string;
    readonly severity?: VerdictSeverity;
    readonly params?: Readonly<Record<string, string | number>>;
  } = {},
): Verdict {
  return {
    severity: about.severity ?? 'error',
    rule,
    element: about.element ?? '',
    value: shortened(about.value ?? ''),
    clause,
    params: about.params ?? {},
  };
}
