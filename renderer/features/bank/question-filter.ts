import { foldAnswer } from '@nibras/course';
import type { QuestionRow } from './question-row.ts';

/** Columns of the table, in their order. */
export const columns = [
  'stem',
  'type',
  'difficulty',
  'level',
  'objective',
  'competency',
  'tags',
  'points',
  'usage',
  'minutes',
  'reading',
  'problems',
] as const;
export type Column = (typeof columns)[number];

/** What a question must be to be shown; '' where it does not matter, `-` for what is not said. */
export interface QuestionFilter {
  readonly text: string;
  readonly type: string;
  readonly difficulty: string;
  readonly level: string;
  readonly objective: string;
  readonly competency: string;
  readonly tag: string;
  readonly only: '' | 'unused' | 'problems' | 'noFeedback';
}

export const noFilter: QuestionFilter = {
  text: '',
  type: '',
  difficulty: '',
  level: '',
  objective: '',
  competency: '',
  tag: '',
  only: '',
};

/** What is not said. */
export const nothing = '-';

/** What is known of a question beside its row; asked only where a filter or an order needs it. */
export interface RowFacts {
  readonly uses: (row: QuestionRow) => number;
  readonly problems: (row: QuestionRow) => number;
  readonly minutes: (row: QuestionRow) => number;
  /** 0 plain to 2 hard, -1 where it cannot be said. */
  readonly grade: (row: QuestionRow) => number;
  readonly hasFeedback: (row: QuestionRow) => boolean;
  readonly typeName: (type: string) => string;
  /** What a competence is called, beside its code. */
  readonly competenceName: (competency: string) => string;
}

const folded = new WeakMap<QuestionRow, string>();

/** All words of a row without accents and case, made once. */
function haystack(row: QuestionRow, facts: RowFacts): string {
  let words = folded.get(row);
  if (words === undefined) {
    words = foldAnswer(
      [row.stem, row.objective, row.competency, ...row.tags, facts.typeName(row.type)].join(' '),
      false,
      false,
    );
    folded.set(row, words);
  }
  return row.competency === '' ? words : `${words} ${foldAnswer(facts.competenceName(row.competency), false, false)}`;
}

const fits = (wanted: string, value: string): boolean =>
  wanted === '' || (wanted === nothing ? value === '' : value === wanted);

/** The rows that a filter lets through. */
export function filterRows(rows: readonly QuestionRow[], filter: QuestionFilter, facts: RowFacts): QuestionRow[] {
  const words = foldAnswer(filter.text, false, false).split(' ').filter(Boolean);
  return rows.filter(
    (row) =>
      fits(filter.type, row.type) &&
      fits(filter.difficulty, row.difficulty) &&
      fits(filter.level, row.level) &&
      fits(filter.objective, row.objective) &&
      fits(filter.competency, row.competency) &&
      (filter.tag === '' || (filter.tag === nothing ? row.tags.length === 0 : row.tags.includes(filter.tag))) &&
      words.every((word) => haystack(row, facts).includes(word)) &&
      (filter.only === '' ||
        (filter.only === 'unused'
          ? facts.uses(row) === 0
          : filter.only === 'problems'
            ? facts.problems(row) > 0
            : !facts.hasFeedback(row))),
  );
}

/** By which column rows stand, and which way; none for the author's own order. */
export interface RowOrder {
  readonly column: Column;
  readonly descending: boolean;
}

const difficultyRank: Readonly<Record<string, number>> = { easy: 1, medium: 2, hard: 3 };
const levelRank: Readonly<Record<string, number>> = { KA: 1, KD: 2, KC: 3 };

type Comparable = number | string;

function keyOf(column: Column, facts: RowFacts): (row: QuestionRow) => Comparable {
  switch (column) {
    case 'stem':
      return (row) => row.stem;
    case 'type':
      return (row) => facts.typeName(row.type);
    case 'difficulty':
      return (row) => difficultyRank[row.difficulty] ?? 0;
    case 'level':
      return (row) => levelRank[row.level] ?? 0;
    case 'objective':
      return (row) => row.objective;
    case 'competency':
      return (row) => row.competency;
    case 'tags':
      return (row) => row.tags.join(' ');
    case 'points':
      return (row) => row.points;
    case 'usage':
      return facts.uses;
    case 'minutes':
      return facts.minutes;
    case 'reading':
      return facts.grade;
    case 'problems':
      return facts.problems;
  }
}

/** The rows in order; what is equal keeps the author's order, what is not said comes last. */
export function sortRows(
  rows: readonly QuestionRow[],
  order: RowOrder | null,
  facts: RowFacts,
  language: string,
): readonly QuestionRow[] {
  if (!order) return rows;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const key = keyOf(order.column, facts);
  const way = order.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .toSorted((one, other) => {
      if (typeof one.key === 'number') return way * (one.key - Number(other.key));
      if (one.key === '' || other.key === '') return Number(one.key === '') - Number(other.key === '');
      return way * collator.compare(one.key, String(other.key));
    })
    .map(({ row }) => row);
}
