import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

type Listing = HostOutput<'files.list'>;
const baseName = (path: string): string => path.replace(/^.*[\\/]/, '');
const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');

/** Chooses a file or folder: the system's own dialog where the host has one, else a list of folders. */
export function FileDialog({
  mode,
  kind,
  title,
  suggested,
  onChoose,
  onClose,
}: {
  readonly mode: 'open' | 'save';
  readonly kind: 'course' | 'package' | 'folder' | 'questions';
  readonly title?: string;
  readonly suggested?: string;
  readonly onChoose: (path: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report, description } = useStudio();
  const formats = useFormats();
  const native = description.capabilities.includes('native-dialogs');
  const [listing, setListing] = useState<Listing | null>(null);
  const [name, setName] = useState(suggested ? baseName(suggested) : '');
  const asked = useRef(false);

  const list = useCallback(
    (folder?: string) => host.call('files.list', folder ? { folder } : {}).then(setListing, report),
    [host, report],
  );
  useEffect(() => {
    if (!native) return void list(suggested ? folderOf(suggested) : undefined);
    if (asked.current) return;
    asked.current = true;
    const answer =
      mode === 'open'
        ? host.call('files.choose-open', { kind: kind === 'questions' ? kind : 'course' })
        : host.call('files.choose-save', { suggestedName: suggested ?? '', kind });
    answer.then(({ path }) => (path ? onChoose(path) : onClose()), report);
    // Asked once when the dialog opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (native) return null;

  const join = (folder: string, file: string): string =>
    `${folder.replace(/[\\/]$/, '')}${folder.includes('\\') ? '\\' : '/'}${file}`;
  const finish = (): void => {
    if (!listing || name.trim() === '') return;
    const packed = /(\.tar\.gz|\.imscc)$/i.exec(suggested ?? '')?.[0] ?? '.zip';
    const extension = kind === 'course' ? '.nibras' : kind === 'package' ? packed : '';
    const file =
      extension !== '' && !name.toLowerCase().endsWith(extension) ? `${name.trim()}${extension}` : name.trim();
    onChoose(join(listing.folder, file));
  };
  const entries = (listing?.entries ?? []).filter(
    (entry) =>
      entry.kind === 'folder' ||
      entry.kind === kind ||
      // Some formats of questions are packages.
      (kind === 'questions' && entry.kind === 'package'),
  );
  return (
    <Dialog
      title={title ?? t(mode === 'open' ? 'file.open' : 'file.save')}
      onClose={onClose}
      actions={
        mode === 'save' ? (
          <>
            <button type="button" className="nb-button" onClick={onClose}>
              {t('dialog.cancel')}
            </button>
            <button
              type="button"
              className="nb-button nb-button-main"
              disabled={name.trim() === '' || !listing}
              onClick={finish}
            >
              {t('file.saveHere')}
            </button>
          </>
        ) : undefined
      }
    >
      <div className="nb-row-actions">
        <button
          type="button"
          className="nb-button"
          disabled={!listing?.parent}
          onClick={() => void list(listing?.parent)}
        >
          <Icon name="back" />
          {t('file.parent')}
        </button>
        <span className="nb-path nb-grow" dir="ltr">
          {listing?.folder ?? ''}
        </span>
      </div>
      <ul className="nb-list nb-file-list">
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className="nb-problem"
              onClick={() => {
                if (entry.kind === 'folder') void list(entry.path);
                else if (mode === 'open') onChoose(entry.path);
                else setName(entry.name);
              }}
            >
              <Icon name={entry.kind === 'folder' ? 'folder' : 'page'} />
              <bdi className="nb-grow">{entry.name}</bdi>
              <small>{formats.dateTime(entry.modified)}</small>
            </button>
          </li>
        ))}
      </ul>
      {listing && entries.length === 0 ? <p className="nb-hint">{t('file.emptyFolder')}</p> : null}
      {mode === 'save' ? (
        <label className="nb-field">
          <span className="nb-field-label">{t(kind === 'folder' ? 'file.folderName' : 'file.name')}</span>
          <input
            className="nb-input"
            dir="auto"
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finish();
            }}
          />
        </label>
      ) : null}
    </Dialog>
  );
}
