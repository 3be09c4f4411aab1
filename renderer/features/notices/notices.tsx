import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../app/studio-context.tsx';

/** Messages that come and go; failures stay until they are dismissed. */
export function Notices({
  notices,
  dismiss,
}: {
  notices: readonly Notice[];
  dismiss: (id: number) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="nb-notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`nb-notice nb-notice-${notice.tone}`}>
          <p>{notice.text}</p>
          <button
            type="button"
            className="nb-icon-button"
            aria-label={t('dialog.close')}
            onClick={() => dismiss(notice.id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
