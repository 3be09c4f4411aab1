import { escapeXml } from '@nibras/base';
import type { QtiPicture } from '@nibras/formats';

const height = 30;

/** Words as a small picture, for formats whose labels are pictures only; the path from an item's folder, and the file. */
export function labelPicture(
  label: string,
  name: string,
): { readonly picture: QtiPicture; readonly path: string; readonly svg: string } {
  const width = Math.max(40, [...label].length * 9 + 16);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="4" fill="#fff" stroke="#333"/>` +
    `<text x="${width / 2}" y="20" text-anchor="middle" font-family="sans-serif" font-size="15" fill="#111">${escapeXml(label)}</text></svg>\n`;
  const path = `media/label-${name}.svg`;
  return { picture: { source: `../${path}`, mediaType: 'image/svg+xml', width, height, alt: label }, path, svg };
}
