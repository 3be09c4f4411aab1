import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDialog } from '../home/file-dialog.tsx';

type Entry = HostOutput<'course.merge'>['report'][number];

/** Brings the work of another copy in, and says what to look at. */
export function MergeDialog({
  merge,
  onGo,
  onClose,
}: {
  readonly merge: (path: string) => Promise<readonly Entry[]>;
  readonly onGo: (at: Entry['at']) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { report } = useStudio();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  if (entries === null)
    return (
      <FileDialog
        mode="open"
        kind="course"
        title={t('command.course.merge')}
        onClose={onClose}
        onChoose={(path) => void merge(path).then(setEntries, report)}
      />
    );
  return (
    <Dialog title={t('merge.done')} onClose={onClose}>
      <p>{entries.length === 0 ? t('merge.clean') : t('merge.look', { count: entries.length })}</p>
      <ul className="nb-list">
        {entries.map((entry, index) => (
          <li key={index}>
            <button
              type="button"
              className="nb-problem"
              onClick={() => {
                onGo(entry.at);
                onClose();
              }}
            >
              <span className="nb-grow">
                {t(entry.code.startsWith('merge.') ? entry.code : `merge.${entry.code}`)}
                {entry.kept === undefined ? null : (
                  <small>
                    {t('merge.kept')} <q>{entry.kept}</q>
                  </small>
                )}
                {entry.other === undefined ? null : (
                  <small>
                    {t('merge.other')} <q>{entry.other}</q>
                  </small>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
