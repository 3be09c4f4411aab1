import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Id } from '@nibras/base';
import type { Column } from './question-filter.ts';
import type { QuestionMeasure, QuestionRow } from './question-row.ts';

/** What a column says of a question. */
export function QuestionCell({
  row,
  column,
  language,
  uses,
  nameOf,
  measure,
  competenceName,
  problems = [],
}: {
  readonly row: QuestionRow;
  readonly column: Column;
  readonly language: string;
  readonly uses: (row: QuestionRow) => readonly Id[];
  readonly nameOf: (page: Id) => string;
  readonly measure: (row: QuestionRow) => QuestionMeasure;
  readonly competenceName: (competency: string) => string;
  readonly problems?: readonly Diagnostic[] | undefined;
}): ReactNode {
  const { t } = useTranslation();
  switch (column) {
    case 'stem':
      return (
        <bdi lang={language} className={row.stem === '' ? 'nb-bank-blank' : undefined}>
          {row.stem || t('bank.noStem')}
        </bdi>
      );
    case 'type':
      return t(`block.${row.type}`);
    case 'difficulty':
      return row.difficulty === '' ? '' : t(`question.difficulty.${row.difficulty}`);
    case 'level':
      return row.level === '' ? '' : <span title={t(`level.${row.level}`)}>{t(`level.${row.level}`)}</span>;
    case 'objective':
      return <bdi title={row.objective}>{row.objective}</bdi>;
    case 'competency':
      return <span title={competenceName(row.competency)}>{competenceName(row.competency)}</span>;
    case 'tags':
      return <bdi title={row.tags.join(', ')}>{row.tags.join(', ')}</bdi>;
    case 'points':
      return row.points.toLocaleString(language);
    case 'usage': {
      const pages = uses(row);
      const names = pages.map(nameOf).join(', ');
      return (
        <span title={names} className={pages.length === 0 ? 'nb-bank-blank' : undefined}>
          {row.inBank ? (
            pages.length === 0 ? (
              t('bank.unused')
            ) : (
              t('bank.draws', { count: pages.length })
            )
          ) : (
            <bdi>{names}</bdi>
          )}
        </span>
      );
    }
    case 'minutes':
      return t('bank.minutes', { count: Math.max(1, Math.round(measure(row).minutes)) });
    case 'reading': {
      const { grade } = measure(row);
      return grade ? t(`bank.grade.${grade}`) : '';
    }
    case 'problems': {
      const worst = problems.some(({ severity }) => severity === 'error')
        ? 'error'
        : problems.some(({ severity }) => severity === 'warning')
          ? 'warning'
          : 'info';
      return problems.length === 0 ? null : (
        <span title={problems.map((one) => t(`problem.${one.code}`, { ...one.params })).join('\n')}>
          <span className={`nb-dot nb-dot-${worst}`} role="img" aria-label={t(`severity.${worst}`)} /> {problems.length}
        </span>
      );
    }
  }
}
