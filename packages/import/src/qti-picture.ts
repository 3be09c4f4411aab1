import type { ExchangePicture, ExchangeZone } from '@nibras/course';
import type { QtiPicture, QtiSpot } from '@nibras/formats';

const percent = (value: number, of: number): number => Math.min(100, Math.max(0, Math.round((value / of) * 1000) / 10));

function zoneOf({ shape, coords }: QtiSpot, width: number, height: number): ExchangeZone {
  const points = (values: readonly number[]): number[] =>
    values.map((value, at) => percent(value, at % 2 === 0 ? width : height));
  if (shape === 'poly')
    return { shape: 'polygon', place: points(coords.slice(0, coords.length - (coords.length % 2))) };
  const [a = 0, b = 0, c = 0, d = c] = coords;
  return shape === 'rect'
    ? { shape: 'rectangle', place: points([Math.min(a, c), Math.min(b, d), Math.abs(c - a), Math.abs(d - b)]) }
    : { shape: 'ellipse', place: points([a - c, b - d, 2 * c, 2 * d]) };
}

/** The picture with its zones by member; undefined where its size is not told, in which coordinates mean nothing. */
export function pictureOfSpots(
  picture: QtiPicture | undefined,
  spots: readonly QtiSpot[],
  ids: readonly string[],
  look: ExchangePicture['look'],
): ExchangePicture | undefined {
  if (!picture || picture.source === '' || !(picture.width > 0) || !(picture.height > 0)) return undefined;
  const { source, alt, width, height } = picture;
  const zones = spots.map((spot, index) => [ids[index]!, zoneOf(spot, width, height)] as const);
  return { file: source, alt, width, height, zones: Object.fromEntries(zones), look };
}
