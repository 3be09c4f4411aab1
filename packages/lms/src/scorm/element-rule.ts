import type { FormatName } from './formats.ts';

export type Access = 'read' | 'write' | 'both';

/** What one element of the data model takes. */
export interface ElementRule {
  readonly access: Access;
  readonly format: FormatName;
  /** Most characters. */
  readonly limit?: number;
  readonly clause: string;
}

/** Rules by element, each index written `n`. */
export type ElementTable = Readonly<Record<string, ElementRule>>;

/** What an LMS asks otherwise than the standard, by element. */
export type Differences = Readonly<Record<string, Partial<ElementRule>>>;

/** A standard's table with an LMS's differences laid over it. */
export function withDifferences(table: ElementTable, differences: Differences): ElementTable {
  const merged: Record<string, ElementRule> = { ...table };
  for (const [element, difference] of Object.entries(differences)) {
    const before = table[element];
    if (!before) throw new Error(`no such element in the standard: ${element}`);
    merged[element] = { ...before, ...difference };
  }
  return merged;
}

/** An element's name with its indices written `n`, and the indices. */
export function splitElement(element: string): { readonly name: string; readonly indices: readonly number[] } {
  const indices: number[] = [];
  const name = element
    .split('.')
    .map((part) => {
      if (!/^\d+$/.test(part)) return part;
      indices.push(Number(part));
      return 'n';
    })
    .join('.');
  return { name, indices };
}
