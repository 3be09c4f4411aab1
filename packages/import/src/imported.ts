import type { Diagnostic } from '@nibras/base';
import type { BlockSeed, ExchangeItem } from '@nibras/course';

/** Questions read from a file, with a remark on each thing that could not be taken over. */
export interface ReadItems {
  readonly items: readonly ExchangeItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A question ready to be put on a page. */
export interface ImportedQuestion {
  readonly name: string;
  readonly category: readonly string[];
  /** Name of the block type. */
  readonly type: string;
  readonly seed: BlockSeed;
}

/** A remark of an import: `what` names the question, or the line. */
export const remark = (code: string, what: string, severity: Diagnostic['severity'] = 'warning'): Diagnostic => ({
  severity,
  code: `import.${code}`,
  at: {},
  params: { name: what },
});
