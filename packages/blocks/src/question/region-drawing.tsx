import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { type Box, boxOf, centreOf, type Region } from './region.ts';

/** The corners of a box: upper left, upper right, lower left, lower right. */
export function corners({ left, top, width, height }: Box): (readonly [x: number, y: number])[] {
  return [
    [left, top],
    [left + width, top],
    [left, top + height],
    [left + width, top + height],
  ];
}

/** A box with one of its corners elsewhere; the opposite one stays. */
export function stretched(box: Box, corner: number, [x, y]: readonly [x: number, y: number]): Box {
  const [fixedX, fixedY] = corners(box)[3 - corner]!;
  return {
    left: Math.min(fixedX, x),
    top: Math.min(fixedY, y),
    width: Math.abs(x - fixedX),
    height: Math.abs(y - fixedY),
  };
}

/** A region as a shape of a drawing 100 wide and 100 high. */
export function RegionShapeView({
  region,
  id,
  name,
}: {
  readonly region: Region;
  readonly id: Id;
  readonly name: string;
}): ReactNode {
  const common = { className: name, 'data-grip': 'move', 'data-region': id };
  if (region.shape === 'polygon') return <polygon points={region.place.join(' ')} {...common} />;
  const { left, top, width, height } = boxOf(region);
  if (region.shape === 'rectangle') return <rect x={left} y={top} width={width} height={height} {...common} />;
  const [x, y] = centreOf(region);
  return <ellipse cx={x} cy={y} rx={width / 2} ry={height / 2} {...common} />;
}
