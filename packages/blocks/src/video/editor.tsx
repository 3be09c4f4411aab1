import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { defineBlockEditor, PlainSlotField, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { AssetField } from '../media/media-parts.tsx';
import type { VideoSettings } from './model.ts';

function VideoView({ block }: { readonly block: Id }): ReactNode {
  const { say, assetUrl } = useCourseEditing();
  const settings = useBlockSettings<VideoSettings>(block);
  return (
    <figure className="nb-media">
      {settings.asset ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are asked for in the inspector and by the check
        <video controls preload="metadata" src={assetUrl(settings.asset[0])} aria-label={settings.asset[1]} />
      ) : (
        <AssetField block={block} setting="asset" value={undefined} accept="video/*" label={say('video.choose')} />
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

export const videoEditor = defineBlockEditor({
  type: 'video',
  group: 'media',
  icon: 'M4 6h11v12H4zM15 10l5-3v10l-5-3',
  keywords: 'film movie mp4 vidéo فيديو',
  View: VideoView,
  Inspector: ({ block }) => {
    const { say, language } = useCourseEditing();
    const settings = useBlockSettings<VideoSettings>(block);
    return (
      <>
        <AssetField block={block} setting="asset" value={settings.asset} accept="video/*" label={say('video.choose')} />
        <PlainSlotField block={block} slot="title" label={say('slot.title')} />
        <AssetField
          block={block}
          setting={`captions/${language}`}
          value={settings.captions[language]}
          accept=".vtt,text/vtt"
          label={say('media.captions')}
        />
        <AssetField
          block={block}
          setting="poster"
          value={settings.poster}
          accept="image/*"
          label={say('video.poster')}
        />
      </>
    );
  },
});
