import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { difficulties } from '@nibras/blocks/models';
import { levels } from '@nibras/course';
import { noFilter, nothing, type QuestionFilter } from './question-filter.ts';
import type { QuestionRow } from './question-row.ts';

const onlyChoices = ['unused', 'problems', 'noFeedback'] as const;

const distinct = (values: readonly string[]): string[] =>
  [...new Set(values)].filter(Boolean).toSorted((one, other) => one.localeCompare(other, undefined, { numeric: true }));

/** Narrows the table down: words, and what questions are said to be. */
export function BankFilterBar({
  rows,
  shown,
  filter,
  competenceName,
  onFilter,
}: {
  readonly rows: readonly QuestionRow[];
  readonly shown: number;
  readonly filter: QuestionFilter;
  /** A competence for reading: its code and title. */
  readonly competenceName: (competency: string) => string;
  readonly onFilter: (filter: QuestionFilter) => void;
}): ReactNode {
  const { t } = useTranslation();
  const used = useMemo(
    () => ({
      type: distinct(rows.map(({ type }) => type)),
      objective: distinct(rows.map(({ objective }) => objective)),
      competency: distinct(rows.map(({ competency }) => competency)),
      tag: distinct(rows.flatMap(({ tags }) => tags)),
    }),
    [rows],
  );
  const choices: Readonly<
    Record<'type' | 'difficulty' | 'level' | 'objective' | 'competency' | 'tag' | 'only', readonly [string, string][]>
  > = {
    type: used.type.map((type) => [type, t(`block.${type}`)]),
    difficulty: difficulties.map((one) => [one, t(`question.difficulty.${one}`)]),
    level: levels.map((one) => [one, t(`level.${one}`)]),
    objective: used.objective.map((one) => [one, one]),
    competency: used.competency.map((one) => [one, competenceName(one)]),
    tag: used.tag.map((one) => [one, one]),
    only: onlyChoices.map((one) => [one, t(`bank.only.${one}`)]),
  };
  const names = ['type', 'difficulty', 'level', 'objective', 'competency', 'tag', 'only'] as const;
  const active = names.some((name) => filter[name] !== '') || filter.text !== '';
  return (
    <search className="nb-bank-filters" aria-label={t('bank.filters')}>
      <input
        type="search"
        className="nb-input nb-bank-search"
        aria-label={t('bank.search')}
        placeholder={t('bank.search')}
        dir="auto"
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      {names.map((name) => (
        <select
          key={name}
          className={filter[name] === '' ? 'nb-input' : 'nb-input nb-bank-narrowed'}
          aria-label={t(`bank.filter.${name}`)}
          value={filter[name]}
          onChange={(event) => onFilter({ ...filter, [name]: event.target.value })}
        >
          <option value="">{t(`bank.any.${name}`)}</option>
          {choices[name].map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {name === 'type' || name === 'only' ? null : <option value={nothing}>{t('question.notSaid')}</option>}
        </select>
      ))}
      {active ? (
        <button type="button" className="nb-quiet-button" onClick={() => onFilter(noFilter)}>
          {t('bank.clearFilters')}
        </button>
      ) : null}
      <span className="nb-bank-count" role="status">
        {shown === rows.length
          ? t('bank.count', { count: shown })
          : t('bank.countOf', { count: shown, total: rows.length })}
      </span>
    </search>
  );
}
