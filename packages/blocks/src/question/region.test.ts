import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxOf,
  centreOf,
  fitted,
  polygonOf,
  type Region,
  regionIn,
  regionShapes,
  regionSvg,
  withPoint,
  withRegion,
} from './region.ts';

const percent = fc.integer({ min: 0, max: 1000 }).map((one) => one / 10);
const box = fc.record({ left: percent, top: percent, width: percent, height: percent });
const region: fc.Arbitrary<Region> = fc
  .tuple(fc.constantFrom(...regionShapes), box)
  .map(([shape, one]) => regionIn(shape, one));
const inside = ({ place, shape }: Region): boolean => {
  const { left, top, width, height } = boxOf({ place, shape });
  return left >= 0 && top >= 0 && left + width <= 100.11 && top + height <= 100.11 && width >= 0.8 && height >= 0.8;
};

describe('regions of a picture', () => {
  test('stay inside the picture and keep their shape, wherever they are drawn, moved and stretched to', () => {
    fc.assert(
      fc.property(region, box, (one, wanted) => {
        expect(inside(one)).toBe(true);
        const other = fitted(one, wanted);
        expect(inside(other)).toBe(true);
        expect([other.shape, other.place.length]).toEqual([one.shape, one.place.length]);
        expect(withRegion(other)).toBe(other);
      }),
    );
  });

  test('move by what they are moved by', () => {
    const one = regionIn('polygon', { left: 10, top: 10, width: 20, height: 30 });
    const { left, top, width, height } = boxOf(one);
    const moved = fitted(one, { left: left + 5, top: top - 2, width, height });
    expect(boxOf(moved)).toEqual({ left: 15, top: 8, width: 20, height: 30 });
    expect(centreOf(moved)).toEqual([25, 23]);
    expect(withPoint(moved, 0, 120, -3).place.slice(0, 2)).toEqual([100, 0]);
  });

  test('what nobody could draw becomes a rectangle in the middle', () => {
    expect(withRegion({ shape: 'ellipse', place: [1, 2] }).place).toEqual([40, 40, 20, 20]);
    expect(withRegion({ shape: 'polygon', place: [1, 2, 3, 4, 5] }).shape).toBe('rectangle');
    expect(
      polygonOf([
        [0, 0],
        [10, 10],
      ]),
    ).toBeUndefined();
  });

  test('are drawn as what they are', () => {
    expect(regionSvg({ shape: 'rectangle', place: [1, 2, 3, 4] }, ' a')).toBe(
      '<rect x="1" y="2" width="3" height="4" a/>',
    );
    expect(regionSvg({ shape: 'ellipse', place: [10, 20, 30, 40] }, '')).toBe(
      '<ellipse cx="25" cy="40" rx="15" ry="20"/>',
    );
    expect(regionSvg({ shape: 'polygon', place: [0, 0, 10, 0, 5, 8] }, '')).toBe('<polygon points="0 0 10 0 5 8"/>');
  });
});
