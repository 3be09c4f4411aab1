import { escapeHtml, escapeXml } from '@nibras/base';
import { childOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { QtiPicture, QtiSpot } from './qti-item.ts';
import type { Attributes } from './qti-names.ts';

/** The picture of a graphic interaction, spelt alike in all versions. @spec IMS QTI 2.1 Information Model 7.5 */
export const pictureElement = ({ source, mediaType, width, height, alt }: QtiPicture): string =>
  `<object data="${escapeXml(source)}" type="${escapeXml(mediaType)}" width="${width}" height="${height}">${escapeHtml(alt)}</object>`;

export const spotAttributes = ({ identifier, shape, coords, label }: QtiSpot): Attributes => ({
  identifier,
  shape,
  coords: coords.join(','),
  ...(label === '' ? {} : { hotspotLabel: label }),
});

const size = (text: string | undefined): number => Math.max(0, parseFloat(text ?? '') || 0);

export function readPicture(element: XmlElement): QtiPicture | undefined {
  const found = childOf(element, 'object') ?? childOf(childOf(element, 'picture') ?? element, 'img');
  if (!found) return undefined;
  const { attributes, text } = found;
  return {
    source: attributes['data'] ?? attributes['src'] ?? '',
    mediaType: attributes['type'] ?? '',
    width: size(attributes['width']),
    height: size(attributes['height']),
    alt: (attributes['alt'] ?? text).replace(/\s+/g, ' ').trim(),
  };
}

const shapes = ['rect', 'circle', 'ellipse', 'poly'] as const;

/** A spot of a shape that can be drawn; that of everything else is none. */
export function readSpot({ attributes }: XmlElement): QtiSpot[] {
  const shape = shapes.find((one) => one === attributes['shape']);
  const coords = (attributes['coords'] ?? '').split(/[\s,]+/).map(Number);
  const enough = { rect: 4, circle: 3, ellipse: 4, poly: 6 };
  if (!shape || coords.length < enough[shape] || coords.some((one) => !Number.isFinite(one))) return [];
  const most = Number(attributes['matchMax'] ?? 1);
  return [{ identifier: attributes['identifier'] ?? '', shape, coords, label: attributes['hotspotLabel'] ?? '', most }];
}
