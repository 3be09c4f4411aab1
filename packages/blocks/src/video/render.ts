import type { BlockRenderer } from '../define.ts';
import { mediaHtml } from '../media/media-html.ts';
import { mediaStyles } from '../media/styles.ts';
import type { VideoSettings } from './model.ts';

export const videoRenderer: BlockRenderer<VideoSettings> = {
  styles: [mediaStyles],
  render(block, context) {
    const { asset, poster } = block.settings;
    const picture = poster && context.asset(poster[0]);
    const size = asset && asset[3] > 0 && asset[4] > 0 ? ` width="${asset[3]}" height="${asset[4]}"` : '';
    return mediaHtml(block, context, 'video', ` playsinline${size}${picture ? ` poster="${picture.path}"` : ''}`);
  },
};
