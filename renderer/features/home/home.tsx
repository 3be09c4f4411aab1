import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '@nibras/base';
import type { HostOutput } from '@nibras/host';
import { pickText } from '@nibras/course';
import { useStudio } from '../../app/studio-context.tsx';
import { languageNames } from '../../app/translation.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { StudioMenu } from '../course/studio-menu.tsx';
import { FileDialog } from './file-dialog.tsx';
import { Lantern } from './lantern.tsx';
import { NewCourseDialog } from './new-course-dialog.tsx';
import { RecoverDialog } from './recover-dialog.tsx';

type HomeList = HostOutput<'home.list'>;

/** What a reader takes for the first letter, marks included. */
const firstLetter = (text: string): string =>
  new Intl.Segmenter().segment(text)[Symbol.iterator]().next().value?.segment ?? 'N';

/** What the desktop's menu asked for before this screen was there. */
export type HomeWish = 'new' | 'open' | null;

/** The first screen: courses of late, templates, the sample course. */
export function Home({
  wish,
  onWish,
}: {
  readonly wish: HomeWish;
  readonly onWish: (wish: HomeWish) => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, report, openCourse } = useStudio();
  const formats = useFormats();
  const [list, setList] = useState<HomeList | null>(null);
  const [starting, setStarting] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [damaged, setDamaged] = useState<string | null>(null);
  const load = useCallback(() => host.call('home.list', {}).then(setList, report), [host, report]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (!wish || !list) return;
    if (wish === 'new') setStarting('blank');
    else setChoosing(true);
    onWish(null);
  }, [wish, onWish, list]);
  const open = async (path: string): Promise<void> => {
    setChoosing(false);
    try {
      openCourse(await host.call('course.open', { path }));
    } catch (error) {
      if (error instanceof AppError && error.code === 'file.damaged') setDamaged(path);
      else report(error);
    }
  };
  const howLong = (minutes: number): string => {
    const hours = Math.round((minutes / 60) * 10) / 10;
    return minutes < 60
      ? t('status.minutes', { count: Math.round(minutes) })
      : t('home.hours', { count: hours, value: formats.number(hours) });
  };
  const samples = list?.startingPoints.filter((one) => one.kind === 'sample') ?? [];
  const templates = list?.startingPoints.filter((one) => one.kind === 'template') ?? [];
  const firstTemplate = templates[0]?.id ?? 'blank';
  return (
    <div className="nb-home">
      <header className="nb-home-head">
        <Lantern />
        <h1>Nibras</h1>
        <p>{t('home.promise')}</p>
        <span className="nb-grow" />
        <StudioMenu />
      </header>
      <main className="nb-home-main">
        <div className="nb-row-actions">
          <button type="button" className="nb-button nb-button-main" onClick={() => setStarting(firstTemplate)}>
            <Icon name="plus" />
            {t('home.new')}
          </button>
          <button type="button" className="nb-button" onClick={() => setChoosing(true)}>
            <Icon name="folder" />
            {t('home.open')}
          </button>
        </div>
        <section aria-labelledby="recent-title">
          <h2 id="recent-title">{t('home.recent')}</h2>
          {list && list.recents.length === 0 ? <p className="nb-hint">{t('home.noRecent')}</p> : null}
          <ul className="nb-course-cards">
            {(list?.recents ?? []).map((course) => (
              <li key={course.path} className={course.present ? 'nb-course-card' : 'nb-course-card nb-course-missing'}>
                <button
                  type="button"
                  className="nb-course-open"
                  disabled={!course.present}
                  onClick={() => void open(course.path)}
                >
                  <span className="nb-cover" aria-hidden="true" data-tint={course.path.length % 5}>
                    {firstLetter(pickText(course.title, i18n.language, course.defaultLanguage))}
                  </span>
                  <strong dir="auto">
                    {pickText(course.title, i18n.language, course.defaultLanguage) || t('outline.untitled')}
                  </strong>
                  <small>{course.languages.map((language) => languageNames[language] ?? language).join(' · ')}</small>
                  <small>
                    {t('home.pages', { count: course.pages })} · {howLong(course.minutes)}
                  </small>
                  <small>{course.present ? formats.dateTime(course.edited) : t('home.gone')}</small>
                </button>
                <button
                  type="button"
                  className="nb-icon-button nb-course-forget"
                  aria-label={t('home.forget', {
                    title: pickText(course.title, i18n.language, course.defaultLanguage),
                  })}
                  onClick={() => void host.call('home.forget', { path: course.path }).then(load, report)}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        </section>
        {[
          { title: t('home.samples'), points: samples },
          { title: t('home.templates'), points: templates },
        ].map((group) =>
          group.points.length === 0 ? null : (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <ul className="nb-course-cards">
                {group.points.map((point) => (
                  <li key={point.id} className="nb-course-card">
                    <button type="button" className="nb-course-open" onClick={() => setStarting(point.id)}>
                      <strong>{pickText(point.title, i18n.language, 'fr')}</strong>
                      <small>{pickText(point.description, i18n.language, 'fr')}</small>
                      {point.pages > 0 ? <small>{t('home.pages', { count: point.pages })}</small> : null}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ),
        )}
      </main>
      {starting !== null && list ? (
        <NewCourseDialog startingPoints={list.startingPoints} initial={starting} onClose={() => setStarting(null)} />
      ) : null}
      {choosing ? (
        <FileDialog
          mode="open"
          kind="course"
          title={t('home.open')}
          onClose={() => setChoosing(false)}
          onChoose={(path) => void open(path)}
        />
      ) : null}
      {damaged ? (
        <RecoverDialog path={damaged} onClose={() => setDamaged(null)} onOpen={(path) => void open(path)} />
      ) : null}
    </div>
  );
}
