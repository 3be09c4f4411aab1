import { element } from './element.ts';
import type { NamedValue } from './page-lms.ts';

/** Values by name; those that are empty stay out. */
export function dataView(values: readonly NamedValue[]): HTMLElement {
  const list = element('dl', { class: 'data', dir: 'ltr' });
  for (const [name, value] of values) if (value !== '') list.append(element('dt', {}, name), element('dd', {}, value));
  return list;
}

const textAt = (value: unknown, ...path: readonly string[]): string => {
  let here = value;
  for (const key of path) here = (here as Record<string, unknown> | undefined)?.[key];
  return typeof here === 'string' ? here : here === undefined ? '' : JSON.stringify(here);
};

const lastPart = (id: string): string => id.replace(/\/+$/, '').replace(/^.*\//, '');

/** The object of a statement as people call it, else the end of its id. */
function nameOf(statement: unknown): string {
  const names = (statement as { object?: { definition?: { name?: Record<string, string> } } }).object?.definition?.name;
  return Object.values(names ?? {})[0] ?? lastPart(textAt(statement, 'object', 'id'));
}

/** Statements, each with its whole text on demand. */
export function statementView(statements: readonly Readonly<Record<string, unknown>>[]): HTMLElement {
  const list = element('ul', { class: 'statements', dir: 'ltr' });
  for (const one of statements) {
    const result = textAt(one, 'result', 'response') || textAt(one, 'result', 'score', 'scaled');
    list.append(
      element(
        'li',
        {},
        element(
          'details',
          {},
          element(
            'summary',
            {},
            element('b', {}, lastPart(textAt(one, 'verb', 'id'))),
            ' ',
            element('bdi', {}, nameOf(one)),
            result === '' ? '' : ` → ${result}`,
            element('time', {}, textAt(one, 'timestamp').slice(11, 19)),
          ),
          element('pre', {}, JSON.stringify(one, null, 2)),
        ),
      ),
    );
  }
  return list;
}
