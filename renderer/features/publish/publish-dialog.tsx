import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type Diagnostic } from '@nibras/base';
import type { CourseSession, HostEventOf, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { languageNames } from '../../app/translation.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FileDialog } from '../home/file-dialog.tsx';
import { ProblemList } from '../problems/problems-panel.tsx';
import { type Destination, destinations } from './destinations.ts';
import { LearnerEffects } from './learner-effects.tsx';
import { OptionsForm } from './options-form.tsx';

type Target = HostOutput<'publish.targets'>['targets'][number];
type Progress = HostEventOf<'publish.progress'>;

export const parentFolder = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');
const separatorOf = (path: string): string => (path.includes('\\') ? '\\' : '/');
const steps = [1, 2, 3, 4] as const;

/** What to do there: for this target where it differs, else for the place. */
const stepKeys = (place: string, target: string, exists: (key: string) => boolean): string[] => {
  const own = `destination.${place}.${target}`;
  const base = exists(`${own}.step1`) ? own : `destination.${place}`;
  return steps.map((step) => `${base}.step${step}`).filter((key) => exists(key));
};

/** Publishing: where to, checks, options, progress with cancel, then what to do there. */
export function PublishDialog({
  course,
  path,
  session,
  language: shownLanguage,
  languages,
  problems,
  onGo,
  onClose,
}: {
  readonly course: string;
  readonly path: string;
  readonly session: CourseSession;
  readonly language: string;
  readonly languages: readonly string[];
  readonly problems: readonly Diagnostic[];
  readonly onGo: (problem: Diagnostic) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { host, report, description, explain } = useStudio();
  const [destination, setDestination] = useState<Destination>(destinations[0]!);
  const [targetId, setTargetId] = useState(destinations[0]!.targets[0]!);
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [language, setLanguage] = useState(shownLanguage);
  const [options, setOptions] = useState<Record<string, unknown>>({});
  const [file, setFile] = useState('');
  const [choosing, setChoosing] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const job = useRef<string | null>(null);

  useEffect(() => {
    host.call('publish.targets', {}).then((outcome) => setTargets(outcome.targets), report);
    const listening = host.on('publish.progress', (event) => {
      if (event.job === job.current) setProgress(event);
    });
    return () => listening.dispose();
  }, [host, report]);
  const target = targets.find((one) => one.id === targetId);
  const ending = target?.fileName ?? '';
  useEffect(() => {
    const name = path.replace(/^.*[\\/]/, '').replace(/\.nibras$/i, '');
    setFile(`${parentFolder(path)}${separatorOf(path)}${name}-${language}-${targetId}${ending}`);
    setOptions({});
  }, [path, language, targetId, ending]);

  const start = async (): Promise<void> => {
    try {
      await session.settled();
      setProgress({ job: '', state: 'running', progress: 0, step: 'prepare' });
      const started = await host.call('publish.start', { course, target: targetId, language, options, path: file });
      job.current = started.job;
    } catch (error) {
      setProgress(null);
      report(error);
    }
  };
  const errors = problems.filter(
    (one) => one.severity === 'error' && (one.at.language === undefined || one.at.language === language),
  );
  const running = progress?.state === 'running';
  const done = progress?.state === 'done';
  const number = new Intl.NumberFormat(i18n.language === 'ar' ? 'ar-MA-u-nu-latn' : i18n.language, {
    maximumFractionDigits: 1,
  });
  const size = (bytes: number): string =>
    bytes < 1_000_000
      ? t('publish.kb', { size: number.format(bytes / 1000) })
      : t('publish.mb', { size: number.format(bytes / 1_000_000) });

  const placeHelp = `destination.${destination.id}.${targetId}.about`;
  const formatHelp = i18n.exists(placeHelp) ? placeHelp : `publish.format.${targetId}`;

  if (choosing)
    return (
      <FileDialog
        mode="save"
        kind={targetId === 'web' ? 'folder' : 'package'}
        suggested={file}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          setFile(chosen);
          setChoosing(false);
        }}
      />
    );
  return (
    <Dialog
      title={t('publish.title')}
      size="large"
      onClose={onClose}
      dismissable={!running}
      actions={
        done ? (
          <>
            {progress.path && description.capabilities.includes('reveal-in-folder') ? (
              <button
                type="button"
                className="nb-button"
                onClick={() => void host.call('files.reveal', { path: progress.path! }).catch(report)}
              >
                {t('publish.reveal')}
              </button>
            ) : null}
            <button type="button" className="nb-button" onClick={() => setProgress(null)}>
              {t('publish.again')}
            </button>
            <button type="button" className="nb-button nb-button-main" onClick={onClose}>
              {t('dialog.close')}
            </button>
          </>
        ) : running ? (
          <button
            type="button"
            className="nb-button"
            onClick={() => job.current && void host.call('publish.cancel', { job: job.current }).catch(report)}
          >
            {t('dialog.cancel')}
          </button>
        ) : (
          <>
            <button type="button" className="nb-button" onClick={onClose}>
              {t('dialog.cancel')}
            </button>
            <button
              type="button"
              className="nb-button nb-button-main"
              disabled={!target || file === ''}
              onClick={() => void start()}
            >
              <Icon name="publish" />
              {t(errors.length > 0 ? 'publish.anyway' : 'publish.start')}
            </button>
          </>
        )
      }
    >
      {running || done ? (
        <div className="nb-publish-progress">
          <label>
            <span>{done ? t('publish.done') : t(`publish.step.${progress.step}`)}</span>
            <progress max={1} value={done ? 1 : progress.progress} />
          </label>
          {done ? (
            <>
              <p className="nb-path" dir="ltr">
                {progress.path}
              </p>
              {progress.bytes === undefined ? null : <p>{t('publish.weight', { size: size(progress.bytes) })}</p>}
              {progress.weight ? (
                <ul className="nb-weights">
                  {Object.entries(progress.weight)
                    .filter(([, bytes]) => bytes > 0)
                    .map(([kind, bytes]) => (
                      <li key={kind}>
                        {t(`weight.${kind}`)} <span>{size(bytes)}</span>
                      </li>
                    ))}
                </ul>
              ) : null}
              {progress.diagnostics && progress.diagnostics.length > 0 ? (
                <ProblemList problems={progress.diagnostics} onGo={onGo} />
              ) : null}
              <h3>{t('publish.next', { place: t(`destination.${destination.id}`) })}</h3>
              <ol className="nb-steps">
                {stepKeys(destination.id, targetId, (key) => i18n.exists(key)).map((key) => (
                  <li key={key}>{t(key)}</li>
                ))}
              </ol>
            </>
          ) : null}
        </div>
      ) : (
        <>
          {progress?.state === 'failed' && progress.failure ? (
            <p className="nb-banner nb-banner-bad">
              {explain(new AppError(progress.failure.code, progress.failure.params))}
            </p>
          ) : null}
          {progress?.state === 'cancelled' ? <p className="nb-banner">{t('publish.cancelled')}</p> : null}
          <fieldset className="nb-cards">
            <legend>{t('publish.where')}</legend>
            {destinations.map((one) => (
              <label key={one.id} className={one.id === destination.id ? 'nb-card nb-card-on' : 'nb-card'}>
                <input
                  type="radio"
                  name="destination"
                  checked={one.id === destination.id}
                  onChange={() => {
                    setDestination(one);
                    setTargetId(one.targets[0]!);
                  }}
                />
                <Icon path={one.icon} />
                <strong>{t(`destination.${one.id}`)}</strong>
                <small>{t(`destination.${one.id}.about`)}</small>
              </label>
            ))}
          </fieldset>
          <div className="nb-form-grid">
            {destination.targets.length > 1 ? (
              <div>
                <label className="nb-field">
                  <span className="nb-field-label">{t('publish.format')}</span>
                  <select
                    className="nb-input"
                    value={targetId}
                    aria-describedby="format-help"
                    onChange={(event) => setTargetId(event.target.value)}
                  >
                    {destination.targets.map((one) => (
                      <option key={one} value={one}>
                        {t(`preview.target.${one}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <p id="format-help" className="nb-hint">
                  {t(formatHelp)}
                </p>
              </div>
            ) : null}
            <label className="nb-field">
              <span className="nb-field-label">{t('publish.language')}</span>
              <select className="nb-input" value={language} onChange={(event) => setLanguage(event.target.value)}>
                {languages.map((one) => (
                  <option key={one} value={one}>
                    {languageNames[one] ?? one}
                  </option>
                ))}
              </select>
            </label>
            {target ? (
              <OptionsForm
                schema={target.options}
                without={destination.without ?? []}
                values={options}
                onChange={setOptions}
              />
            ) : null}
          </div>
          <div className="nb-field">
            <span className="nb-field-label">{t('publish.file')}</span>
            <span className="nb-row-actions">
              <input
                className="nb-input nb-grow"
                dir="ltr"
                aria-label={t('publish.file')}
                value={file}
                onChange={(event) => setFile(event.target.value)}
              />
              <button type="button" className="nb-button" onClick={() => setChoosing(true)}>
                {t('file.choose')}
              </button>
            </span>
          </div>
          {errors.length > 0 ? (
            <section className="nb-publish-problems">
              <h3>{t('publish.problems', { count: errors.length })}</h3>
              <ProblemList
                problems={errors.slice(0, 8)}
                onGo={(problem) => {
                  onGo(problem);
                  onClose();
                }}
              />
            </section>
          ) : (
            <p className="nb-hint">{t('publish.ready')}</p>
          )}
          <LearnerEffects
            course={course}
            target={targetId}
            language={language}
            options={options}
            onGo={(problem) => {
              onGo(problem);
              onClose();
            }}
          />
        </>
      )}
    </Dialog>
  );
}
