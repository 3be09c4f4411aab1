import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import type { CourseSession } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';

const targets = ['scorm12', 'scorm2004', 'cmi5', 'xapi', 'web'] as const;
const longestLog = 50_000_000;

/** The log of the simulated LMS, if that is what a message holds; the preview is a stranger. */
function parseLog(data: unknown): { readonly text: string; readonly name: string } | undefined {
  const { source, log, name } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (source !== 'nibras-preview' || typeof log !== 'string' || log.length > longestLog) return undefined;
  return typeof name === 'string' && /^lms-[a-z0-9-]{1,40}\.json$/.test(name) ? { text: log, name } : undefined;
}

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The published bytes in a simulated LMS, on an origin of their own. */
export function PreviewPanel({
  course,
  session,
  language,
  page,
}: {
  readonly course: string;
  readonly session: CourseSession;
  readonly language: string;
  readonly page: Id | null;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, report } = useStudio();
  const [target, setTarget] = useState<(typeof targets)[number]>('scorm12');
  const [url, setUrl] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let preview: string | null = null;
    let stopped = false;
    setUrl(null);
    const start = async (): Promise<void> => {
      await session.settled();
      const started = await host.call('preview.start', { course, language, target, ...(page ? { page } : {}) });
      preview = started.preview;
      if (stopped) await host.call('preview.stop', { preview });
      else {
        const address = new URL(started.url);
        address.searchParams.set('lang', i18n.language);
        setUrl(address.href);
      }
    };
    start().catch(report);
    return () => {
      stopped = true;
      if (preview) host.call('preview.stop', { preview }).catch(() => undefined);
    };
    // The page shown at the start only; walking on inside the preview must not start it again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [host, course, language, target, session, report, round, i18n.language]);
  useEffect(() => {
    if (url === null) return undefined;
    const { origin } = new URL(url);
    const listen = (event: MessageEvent): void => {
      // A course could ask too: only what follows a click of the author is saved.
      if (event.origin !== origin || !navigator.userActivation.isActive) return;
      const log = parseLog(event.data);
      if (log) saveText(log.text, log.name);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [url]);
  return (
    <section className="nb-preview" aria-label={t('preview.title')}>
      <div className="nb-preview-bar">
        <label className="nb-inline-field">
          <span>{t('preview.as')}</span>
          <select
            className="nb-input"
            value={target}
            onChange={(event) => setTarget(event.target.value as typeof target)}
          >
            {targets.map((one) => (
              <option key={one} value={one}>
                {t(`preview.target.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="nb-button" onClick={() => setRound((old) => old + 1)}>
          {t('preview.refresh')}
        </button>
      </div>
      {url ? (
        <iframe
          className="nb-preview-frame"
          src={url}
          title={t('preview.title')}
          sandbox="allow-scripts allow-forms allow-same-origin"
        />
      ) : (
        <p className="nb-empty" aria-busy="true">
          {t('preview.preparing')}
        </p>
      )}
    </section>
  );
}
