import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@nibras/base';
import type { CourseSession } from '@nibras/host';
import { useSavedState } from './course-state.ts';
import { Icon } from '../../ui/icon.tsx';

/** The line below a course: size, problems, and where the author's changes are. */
export function StatusBar({
  session,
  connected,
  words,
  minutes,
  problems,
  onProblems,
}: {
  readonly session: CourseSession;
  readonly connected: boolean;
  readonly words: number;
  readonly minutes: number;
  readonly problems: readonly Diagnostic[];
  readonly onProblems: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const saved = useSavedState(session);
  const shown = problems.filter((one) => one.severity !== 'info').length;
  const state = connected ? saved : saved === 'saved' ? 'saved' : 'waiting';
  return (
    <footer className="nb-status-bar">
      <span>{t('status.words', { count: words })}</span>
      <span>{t('status.minutes', { count: Math.round(minutes) })}</span>
      <button type="button" className="nb-quiet-button" onClick={onProblems}>
        <Icon name={shown > 0 ? 'problems' : 'check'} />
        {shown > 0 ? t('status.problems', { count: shown }) : t('status.noProblems')}
      </button>
      <span className="nb-grow" />
      <span className={`nb-saved nb-saved-${state}`} role="status" data-saved={state}>
        {t(`saved.${state}`)}
      </span>
    </footer>
  );
}
