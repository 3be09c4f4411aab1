import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOutput } from '@nibras/host';
import { pickText } from '@nibras/course';
import { useStudio } from '../../app/studio-context.tsx';
import { languageNames, studioLanguages } from '../../app/translation.ts';
import { Dialog } from '../../ui/dialog.tsx';

export type StartingPoint = HostOutput<'home.list'>['startingPoints'][number];

/** What a new course is called, in which languages, and what it starts from. */
export function NewCourseDialog({
  startingPoints,
  initial,
  onClose,
}: {
  readonly startingPoints: readonly StartingPoint[];
  readonly initial: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, report, openCourse } = useStudio();
  const [title, setTitle] = useState('');
  const [start, setStart] = useState(
    startingPoints.some((one) => one.id === initial) ? initial : (startingPoints[0]?.id ?? initial),
  );
  const chosen = startingPoints.find((one) => one.id === start);
  const [languages, setLanguages] = useState<readonly string[]>(
    chosen?.kind === 'sample' ? chosen.languages : [i18n.language],
  );
  const [busy, setBusy] = useState(false);
  const create = async (): Promise<void> => {
    setBusy(true);
    try {
      const name =
        title.trim() || (chosen ? pickText(chosen.title, languages[0] ?? 'fr', 'fr') : t('outline.untitled'));
      openCourse(
        await host.call('course.create', {
          title: Object.fromEntries(
            languages.map((language) => [
              language,
              title.trim() === '' && chosen?.kind === 'sample' ? (chosen.title[language] ?? name) : name,
            ]),
          ),
          languages: [...languages],
          startingPoint: start,
        }),
      );
    } catch (error) {
      report(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('home.new')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="nb-button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button
            type="submit"
            form="new-course"
            className="nb-button nb-button-main"
            disabled={busy || languages.length === 0}
          >
            {t('home.create')}
          </button>
        </>
      }
    >
      <form
        id="new-course"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className="nb-field">
          <span className="nb-field-label">{t('course.title')}</span>
          <input
            className="nb-input"
            autoFocus
            dir="auto"
            value={title}
            placeholder={t('home.titleHint')}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <fieldset className="nb-field">
          <legend className="nb-field-label">{t('home.languages')}</legend>
          <span className="nb-row-actions">
            {studioLanguages.map((language) => (
              <label key={language} className="nb-check">
                <input
                  type="checkbox"
                  checked={languages.includes(language)}
                  onChange={(event) =>
                    setLanguages((old) =>
                      event.target.checked ? [...old, language] : old.filter((one) => one !== language),
                    )
                  }
                />
                <span lang={language}>{languageNames[language]}</span>
              </label>
            ))}
          </span>
        </fieldset>
        <fieldset className="nb-cards">
          <legend>{t('home.startFrom')}</legend>
          {startingPoints.map((point) => (
            <label key={point.id} className={point.id === start ? 'nb-card nb-card-on' : 'nb-card'}>
              <input
                type="radio"
                name="starting-point"
                checked={point.id === start}
                onChange={() => {
                  setStart(point.id);
                  if (point.kind === 'sample') setLanguages(point.languages);
                }}
              />
              <strong>{pickText(point.title, i18n.language, 'fr')}</strong>
              <small>{pickText(point.description, i18n.language, 'fr')}</small>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
