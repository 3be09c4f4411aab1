import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@nibras/base';
import type { HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { ProblemList } from '../problems/problems-panel.tsx';

/** A longer list is opened by the author; its count is always in sight. */
const fewEnoughToShow = 12;

/** What publishing so would mean for learners: how much of their progress the target keeps, what those in the middle notice. */
export function LearnerEffects({
  course,
  target,
  language,
  options,
  onGo,
}: {
  readonly course: string;
  readonly target: string;
  readonly language: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly onGo: (problem: Diagnostic) => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { host } = useStudio();
  const [found, setFound] = useState<HostOutput<'publish.foresee'> | null>(null);
  const given = JSON.stringify(options);
  useEffect(() => {
    let current = true;
    setFound(null);
    host
      .call('publish.foresee', { course, target, language, options: JSON.parse(given) as Record<string, unknown> })
      .then(
        (answer) => current && setFound(answer),
        // Options under way may be refused: publishing itself says why.
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [host, course, target, language, given]);
  if (!found) return null;
  const { progress, previous, changes, losses } = found;
  const number = new Intl.NumberFormat(i18n.language === 'ar' ? 'ar-MA-u-nu-latn' : i18n.language);
  const date = new Intl.DateTimeFormat(i18n.language === 'ar' ? 'ar-MA-u-nu-latn' : i18n.language, {
    dateStyle: 'long',
  });
  const shown = { size: number.format(progress.size), limit: number.format(progress.limit) };
  return (
    <section className="nb-learner-effects" aria-labelledby="learner-effects">
      <h3 id="learner-effects">{t('publish.learners')}</h3>
      {progress.limit > 0 ? (
        <label className="nb-gauge">
          <span>{t('publish.progress-size', shown)}</span>
          <meter
            min={0}
            max={progress.limit}
            high={progress.limit}
            value={Math.min(progress.size, progress.limit)}
            title={t('publish.progress-about')}
          />
        </label>
      ) : null}
      {losses.length > 0 ? (
        <details open={losses.length <= fewEnoughToShow}>
          <summary>{t('publish.losses', { count: losses.length })}</summary>
          <ProblemList problems={losses} onGo={onGo} />
        </details>
      ) : null}
      {progress.lost.length > 0 ? (
        <details>
          <summary>{t('publish.progress-lost', { count: progress.lost.length })}</summary>
          <ul className="nb-plain-list">
            {progress.lost.map(({ page, block, prompt }) => (
              <li key={block}>
                <button
                  type="button"
                  className="nb-text-button"
                  onClick={() => onGo({ severity: 'info', code: 'course.long-progress', at: { page, block } })}
                >
                  <bdi>{prompt}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {previous === undefined ? null : changes.length === 0 ? (
        <p>{t('publish.update-none', { date: date.format(previous) })}</p>
      ) : (
        <>
          <p>{t('publish.update-some', { date: date.format(previous), count: changes.length })}</p>
          <ProblemList problems={changes} onGo={onGo} />
        </>
      )}
    </section>
  );
}
