import { type ReactNode, useRef, useState } from 'react';
import { type Id } from '@nibras/base';
import { useCourseEditing, useSetSetting } from '@nibras/editor-kit';
import { type AssetSetting, toAssetSetting } from './asset-setting.ts';

/** Where a file is chosen, dropped or replaced. `setting` names the setting that holds it. */
export function AssetField({
  block,
  setting,
  value,
  accept,
  label,
}: {
  readonly block: Id;
  readonly setting: string;
  readonly value: AssetSetting | undefined;
  readonly accept: string;
  readonly label: string;
}): ReactNode {
  const { upload, report, say, readOnly } = useCourseEditing();
  const set = useSetSetting(block);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    try {
      const asset = await upload(file);
      set(setting, toAssetSetting({ ...asset, width: asset.width ?? 0, height: asset.height ?? 0 }));
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  if (readOnly) return value ? <p className="nb-hint">{value[1]}</p> : null;
  return (
    <div
      className={over ? 'nb-drop nb-drop-over' : 'nb-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <input
        ref={input}
        type="file"
        accept={accept}
        className="nb-visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <button type="button" className="nb-button" disabled={busy} onClick={() => input.current?.click()}>
        {busy ? say('asset.storing') : value ? say('asset.replace') : label}
      </button>
      <span className="nb-hint">{value ? value[1] : say('asset.orDrop')}</span>
    </div>
  );
}
