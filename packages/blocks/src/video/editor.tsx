import { defineBlockEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { MediaFields, MediaView } from '../media/media-editor.tsx';
import { AssetField } from '../media/media-parts.tsx';
import type { VideoSettings } from './model.ts';

export const videoEditor = defineBlockEditor({
  type: 'video',
  group: 'media',
  icon: 'M4 6h11v12H4zM15 10l5-3v10l-5-3',
  keywords: 'film movie mp4 vidéo فيديو',
  View: ({ block }) => <MediaView block={block} element="video" />,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<VideoSettings>(block);
    return (
      <>
        <MediaFields block={block} element="video" />
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
