import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseSession, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { languageNames } from '../../app/translation.ts';
import { Dialog } from '../../ui/dialog.tsx';

type Hit = HostOutput<'course.search'>['hits'][number];
const pause = 150;

/** Search over every text of the course, in all its languages. */
export function SearchDialog({
  course,
  session,
  onGo,
  onClose,
}: {
  readonly course: string;
  readonly session: CourseSession;
  readonly onGo: (hit: Hit) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report } = useStudio();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | null>(null);
  useEffect(() => {
    if (text.trim() === '') return setHits(null);
    let stopped = false;
    const timer = setTimeout(() => {
      session
        .settled()
        .then(() => host.call('course.search', { course, text }))
        .then((outcome) => {
          if (!stopped) setHits(outcome.hits);
        }, report);
    }, pause);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [host, course, session, text, report]);
  return (
    <Dialog title={t('command.course.search')} onClose={onClose}>
      <input
        className="nb-input"
        type="search"
        autoFocus
        aria-label={t('search.words')}
        placeholder={t('search.words')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="nb-hint" role="status">
        {hits === null ? t('search.hint') : t('search.found', { count: hits.length })}
      </p>
      <ul className="nb-list">
        {(hits ?? []).map((hit, index) => (
          <li key={index}>
            <button
              type="button"
              className="nb-problem"
              onClick={() => {
                onClose();
                onGo(hit);
              }}
            >
              <span className="nb-grow" lang={hit.language} dir="auto">
                {hit.before}
                <mark>{hit.match}</mark>
                {hit.after}
                <small>
                  {hit.title} · {languageNames[hit.language] ?? hit.language}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
