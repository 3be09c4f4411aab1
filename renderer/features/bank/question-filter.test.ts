import { expect, test } from 'vitest';
import { filterRows, noFilter, nothing, type RowFacts, sortRows } from './question-filter.ts';
import type { QuestionRow } from './question-row.ts';
import { keepShown, noSelection, selectOne, selectRow } from './row-selection.ts';

const row = (id: string, said: Partial<QuestionRow> = {}): QuestionRow => ({
  id,
  page: 'bank',
  inBank: true,
  type: 'choice',
  stem: '',
  difficulty: '',
  level: '',
  objective: '',
  competency: '',
  tags: [],
  points: 1,
  ...said,
});
const facts: RowFacts = {
  uses: ({ id }) => (id === 'b' ? 1 : 0),
  problems: ({ id }) => (id === 'c' ? 2 : 0),
  minutes: ({ id }) => id.charCodeAt(0),
  grade: () => -1,
  hasFeedback: ({ id }) => id !== 'a',
  typeName: (type) => (type === 'choice' ? 'Choix unique' : 'Numérique'),
  competenceName: (value) => value,
};
const rows = [
  row('a', { stem: 'Écrire une somme', difficulty: 'hard', objective: '1.10', tags: ['formule'] }),
  row('b', { stem: 'أين نجد السجلّ؟', difficulty: 'easy', objective: '1.9', type: 'numeric' }),
  row('c', { stem: 'Moyenne' }),
];
const ids = (found: readonly QuestionRow[]): string => found.map(({ id }) => id).join('');

test.each([
  [{}, 'abc'],
  [{ text: 'ecrire' }, 'a'],
  [{ text: 'FORMULE somme' }, 'a'],
  [{ text: 'السجل' }, 'b'],
  [{ text: 'numerique' }, 'b'],
  [{ difficulty: 'hard' }, 'a'],
  [{ difficulty: nothing }, 'c'],
  [{ objective: '1.9' }, 'b'],
  [{ tag: 'formule' }, 'a'],
  [{ tag: nothing }, 'bc'],
  [{ only: 'unused' }, 'ac'],
  [{ only: 'problems' }, 'c'],
  [{ only: 'noFeedback' }, 'a'],
  [{ type: 'choice', only: 'noFeedback', text: 'moy' }, ''],
] as const)('the filter %j shows %s', (filter, shown) => {
  expect(ids(filterRows(rows, { ...noFilter, ...filter }, facts))).toBe(shown);
});

test.each([
  ['difficulty', 'cba'],
  ['objective', 'bac'],
  ['minutes', 'abc'],
  ['tags', 'abc'],
] as const)('by %s the order is %s, and what is not said comes last both ways', (column, order) => {
  expect(ids(sortRows(rows, { column, descending: false }, facts, 'fr'))).toBe(order);
});
test('without an order rows stand as the author put them', () => {
  expect(sortRows(rows, null, facts, 'fr')).toBe(rows);
  expect(ids(sortRows(rows, { column: 'objective', descending: true }, facts, 'fr'))).toBe('abc');
});

test('rows are chosen alone, one more, or as a range from where it began', () => {
  const order = ['a', 'b', 'c', 'd'];
  const chosen = (keys: [string, boolean, boolean][]): string =>
    [
      ...keys.reduce(
        (selection, [id, extend, toggle]) => selectRow(selection, order, id, { extend, toggle }),
        noSelection,
      ).chosen,
    ].join('');
  expect(
    chosen([
      ['b', false, false],
      ['d', true, false],
    ]),
  ).toBe('bcd');
  expect(
    chosen([
      ['b', false, false],
      ['d', true, false],
      ['a', true, false],
    ]),
  ).toBe('ab');
  expect(
    chosen([
      ['a', false, false],
      ['c', false, true],
    ]),
  ).toBe('ac');
  expect(
    chosen([
      ['a', false, false],
      ['c', false, true],
      ['a', false, true],
    ]),
  ).toBe('c');
  expect([...keepShown({ ...selectOne('a'), chosen: new Set(['a', 'b']) }, ['b']).chosen]).toEqual(['b']);
});
