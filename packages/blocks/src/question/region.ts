import { z } from 'zod';

export const regionShapes = ['rectangle', 'ellipse', 'polygon'] as const;
export type RegionShape = (typeof regionShapes)[number];

/**
 * A part of a picture, in percent of its width and height from its upper left corner: `[left, top, width, height]` of a
 * rectangle or ellipse, the points of a polygon one after the other.
 */
export interface Region {
  readonly shape: RegionShape;
  readonly place: readonly number[];
}

/** What a region lies in. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a region lies that was stored in no sensible way. */
const middle: Region = { shape: 'rectangle', place: [40, 40, 20, 20] };
/** A region is never so small that nobody could take hold of it. */
const least = 1;

export const regionShape = {
  shape: z.enum(regionShapes).catch('rectangle'),
  place: z.array(z.number().min(0).max(100)).readonly().catch([]),
};

/** The same member, with a region that can be drawn. */
export function withRegion<Member extends Region>(member: Member): Member {
  const { shape, place } = member;
  const sound = shape === 'polygon' ? place.length >= 6 && place.length % 2 === 0 : place.length === 4;
  return sound ? member : { ...member, ...middle };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The points of a polygon. */
export function pointsOf({ place }: Region): (readonly [x: number, y: number])[] {
  return place.flatMap((x, at) => (at % 2 === 0 ? [[x, place[at + 1]!] as const] : []));
}

export function boxOf(region: Region): Box {
  if (region.shape !== 'polygon') {
    const [left = 0, top = 0, width = 0, height = 0] = region.place;
    return { left, top, width, height };
  }
  const points = pointsOf(region);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: round(Math.max(...xs) - left), height: round(Math.max(...ys) - top) };
}

/** The region moved and stretched into a box, which is brought inside the picture first. */
export function fitted(region: Region, wanted: Box): Region {
  const width = within(wanted.width, least, 100);
  const height = within(wanted.height, least, 100);
  const left = within(wanted.left, 0, 100 - width);
  const top = within(wanted.top, 0, 100 - height);
  if (region.shape !== 'polygon')
    return { shape: region.shape, place: [round(left), round(top), round(width), round(height)] };
  const old = boxOf(region);
  const stretch = (value: number, from: number, size: number, to: number, now: number): number =>
    round(within(to + (size === 0 ? 0 : ((value - from) * now) / size), 0, 100));
  return {
    shape: 'polygon',
    place: pointsOf(region).flatMap(([x, y]) => [
      stretch(x, old.left, old.width, left, width),
      stretch(y, old.top, old.height, top, height),
    ]),
  };
}

/** A polygon with one point elsewhere. */
export function withPoint(region: Region, index: number, x: number, y: number): Region {
  const place = [...region.place];
  place[2 * index] = round(within(x, 0, 100));
  place[2 * index + 1] = round(within(y, 0, 100));
  return { shape: region.shape, place };
}

/** A region of a shape that fills a box: a polygon begins with six points. */
export function regionIn(shape: RegionShape, box: Box): Region {
  if (shape !== 'polygon') return fitted({ shape, place: [0, 0, 0, 0] }, box);
  return fitted({ shape, place: [25, 0, 75, 0, 100, 50, 75, 100, 25, 100, 0, 50] }, box);
}

/** A polygon of these points; undefined while they are too few to hold anything. */
export function polygonOf(points: readonly (readonly [x: number, y: number])[]): Region | undefined {
  if (points.length < 3) return undefined;
  return { shape: 'polygon', place: points.flatMap(([x, y]) => [round(within(x, 0, 100)), round(within(y, 0, 100))]) };
}

/** The middle of what a region lies in. */
export function centreOf(region: Region): readonly [x: number, y: number] {
  const { left, top, width, height } = boxOf(region);
  return [round(left + width / 2), round(top + height / 2)];
}

/** A point of its edge, where its number stands: a corner, the top, or the first point. */
export function anchorOf(region: Region): readonly [x: number, y: number] {
  if (region.shape === 'polygon') return pointsOf(region)[0] ?? [0, 0];
  const { left, top, width } = boxOf(region);
  return [region.shape === 'ellipse' ? round(left + width / 2) : left, top];
}

/** The shape for a drawing 100 wide and 100 high that is stretched over the picture. */
export function regionSvg(region: Region, attributes: string): string {
  if (region.shape === 'polygon') return `<polygon points="${region.place.join(' ')}"${attributes}/>`;
  const { left, top, width, height } = boxOf(region);
  if (region.shape === 'rectangle')
    return `<rect x="${left}" y="${top}" width="${width}" height="${height}"${attributes}/>`;
  const [x, y] = centreOf(region);
  return `<ellipse cx="${x}" cy="${y}" rx="${round(width / 2)}" ry="${round(height / 2)}"${attributes}/>`;
}
