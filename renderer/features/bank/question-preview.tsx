import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import type { CourseSession } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const widths = { phone: 360, tablet: 768, desktop: 1100 } as const;
type Width = keyof typeof widths;

/** One question as learners will see it: the bytes that would be published, on an origin of their own. */
export function QuestionPreview({
  course,
  session,
  question,
  language,
  onClose,
}: {
  readonly course: string;
  readonly session: CourseSession;
  readonly question: Id;
  readonly language: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report } = useStudio();
  const [url, setUrl] = useState<string | null>(null);
  const [width, setWidth] = useState<Width>('phone');
  useEffect(() => {
    let preview: string | null = null;
    let stopped = false;
    const start = async (): Promise<void> => {
      await session.settled();
      const started = await host.call('preview.start', { course, language, target: 'web', question });
      preview = started.preview;
      if (stopped) await host.call('preview.stop', { preview });
      else setUrl(new URL('/course/index.html', started.url).href);
    };
    start().catch(report);
    return () => {
      stopped = true;
      if (preview) host.call('preview.stop', { preview }).catch(() => undefined);
    };
  }, [host, course, question, language, session, report]);
  return (
    <Dialog title={t('bank.previewTitle')} size="large" onClose={onClose}>
      <div className="nb-segments" role="radiogroup" aria-label={t('bank.width')}>
        {(Object.keys(widths) as Width[]).map((one) => (
          <label key={one} className={one === width ? 'nb-segment nb-segment-on' : 'nb-segment'}>
            <input type="radio" name="preview-width" checked={one === width} onChange={() => setWidth(one)} />
            <span>{t(`bank.width.${one}`)}</span>
          </label>
        ))}
      </div>
      {url ? (
        <div className="nb-question-preview">
          <iframe
            src={url}
            title={t('bank.previewTitle')}
            style={{ inlineSize: widths[width] }}
            sandbox="allow-scripts allow-forms allow-same-origin"
          />
        </div>
      ) : (
        <p className="nb-empty" aria-busy="true">
          {t('preview.preparing')}
        </p>
      )}
    </Dialog>
  );
}
