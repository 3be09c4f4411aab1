import type { BlockRenderer } from '../define.ts';
import { mediaHtml } from '../media/media-html.ts';
import type { MediaSettings } from '../media/media-settings.ts';
import { mediaStyles } from '../media/styles.ts';

export const audioRenderer: BlockRenderer<MediaSettings> = {
  styles: [mediaStyles],
  render: (block, context) => mediaHtml(block, context, 'audio'),
};
