import type { ElementTable } from './element-rule.ts';
import { splitElement } from './element-rule.ts';

/** Who holds the data model below our rules: a plain table, or a library that knows the standard. */
export interface CmiModel {
  start(): boolean;
  get(element: string): { readonly value: string; readonly error: string };
  /** Error code; '0' where the value is taken. */
  set(element: string, value: string): string;
  commit(): boolean;
  finish(): boolean;
}

const childrenOf = (elements: ElementTable, parent: string): string =>
  [
    ...new Set(
      Object.keys(elements)
        .filter((one) => one.startsWith(`${parent}.`))
        .map((one) => one.slice(parent.length + 1).replace(/^n\./, ''))
        .map((one) => one.split('.')[0]!)
        .filter((one) => !one.startsWith('_')),
    ),
  ].join(',');

/** Members of a collection that hold a value. */
export function countMembers(values: ReadonlyMap<string, string>, collection: string): number {
  let count = 0;
  const prefix = `${collection}.`;
  for (const element of values.keys())
    if (element.startsWith(prefix)) {
      const index = /^\d+/.exec(element.slice(prefix.length))?.[0];
      if (index !== undefined) count = Math.max(count, Number(index) + 1);
    }
  return count;
}

/** A data model that is nothing but a table of values. */
export function createMemoryModel(
  elements: ElementTable,
  twelve: boolean,
  values: Map<string, string> = new Map(),
): CmiModel {
  return {
    start: () => true,
    commit: () => true,
    finish: () => true,
    set(element, value) {
      values.set(element, value);
      return '0';
    },
    get(element) {
      const { name } = splitElement(element);
      const parent = element.slice(0, element.lastIndexOf('.'));
      if (name.endsWith('._count')) return { value: String(countMembers(values, parent)), error: '0' };
      if (name.endsWith('._children')) return { value: childrenOf(elements, splitElement(parent).name), error: '0' };
      if (name === 'cmi._version') return { value: twelve ? '3.4' : '1.0', error: '0' };
      const value = values.get(element);
      return { value: value ?? '', error: value === undefined && !twelve ? '403' : '0' };
    },
  };
}
