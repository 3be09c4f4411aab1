import { escapeHtml } from '@nibras/base';
import type { BlockRenderer } from '../define.ts';
import { fromAssetSetting } from '../media/asset-setting.ts';
import type { PictureSettings } from './model.ts';
import { pictureStyles } from './styles.ts';

/** A figure; the size is stated so that the page does not jump when the picture arrives. */
export const pictureRenderer: BlockRenderer<PictureSettings> = {
  styles: [pictureStyles],
  render(block, context) {
    const { decorative, size } = block.settings;
    const asset = block.settings.variants[context.language] ?? block.settings.asset;
    if (!asset) return '';
    const chosen = fromAssetSetting(asset);
    const shown = context.asset(chosen.hash);
    const alt = decorative ? '' : context.text('alt');
    const width = shown?.width ?? chosen.width;
    const height = shown?.height ?? chosen.height;
    const dimensions = width > 0 && height > 0 ? ` width="${width}" height="${height}"` : '';
    const loading = context.firstPicture() ? '' : ' loading="lazy"';
    const picture = shown
      ? `<img src="${shown.path}" alt="${escapeHtml(alt)}"${context.languageOf('alt')}${dimensions}${loading} decoding="async">`
      : `<p class="lost"${context.languageOf('alt')}>${escapeHtml(alt)}</p>`;
    const caption = context.has('caption') ? `<figcaption>${context.line('caption')}</figcaption>` : '';
    return `<figure class="${size}" id="b-${block.id}">${picture}${caption}</figure>`;
  },
};
