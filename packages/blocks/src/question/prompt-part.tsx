import { type ReactNode, useState } from 'react';
import type { Id } from '@nibras/base';
import {
  PlainSlotField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
  useShared,
} from '@nibras/editor-kit';
import type { AssetSetting } from '../media/asset-setting.ts';
import { AssetField } from '../media/media-parts.tsx';
import { type PromptSettings, promptKind } from './prompt-slots.ts';

/** A sound or film; its words stand below it. */
function Heard({
  element: Player,
  file: [hash, name],
}: {
  readonly element: 'audio' | 'video';
  readonly file: AssetSetting;
}): ReactNode {
  const { assetUrl } = useCourseEditing();
  return <Player controls preload="metadata" src={assetUrl(hash)} aria-label={name} />;
}

/** What stands above the stem, with the words that stand for it; offered as a quiet button until there is a file. */
export function PromptPart({ block }: { readonly block: Id }): ReactNode {
  const { say, assetUrl, selectedBlock, readOnly, language, document } = useCourseEditing();
  const settings = useBlockSettings<PromptSettings>(block);
  const set = useSetSetting(block);
  const [wanted, setWanted] = useState(false);
  const record = document.blocks.get(block);
  const alt = useShared(record, () => String(record?.get(`text/promptalt/${language}`) ?? ''), {
    key: `${block} ${language}`,
  });
  const { prompt, captions } = settings;
  const kind = promptKind(settings);
  const here = selectedBlock === block && !readOnly;
  const file = (
    <AssetField
      block={block}
      setting="prompt"
      value={prompt}
      accept="image/*,audio/*,video/*"
      label={say('prompt.choose')}
    />
  );
  if (!prompt || !kind) {
    if (!here) return null;
    if (wanted) return file;
    return (
      <button type="button" className="nb-quiet-button" onClick={() => setWanted(true)}>
        + {say('prompt.add')}
      </button>
    );
  }
  return (
    <div className="nb-prompt">
      {kind === 'image' ? (
        <img src={assetUrl(prompt[0])} alt={alt} width={prompt[3] || undefined} height={prompt[4] || undefined} />
      ) : (
        <Heard element={kind} file={prompt} />
      )}
      {kind === 'image' && alt === '' ? <p className="nb-missing">{say('picture.altMissing')}</p> : null}
      {here && kind === 'image' ? (
        <PlainSlotField
          block={block}
          slot="promptalt"
          label={say('picture.alt')}
          placeholder={say('region.altHint')}
          multiline
        />
      ) : null}
      {kind === 'image' ? null : (
        <SlotEditor
          block={block}
          slot="prompttranscript"
          kind="rich"
          label={say('slot.transcript')}
          placeholder={say('slot.transcriptHere')}
          className="nb-caption"
        />
      )}
      {here && kind !== 'image' ? (
        <AssetField
          block={block}
          setting={`captions/${language}`}
          value={captions[language]}
          accept=".vtt,text/vtt"
          label={say('media.captions')}
        />
      ) : null}
      {here ? (
        <>
          {file}
          <button type="button" className="nb-quiet-button" onClick={() => set('prompt', undefined)}>
            {say('prompt.remove')}
          </button>
        </>
      ) : null}
    </div>
  );
}
