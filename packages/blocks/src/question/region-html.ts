import { escapeHtml, type Id } from '@nibras/base';
import { type AssetSetting, fromAssetSetting } from '../media/asset-setting.ts';
import type { RenderContext } from '../define.ts';
import { anchorOf, centreOf, type Region, regionSvg } from './region.ts';

interface Scene {
  readonly asset: AssetSetting | undefined;
  /** In the order in which they are numbered. */
  readonly regions: readonly (Region & { readonly id: Id })[];
  /** Class names beside `scene`; script hides the regions of what is `veiled`. */
  readonly name: string;
  readonly attributes?: string;
  /** What else stands over the picture. */
  readonly over?: string;
}

/**
 * A picture with its numbered regions: shapes, and a small square in the middle of each so that fingers meet the smallest.
 * A picture is never mirrored, whatever the direction of the text.
 */
export function sceneHtml({ asset, regions, name, attributes = '', over = '' }: Scene, context: RenderContext): string {
  if (!asset) return '';
  const chosen = fromAssetSetting(asset);
  const shown = context.asset(chosen.hash);
  const alt = escapeHtml(context.text('alt'));
  const language = context.languageOf('alt');
  if (!shown) return `<p class="lost"${language}>${alt}</p>`;
  const width = shown.width ?? chosen.width;
  const height = shown.height ?? chosen.height;
  const size = width > 0 && height > 0 ? ` width="${width}" height="${height}"` : '';
  const loading = context.firstPicture() ? '' : ' loading="lazy"';
  const shapes = regions.map((region) => regionSvg(region, ` data-zone="${region.id}"`)).join('');
  const spots = regions.map((region, index) => {
    const [x, y] = anchorOf(region);
    const [left, top] = centreOf(region);
    return (
      `<span class="core" data-zone="${region.id}" style="left:${left}%;top:${top}%"></span>` +
      `<span class="badge" style="left:${x}%;top:${y}%">${index + 1}</span>`
    );
  });
  return (
    `<div class="scene ${name}"${attributes}><img src="${shown.path}" alt="${alt}"${language}${size}${loading} decoding="async">` +
    `<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">${shapes}</svg><span aria-hidden="true">${spots.join('')}</span>${over}</div>`
  );
}
