import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { defineBlockEditor, PlainSlotField, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { AssetField } from '../media/media-parts.tsx';
import type { MediaSettings } from '../media/media-settings.ts';

function AudioView({ block }: { readonly block: Id }): ReactNode {
  const { say, assetUrl } = useCourseEditing();
  const settings = useBlockSettings<MediaSettings>(block);
  return (
    <figure className="nb-media">
      {settings.asset ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are asked for in the inspector and by the check
        <audio controls preload="metadata" src={assetUrl(settings.asset[0])} aria-label={settings.asset[1]} />
      ) : (
        <AssetField block={block} setting="asset" value={undefined} accept="audio/*" label={say('audio.choose')} />
      )}
      <SlotEditor
        block={block}
        slot="transcript"
        kind="rich"
        label={say('slot.transcript')}
        placeholder={say('slot.transcriptHere')}
        className="nb-caption"
      />
    </figure>
  );
}

export const audioEditor = defineBlockEditor({
  type: 'audio',
  group: 'media',
  icon: 'M5 10v4h3l4 4V6L8 10zM16 9a4 4 0 0 1 0 6M18 6a8 8 0 0 1 0 12',
  keywords: 'sound voice mp3 son صوت',
  View: AudioView,
  Inspector: ({ block }) => {
    const { say, language } = useCourseEditing();
    const settings = useBlockSettings<MediaSettings>(block);
    return (
      <>
        <AssetField block={block} setting="asset" value={settings.asset} accept="audio/*" label={say('audio.choose')} />
        <PlainSlotField block={block} slot="title" label={say('slot.title')} />
        <AssetField
          block={block}
          setting={`captions/${language}`}
          value={settings.captions[language]}
          accept=".vtt,text/vtt"
          label={say('media.captions')}
        />
      </>
    );
  },
});
