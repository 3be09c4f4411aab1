import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { AppError, Cancelled } from '@nibras/base';
import type { HostClient } from '@nibras/host';
import { CourseWindow } from '../features/course/course-window.tsx';
import { Home, type HomeWish } from '../features/home/home.tsx';
import { Notices } from '../features/notices/notices.tsx';
import { connectHost } from './host-connection.ts';
import {
  type HostDescription,
  type Notice,
  type OpenedCourse,
  type Studio,
  StudioProvider,
} from './studio-context.tsx';

const retryPause = 1000;
const noticeStays = 9000;

/** Keeps a client to the host, joining again whenever the connection breaks. */
function useHost(): {
  host: HostClient | null;
  description: HostDescription | null;
  connected: boolean;
  failed: boolean;
} {
  const [host, setHost] = useState<HostClient | null>(null);
  const [description, setDescription] = useState<HostDescription | null>(null);
  const [connected, setConnected] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stopped = false;
    const join = async (): Promise<void> => {
      try {
        const client = await connectHost();
        const described = await client.call('app.describe', {});
        if (stopped) return client.close();
        client.onClose(() => {
          setConnected(false);
          if (!stopped) setTimeout(() => void join(), retryPause);
        });
        setHost(client);
        setDescription(described);
        setConnected(true);
        setFailed(false);
      } catch {
        setFailed(true);
        if (!stopped) setTimeout(() => void join(), retryPause);
      }
    };
    void join();
    return () => {
      stopped = true;
    };
  }, []);
  return { host, description, connected, failed };
}

export function App(): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, description, connected, failed } = useHost();
  const [opened, setOpened] = useState<OpenedCourse | null>(null);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const nextNotice = useRef(1);

  const notify = useCallback((tone: Notice['tone'], text: string) => {
    const id = nextNotice.current++;
    setNotices((all) => [...all.filter((one) => one.text !== text), { id, tone, text }]);
    if (tone !== 'bad') setTimeout(() => setNotices((all) => all.filter((one) => one.id !== id)), noticeStays);
  }, []);
  const explain = useCallback((error: AppError) => t(`error.${error.code}`, { ...error.params }), [t]);
  const report = useCallback(
    (error: unknown) => {
      if (error instanceof Cancelled) return;
      if (error instanceof AppError) notify('bad', explain(error));
      else {
        console.error(error);
        notify('bad', t('error.internal', { method: '' }));
      }
    },
    [explain, notify, t],
  );
  const studio = useMemo<Studio | null>(
    () =>
      host && description
        ? {
            host,
            description,
            connected,
            openCourse: setOpened,
            goHome: () => setOpened(null),
            notify,
            report,
            explain,
          }
        : null,
    [host, description, connected, notify, report, explain],
  );
  const [wish, setWish] = useState<HomeWish>(null);
  useEffect(() => {
    if (!host) return;
    const asked = host.on('app.command', (event) => {
      const { command, argument } = event;
      if (command === 'course.open' && argument) host.call('course.open', { path: argument }).then(setOpened, report);
      else if (command === 'course.open' || command === 'course.new') {
        setOpened(null);
        setWish(command === 'course.open' ? 'open' : 'new');
      }
    });
    return () => asked.dispose();
  }, [host, report]);
  useEffect(() => {
    const path = new URLSearchParams(location.search).get('open');
    if (!host || !path) return;
    history.replaceState(null, '', location.pathname);
    void host.call('course.open', { path }).then(setOpened, report);
  }, [host, report]);

  return (
    <I18nProvider locale={i18n.language === 'ar' ? 'ar-MA-u-nu-latn' : i18n.language}>
      {studio ? (
        <StudioProvider value={studio}>
          {opened ? <CourseWindow key={opened.course} opened={opened} /> : <Home wish={wish} onWish={setWish} />}
        </StudioProvider>
      ) : (
        <main className="nb-waiting" aria-busy={!failed}>
          <p>{failed ? t('app.noHost') : t('app.starting')}</p>
        </main>
      )}
      <Notices notices={notices} dismiss={(id) => setNotices((all) => all.filter((one) => one.id !== id))} />
    </I18nProvider>
  );
}
