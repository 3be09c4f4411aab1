import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@nibras/base';
import { nodeTitle, pickText } from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import { languageNames } from '../../app/translation.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemExample } from './problem-example.tsx';
import { ProblemFix } from './problem-fix.tsx';

const order = { error: 0, warning: 1, info: 2 } as const;

/** One problem with where it is; a click leads there. */
export function ProblemList({
  problems,
  onGo,
}: {
  readonly problems: readonly Diagnostic[];
  readonly onGo: (problem: Diagnostic) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { document, language } = useCourseEditing();
  return (
    <ul className="nb-problems">
      {problems
        .toSorted((one, other) => order[one.severity] - order[other.severity])
        .map((problem, index) => {
          const page = problem.at.page ? pickText(nodeTitle(document, problem.at.page), language, '') : '';
          return (
            <li key={index}>
              <button type="button" className="nb-problem" onClick={() => onGo(problem)}>
                <span
                  className={`nb-dot nb-dot-${problem.severity}`}
                  role="img"
                  aria-label={t(`severity.${problem.severity}`)}
                />
                <span className="nb-grow">
                  {t(`problem.${problem.code}`, { ...problem.params })}
                  <small>
                    {[page, problem.at.language ? (languageNames[problem.at.language] ?? problem.at.language) : '']
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
              </button>
              <ProblemFix problem={problem} />
              <ProblemExample code={problem.code} />
            </li>
          );
        })}
    </ul>
  );
}

/** All problems of the course, worst first. */
export function ProblemsPanel({
  problems,
  onGo,
  onClose,
}: {
  readonly problems: readonly Diagnostic[];
  readonly onGo: (problem: Diagnostic) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="nb-problems-panel" aria-label={t('problems.title')}>
      <div className="nb-pane-head">
        <h2>{t('problems.title')}</h2>
        <button type="button" className="nb-icon-button" aria-label={t('dialog.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {problems.length === 0 ? (
        <p className="nb-hint">{t('problems.none')}</p>
      ) : (
        <ProblemList problems={problems} onGo={onGo} />
      )}
    </section>
  );
}
