import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseSession, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';

type Version = HostOutput<'version.list'>['versions'][number];

/** Named versions: keep one, open one as a course of its own. */
export function HistoryDialog({
  course,
  session,
  onClose,
}: {
  readonly course: string;
  readonly session: CourseSession;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report, notify, openCourse } = useStudio();
  const formats = useFormats();
  const [versions, setVersions] = useState<readonly Version[]>([]);
  const [name, setName] = useState('');
  const load = useCallback(
    () => host.call('version.list', { course }).then((outcome) => setVersions(outcome.versions), report),
    [host, course, report],
  );
  useEffect(() => void load(), [load]);
  const create = async (): Promise<void> => {
    try {
      await session.settled();
      await host.call('version.create', { course, name: name.trim() });
      setName('');
      notify('good', t('history.kept'));
      await load();
    } catch (error) {
      report(error);
    }
  };
  const open = async (version: string): Promise<void> => {
    try {
      await session.settled();
      const { path } = await host.call('version.save-copy', { course, version });
      const opened = await host.call('course.open', { path });
      await host.call('course.close', { course });
      openCourse(opened);
    } catch (error) {
      report(error);
    }
  };
  return (
    <Dialog title={t('history.title')} onClose={onClose}>
      <form
        className="nb-row-actions"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void create();
        }}
      >
        <input
          className="nb-input nb-grow"
          aria-label={t('history.name')}
          placeholder={t('history.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="nb-button nb-button-main" disabled={name.trim() === ''}>
          {t('history.keep')}
        </button>
      </form>
      {versions.length === 0 ? <p className="nb-hint">{t('history.none')}</p> : null}
      <ul className="nb-list">
        {versions.map((version) => (
          <li key={version.id}>
            <span className="nb-grow">
              <strong>{version.name}</strong>
              <small>{formats.dateTime(version.time)}</small>
            </span>
            <button type="button" className="nb-quiet-button" onClick={() => void open(version.id)}>
              {t('history.open')}
            </button>
            <button
              type="button"
              className="nb-quiet-button"
              onClick={() => void host.call('version.delete', { course, version: version.id }).then(load, report)}
            >
              {t('outline.delete')}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
