import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** A damaged file: what can be saved goes into a new file; the old one is left as it is. */
export function RecoverDialog({
  path,
  onOpen,
  onClose,
}: {
  readonly path: string;
  readonly onOpen: (path: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report } = useStudio();
  const [outcome, setOutcome] = useState<HostOutput<'course.recover'> | null>(null);
  const [busy, setBusy] = useState(false);
  const recover = async (): Promise<void> => {
    setBusy(true);
    try {
      setOutcome(await host.call('course.recover', { path }));
    } catch (error) {
      report(error);
      onClose();
    }
  };
  return (
    <Dialog
      title={t('recover.title')}
      onClose={onClose}
      actions={
        outcome ? (
          <button
            type="button"
            className="nb-button nb-button-main"
            onClick={() => {
              onClose();
              onOpen(outcome.path);
            }}
          >
            {t('recover.open')}
          </button>
        ) : (
          <button type="button" className="nb-button nb-button-main" disabled={busy} onClick={() => void recover()}>
            {t('recover.try')}
          </button>
        )
      }
    >
      <p>{outcome ? t('recover.saved') : t('recover.explain')}</p>
      <p className="nb-path" dir="ltr">
        {outcome?.path ?? path}
      </p>
      {outcome ? (
        <ul className="nb-list">
          {outcome.diagnostics.map((one, index) => (
            <li key={index}>{t(`problem.${one.code}`, { ...one.params })}</li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
