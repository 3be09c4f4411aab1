import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type Id } from '@nibras/base';
import { applyAsAuthor, defaultLanguage, nodeTitle, pickText } from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import type { CourseSession, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { FileDialog } from '../home/file-dialog.tsx';
import { parentFolder } from '../publish/publish-dialog.tsx';

interface BankFileProps {
  readonly course: string;
  readonly session: CourseSession;
  readonly bank: Id;
}

const mostNamed = 8;

/** Names the questions that were changed here since they came, and asks whether an update may replace them. */
function OwnQuestions({
  own,
  update,
  replaceOwn,
  onReplaceOwn,
}: {
  readonly own: HostOutput<'bank.look'>['own'];
  readonly update: boolean;
  readonly replaceOwn: boolean;
  readonly onReplaceOwn: (replace: boolean) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { language, document } = useCourseEditing();
  return (
    <section className="nb-bank-own" aria-label={t('bank.ownTitle')}>
      <p>{t('bank.own', { count: own.length })}</p>
      <ul className="nb-list">
        {own.slice(0, mostNamed).map(({ question, stem }) => (
          <li key={question}>
            <bdi>{pickText(stem, language, defaultLanguage(document)) || t('bank.noStem')}</bdi>
          </li>
        ))}
        {own.length > mostNamed ? <li>{t('bank.ownMore', { count: own.length - mostNamed })}</li> : null}
      </ul>
      <label className="nb-field nb-field-switch">
        <input
          type="checkbox"
          checked={update && replaceOwn}
          disabled={!update}
          onChange={(event) => onReplaceOwn(event.target.checked)}
        />
        <span>{t('bank.replaceOwn')}</span>
      </label>
    </section>
  );
}

/** Says what adding a file's questions would come to, and adds them. */
function AddFromFile({
  course,
  session,
  bank,
  path,
  onClose,
}: BankFileProps & { readonly path: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { document, undo, language } = useCourseEditing();
  const { host, report, notify } = useStudio();
  const [from, setFrom] = useState('');
  const [update, setUpdate] = useState(false);
  const [replaceOwn, setReplaceOwn] = useState(false);
  const [found, setFound] = useState<HostOutput<'bank.look'> | null>(null);
  useEffect(() => {
    let stopped = false;
    const look = async (): Promise<void> => {
      await session.settled();
      const next = await host.call('bank.look', { course, path, ...(from === '' ? {} : { from }) });
      if (!stopped) setFound(next);
    };
    look().catch((error: unknown) => {
      report(error);
      onClose();
    });
    return () => {
      stopped = true;
    };
  }, [host, course, session, path, from, report, onClose]);
  if (!found) return null;
  const add = async (): Promise<void> => {
    await host.call('version.create', { course, name: t('bank.versionBefore') });
    const { added, updated, kept, change } = await host.call('bank.bring', {
      course,
      path,
      ...(from === '' ? {} : { from }),
      into: bank,
      update,
      replaceOwn,
    });
    applyAsAuthor(document, undo, change);
    notify('good', [t('bank.added', { added, updated }), kept > 0 ? t('bank.kept', { kept }) : ''].join(' ').trim());
    onClose();
  };
  return (
    <Dialog
      title={t('bank.read')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="nb-button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button
            type="button"
            className="nb-button nb-button-main"
            disabled={found.added === 0 && !(update && found.changed > (replaceOwn ? 0 : found.own.length))}
            onClick={() => void add().catch(report)}
          >
            {t('bank.addNow')}
          </button>
        </>
      }
    >
      <p className="nb-hint">{t('bank.readHint')}</p>
      {found.banks.length > 0 ? (
        <label className="nb-field">
          <span className="nb-field-label">{t('bank.fromBank')}</span>
          <select className="nb-input" value={from} onChange={(event) => setFrom(event.target.value)}>
            <option value="">{t('bank.fromAll')}</option>
            {found.banks.map(({ id, title, count }) => (
              <option key={id} value={id}>
                {pickText(title, language, language) || t('bank.untitled')} ({count})
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div role="status">
        <ul className="nb-list">
          <li>{t('bank.toAdd', { count: found.added })}</li>
          {found.changed > 0 ? <li>{t('bank.known', { count: found.changed })}</li> : null}
          {found.same > 0 ? <li>{t('bank.same', { count: found.same })}</li> : null}
        </ul>
      </div>
      {found.changed > 0 ? (
        <label className="nb-field nb-field-switch">
          <input type="checkbox" checked={update} onChange={(event) => setUpdate(event.target.checked)} />
          <span>
            {t('bank.update')}
            <small>{t(found.own.length > 0 ? 'bank.updateHintOwn' : 'bank.updateHint')}</small>
          </span>
        </label>
      ) : null}
      {found.own.length > 0 ? (
        <OwnQuestions own={found.own} update={update} replaceOwn={replaceOwn} onReplaceOwn={setReplaceOwn} />
      ) : null}
    </Dialog>
  );
}

/** A bank as a file: written for other courses, or filled from one. */
export function BankFiles({ course, path, session, bank }: BankFileProps & { readonly path: string }): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const { host, report, notify } = useStudio();
  const [step, setStep] = useState<'save' | 'open' | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [replacing, setReplacing] = useState<string | null>(null);
  const [close] = useState(() => () => setChosen(null));
  const title = pickText(nodeTitle(document, bank), language, defaultLanguage(document)) || t('bank.untitled');
  const name = title.replace(/[<>:"/\\|?*]/g, ' ').trim();
  const save = async (to: string, overwrite: boolean): Promise<void> => {
    await session.settled();
    try {
      const { count } = await host.call('bank.save', { course, bank, path: to, overwrite });
      notify('good', t('bank.saved', { count }));
    } catch (error) {
      if (error instanceof AppError && error.code === 'file.exists' && !overwrite) setReplacing(to);
      else report(error);
    }
  };
  return (
    <>
      <MenuButton
        label={t('bank.files')}
        entries={[
          { id: 'save', label: t('bank.save'), run: () => setStep('save') },
          ...(readOnly ? [] : [{ id: 'open', label: t('bank.read'), run: () => setStep('open') }]),
        ]}
      >
        <Icon name="folder" />
      </MenuButton>
      {step !== null ? (
        <FileDialog
          mode={step}
          kind="course"
          title={t(step === 'save' ? 'bank.save' : 'bank.read')}
          {...(step === 'save'
            ? { suggested: `${parentFolder(path)}${path.includes('\\') ? '\\' : '/'}${name}.nibras` }
            : {})}
          onClose={() => setStep(null)}
          onChoose={(to) => {
            setStep(null);
            if (step === 'save') void save(to, false);
            else setChosen(to);
          }}
        />
      ) : null}
      {chosen !== null ? (
        <AddFromFile course={course} session={session} bank={bank} path={chosen} onClose={close} />
      ) : null}
      {replacing !== null ? (
        <Dialog
          title={t('bank.replace')}
          size="small"
          onClose={() => setReplacing(null)}
          actions={
            <>
              <button type="button" className="nb-button" onClick={() => setReplacing(null)}>
                {t('dialog.cancel')}
              </button>
              <button
                type="button"
                className="nb-button nb-button-main"
                onClick={() => {
                  setReplacing(null);
                  void save(replacing, true);
                }}
              >
                {t('bank.replaceNow')}
              </button>
            </>
          }
        >
          <p className="nb-path">
            <bdi dir="ltr">{replacing}</bdi>
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
