import { defineBlockEditor } from '@nibras/editor-kit';
import { MediaFields, MediaView } from '../media/media-editor.tsx';

export const audioEditor = defineBlockEditor({
  type: 'audio',
  group: 'media',
  icon: 'M5 10v4h3l4 4V6L8 10zM16 9a4 4 0 0 1 0 6M18 6a8 8 0 0 1 0 12',
  keywords: 'sound voice mp3 son صوت',
  View: ({ block }) => <MediaView block={block} element="audio" />,
  Inspector: ({ block }) => <MediaFields block={block} element="audio" />,
});
