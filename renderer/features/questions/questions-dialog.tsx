import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@nibras/base';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDialog } from '../home/file-dialog.tsx';
import { parentFolder } from '../publish/publish-dialog.tsx';

const places = ['bank', 'pages'] as const;
type Place = (typeof places)[number];
const sources = ['all', 'pages', 'banks'] as const;
type Source = (typeof sources)[number];

/** What an exchange came to: how many questions, and what could not be carried. */
interface Outcome {
  readonly count: number;
  readonly node?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function Remarks({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): ReactNode {
  const { t } = useTranslation();
  if (diagnostics.length === 0) return <p>{t('questions.nothing-lost')}</p>;
  return (
    <ul className="nb-list nb-remarks">
      {diagnostics.map((one, index) => (
        <li key={index} data-severity={one.severity}>
          {t(`problem.${one.code}`, { ...one.params })}
        </li>
      ))}
    </ul>
  );
}

/** Reads questions of another tool into the course, and says what could not be taken over. */
export function ImportQuestionsDialog({
  read,
  onGo,
  onClose,
}: {
  readonly read: (path: string, into: Place) => Promise<Outcome>;
  readonly onGo: (node: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { report } = useStudio();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>('bank');
  const [busy, setBusy] = useState(false);
  if (path === null)
    return (
      <FileDialog
        mode="open"
        kind="questions"
        title={t('command.questions.import')}
        onClose={onClose}
        onChoose={setPath}
      />
    );
  if (!outcome)
    return (
      <Dialog
        title={t('command.questions.import')}
        onClose={onClose}
        dismissable={!busy}
        actions={
          <>
            <button type="button" className="nb-button" disabled={busy} onClick={onClose}>
              {t('dialog.cancel')}
            </button>
            <button
              type="button"
              className="nb-button nb-button-main"
              disabled={busy}
              onClick={() => {
                setBusy(true);
                void read(path, place).then(setOutcome, (error: unknown) => {
                  report(error);
                  onClose();
                });
              }}
            >
              {t('questions.import')}
            </button>
          </>
        }
      >
        <p className="nb-path" dir="ltr">
          {path}
        </p>
        <fieldset className="nb-choices">
          <legend>{t('questions.into')}</legend>
          {places.map((one) => (
            <label key={one} className="nb-choice">
              {t(`questions.into.${one}`)}
              <input
                type="radio"
                name="into"
                aria-describedby={`into-${one}`}
                checked={one === place}
                onChange={() => setPlace(one)}
              />
              <small id={`into-${one}`}>{t(`questions.into.${one}.about`)}</small>
            </label>
          ))}
        </fieldset>
      </Dialog>
    );
  const { node } = outcome;
  return (
    <Dialog
      title={t('questions.read', { count: outcome.count })}
      onClose={onClose}
      actions={
        <button
          type="button"
          className="nb-button nb-button-main"
          onClick={() => {
            if (node) onGo(node);
            onClose();
          }}
        >
          {t(node ? 'questions.show' : 'dialog.close')}
        </button>
      }
    >
      <Remarks diagnostics={outcome.diagnostics} />
    </Dialog>
  );
}

const formats = ['moodle-xml', 'gift', 'aiken', 'csv', 'qti2', 'qti3', 'cc11', 'cc13', 'olx', 'olx-dogwood'] as const;
const endings: Readonly<Record<string, string>> = {
  gift: '.gift.txt',
  'moodle-xml': '.xml',
  aiken: '.aiken.txt',
  csv: '.csv',
  cc11: '-cc11.imscc',
  cc13: '-cc13.imscc',
};

/** Writes the questions of the course in the format of another tool, and says what that format does not carry. */
export function ExportQuestionsDialog({
  path,
  banks,
  write,
  onClose,
}: {
  readonly path: string;
  /** Whether the course has banks, so that one may choose. */
  readonly banks: boolean;
  readonly write: (format: string, path: string, from: Source) => Promise<Outcome>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { report } = useStudio();
  const [format, setFormat] = useState<string>(formats[0]);
  const [from, setFrom] = useState<Source>('all');
  const [choosing, setChoosing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const separator = path.includes('\\') ? '\\' : '/';
  const name = path.replace(/^.*[\\/]/, '').replace(/\.nibras$/i, '');
  if (choosing)
    return (
      <FileDialog
        mode="save"
        kind="questions"
        suggested={`${parentFolder(path)}${separator}${name}${endings[format] ?? `-${format}.zip`}`}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          setChoosing(false);
          void write(format, chosen, from).then(setOutcome, report);
        }}
      />
    );
  if (outcome)
    return (
      <Dialog
        title={t('questions.written', { count: outcome.count })}
        onClose={onClose}
        actions={
          <button type="button" className="nb-button nb-button-main" onClick={onClose}>
            {t('dialog.close')}
          </button>
        }
      >
        <Remarks diagnostics={outcome.diagnostics} />
      </Dialog>
    );
  return (
    <Dialog
      title={t('command.questions.export')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="nb-button" onClick={onClose}>
            {t('dialog.cancel')}
          </button>
          <button type="button" className="nb-button nb-button-main" onClick={() => setChoosing(true)}>
            {t('file.choose')}
          </button>
        </>
      }
    >
      {banks ? (
        <label className="nb-field">
          <span className="nb-field-label">{t('questions.from')}</span>
          <select className="nb-input" value={from} onChange={(event) => setFrom(event.target.value as Source)}>
            {sources.map((one) => (
              <option key={one} value={one}>
                {t(`questions.from.${one}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <fieldset className="nb-choices">
        <legend>{t('questions.format')}</legend>
        {formats.map((one) => (
          <label key={one} className="nb-choice">
            {t(`questions.format.${one}`)}
            <input
              type="radio"
              name="format"
              aria-describedby={`format-${one}`}
              checked={one === format}
              onChange={() => setFormat(one)}
            />
            <small id={`format-${one}`}>{t(`questions.format.${one}.about`)}</small>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
