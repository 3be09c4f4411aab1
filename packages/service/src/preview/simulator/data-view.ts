import { element } from './element.ts';
import type { Cmi } from './lms-api.ts';

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every value of the data model that is set, by its full name. */
function* leaves(value: unknown, name: string): Generator<[string, string]> {
  if (isBranch(value)) for (const [key, one] of Object.entries(value)) yield* leaves(one, `${name}.${key}`);
  else if (value !== '' && value !== null && value !== undefined) yield [name, String(value)];
}

/** The data model as a list of names and values. */
export function dataView(cmi: Cmi): HTMLElement {
  const list = element('dl', { class: 'data', dir: 'ltr' });
  for (const [name, value] of leaves(cmi, 'cmi')) list.append(element('dt', {}, name), element('dd', {}, value));
  return list;
}
