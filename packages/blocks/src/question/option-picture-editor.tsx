import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { Id } from '@nibras/base';
import { edit } from '@nibras/course';
import {
  PlainSlotField,
  SelectField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { toAssetSetting } from '../media/asset-setting.ts';
import { hasOptionPictures, optionPictureSizes, type PicturedChoice } from './option-pictures.ts';
import { useSlotTexts } from './question-parts.tsx';

const pictureIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));

/** Something else than the picture itself was copied: text that belongs into the option. */
const hasWords = (data: DataTransfer): boolean =>
  data.getData('text/plain').trim() !== '' ||
  (new DOMParser().parseFromString(data.getData('text/html'), 'text/html').body.textContent ?? '').trim() !== '';

/** Ways to give an option its picture: from a file, pasted and dropped. */
export interface OptionPicture {
  readonly busy: boolean;
  readonly over: boolean;
  readonly take: (file: File | undefined) => void;
  readonly remove: () => void;
  /** For the element that pictures may be pasted into and dropped onto. */
  readonly on: {
    readonly onPasteCapture: (event: ClipboardEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDropCapture: (event: DragEvent) => void;
  };
}

export function useOptionPicture(block: Id, option: Id): OptionPicture {
  const { document, upload, report, readOnly } = useCourseEditing();
  const set = useSetSetting(block);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const store = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const asset = await upload(file);
      set(`pictures/${option}`, toAssetSetting({ ...asset, width: asset.width ?? 0, height: asset.height ?? 0 }));
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  const take = (file: File | undefined): void => {
    if (file && !readOnly) void store(file);
  };
  return {
    busy,
    over,
    take,
    remove: () =>
      edit(document, () => {
        set(`pictures/${option}`, undefined);
        set(`decorative/${option}`, undefined);
      }),
    on: {
      onPasteCapture(event) {
        const file = pictureIn(event.clipboardData);
        if (readOnly || !file || hasWords(event.clipboardData)) return;
        event.preventDefault();
        event.stopPropagation();
        take(file);
      },
      onDragOver(event) {
        if (readOnly || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDropCapture(event) {
        setOver(false);
        const file = pictureIn(event.dataTransfer);
        if (readOnly || !file) return;
        event.preventDefault();
        event.stopPropagation();
        take(file);
      },
    },
  };
}

/** The button of an option's row that opens the choice of a file. */
export function OptionPictureButton({
  picture: { busy, take },
  has,
  name,
}: {
  readonly picture: OptionPicture;
  readonly has: boolean;
  readonly name: string;
}): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const input = useRef<HTMLInputElement>(null);
  if (readOnly) return null;
  const label = `${say(has ? 'option.replacePicture' : 'option.addPicture')} – ${name}`;
  return (
    <span className="nb-row-buttons nb-picture-button">
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="nb-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        aria-label={label}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="nb-icon-button"
        aria-label={label}
        title={label}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        <svg
          viewBox="0 0 24 24"
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5a1 1 0 1 0 0-.01" />
        </svg>
      </button>
    </span>
  );
}

/** The picture of an option below its row, with the words that stand for it. */
export function OptionPictureView({
  block,
  option,
  name,
  picture: { busy, remove },
}: {
  readonly block: Id;
  readonly option: Id;
  readonly name: string;
  readonly picture: OptionPicture;
}): ReactNode {
  const { say, assetUrl, selectedBlock, readOnly } = useCourseEditing();
  const settings = useBlockSettings<PicturedChoice>(block);
  const set = useSetSetting(block);
  const [alt = '', words = ''] = useSlotTexts(block, [`alt:${option}`, `option:${option}`]);
  const asset = settings.pictures[option];
  if (!asset) return busy ? <p className="nb-hint nb-option-picture">{say('asset.storing')}</p> : null;
  const decorative = settings.decorative[option] === true;
  const here = selectedBlock === block && !readOnly;
  return (
    <div className="nb-option-picture">
      <img
        src={assetUrl(asset[0])}
        alt={decorative ? '' : alt}
        width={asset[3] || undefined}
        height={asset[4] || undefined}
      />
      {!decorative && alt.trim() === '' ? <p className="nb-missing">{say('picture.altMissing')}</p> : null}
      {here ? (
        <div>
          {decorative ? null : (
            <PlainSlotField
              block={block}
              slot={`alt:${option}`}
              label={`${say('picture.alt')} – ${name}`}
              placeholder={say('region.altHint')}
            />
          )}
          {decorative || words.trim() !== '' ? (
            <SwitchField
              label={say('option.decorative')}
              hint={say('option.decorativeHint')}
              value={decorative}
              onChange={(value) => set(`decorative/${option}`, value || undefined)}
            />
          ) : null}
          <button
            type="button"
            className="nb-quiet-button"
            onClick={remove}
            aria-label={`${say('option.removePicture')} – ${name}`}
          >
            {say('option.removePicture')}
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** How large the pictures of all options are, once there is one. */
export function OptionPictureFields({ block }: { readonly block: Id }): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<PicturedChoice>(block);
  const set = useSetSetting(block);
  if (!hasOptionPictures(settings)) return null;
  return (
    <SelectField
      label={say('option.pictureSize')}
      value={settings.pictureSize}
      choices={optionPictureSizes.map((value) => ({ value, label: say(`option.pictureSize.${value}`) }))}
      onChange={(value) => set('pictureSize', value)}
    />
  );
}
