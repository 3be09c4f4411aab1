import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Id } from '@nibras/base';
import { asOneStep } from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import type { AssetSetting } from '../media/asset-setting.ts';
import {
  anchorOf,
  type Box,
  boxOf,
  fitted,
  pointsOf,
  polygonOf,
  type Region,
  regionIn,
  type RegionShape,
  withPoint,
} from './region.ts';
import { corners, RegionShapeView, stretched } from './region-drawing.tsx';

export interface BoardRegion extends Region {
  readonly id: Id;
  /** Whether it is one of the right answers. */
  readonly key?: boolean;
}

interface Board {
  readonly asset: AssetSetting;
  readonly alt: string;
  readonly regions: readonly BoardRegion[];
  readonly tool: RegionShape;
  readonly selected: Id | null;
  readonly select: (id: Id | null) => void;
  readonly add: (region: Region) => void;
  readonly change: (id: Id, region: Region) => void;
  readonly remove: (id: Id) => void;
}

type Grip =
  { readonly kind: 'draw' } | { readonly kind: 'move' | 'corner' | 'point'; readonly id: Id; readonly at: number };
interface Drag {
  readonly grip: Grip;
  readonly from: readonly [x: number, y: number];
  readonly region: Region;
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const boxBetween = (one: readonly [number, number], other: readonly [number, number]): Box => ({
  left: Math.min(one[0], other[0]),
  top: Math.min(one[1], other[1]),
  width: Math.abs(one[0] - other[0]),
  height: Math.abs(one[1] - other[1]),
});

/** Regions drawn over a picture: with the mouse on the picture, with the keyboard on their numbers and points. */
export function RegionBoard({ asset, alt, regions, tool, selected, select, add, change, remove }: Board): ReactNode {
  const { say, assetUrl, readOnly, undo } = useCourseEditing();
  const scene = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [points, setPoints] = useState<readonly (readonly [number, number])[]>([]);

  useEffect(() => {
    if (selected) scene.current?.querySelector<HTMLElement>(`.nb-region-number[data-region="${selected}"]`)?.focus();
  }, [selected]);
  const percentAt = (event: { clientX: number; clientY: number }): readonly [number, number] => {
    const box = scene.current!.getBoundingClientRect();
    const share = (value: number): number => Math.min(100, Math.max(0, value * 100));
    return [share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height)];
  };
  const close = (): void => {
    const region = polygonOf(points);
    setPoints([]);
    if (region) add(region);
  };
  const dragged = ({ grip, from, region }: Drag, to: readonly [number, number]): Region => {
    const box = boxOf(region);
    if (grip.kind === 'draw') return regionIn(tool, boxBetween(from, to));
    if (grip.kind === 'point') return withPoint(region, grip.at, to[0], to[1]);
    if (grip.kind === 'corner') return fitted(region, stretched(box, grip.at, to));
    return fitted(region, { ...box, left: box.left + to[0] - from[0], top: box.top + to[1] - from[1] });
  };

  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (readOnly || event.button > 0) return;
    const target = (event.target as Element).closest<Element>('[data-grip]');
    const at = percentAt(event);
    const id = target?.getAttribute('data-region') ?? '';
    const region = regions.find((one) => one.id === id);
    if (tool === 'polygon' && (points.length > 0 || !region)) {
      const first = points[0];
      if (first && points.length > 2 && Math.hypot(first[0] - at[0], first[1] - at[1]) < 3) close();
      else setPoints([...points, at]);
      event.preventDefault();
      return;
    }
    if (region) {
      select(id);
      (target instanceof HTMLElement ? target : undefined)?.focus();
      const grip: Grip = {
        kind: target!.getAttribute('data-grip') as 'move' | 'corner' | 'point',
        id,
        at: Number(target!.getAttribute('data-at') ?? 0),
      };
      setDrag({ grip, from: at, region });
    } else setDrag({ grip: { kind: 'draw' }, from: at, region: regionIn(tool, boxBetween(at, at)) });
    scene.current!.setPointerCapture(event.pointerId);
  };
  const [now, setNow] = useState<readonly [number, number] | null>(null);
  const release = (event: PointerEvent<HTMLDivElement>): void => {
    if (!drag) return;
    const to = percentAt(event);
    const moved = Math.hypot(to[0] - drag.from[0], to[1] - drag.from[1]) > 0.5;
    const region = dragged(drag, to);
    setDrag(null);
    setNow(null);
    if (drag.grip.kind !== 'draw') {
      const { id } = drag.grip;
      // However fast one gesture follows another, each is a step of undo.
      if (moved) asOneStep(undo, () => change(id, region));
      return;
    }
    const { width, height } = boxBetween(drag.from, to);
    if (width > 1.5 && height > 1.5) asOneStep(undo, () => add(region));
    else select(null);
  };
  const shown = regions.map((one) =>
    drag && now && drag.grip.kind !== 'draw' && drag.grip.id === one.id ? { ...one, ...dragged(drag, now) } : one,
  );
  const chosen = shown.find(({ id }) => id === selected);

  const keys = (event: KeyboardEvent, one: BoardRegion): void => {
    const step = arrows[event.key];
    const by = event.shiftKey ? 5 : 1;
    const box = boxOf(one);
    if (step && (event.ctrlKey || event.metaKey))
      change(one.id, fitted(one, { ...box, width: box.width + step[0] * by, height: box.height + step[1] * by }));
    else if (step) change(one.id, fitted(one, { ...box, left: box.left + step[0] * by, top: box.top + step[1] * by }));
    else if (event.key === 'Delete' || event.key === 'Backspace') asOneStep(undo, () => remove(one.id));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pointKeys = (event: KeyboardEvent, one: BoardRegion, at: number): void => {
    const step = arrows[event.key];
    const by = event.shiftKey ? 5 : 1;
    const all = pointsOf(one);
    const [x, y] = all[at]!;
    const put = (list: readonly (readonly [number, number])[]): void => {
      const region = polygonOf(list);
      if (region) change(one.id, region);
    };
    if (step) change(one.id, withPoint(one, at, x + step[0] * by, y + step[1] * by));
    else if (event.key === 'Delete' || event.key === 'Backspace') put(all.filter((_, index) => index !== at));
    else if (event.key === '+' || event.key === 'Insert') {
      const [nextX, nextY] = all[(at + 1) % all.length]!;
      put([...all.slice(0, at + 1), [(x + nextX) / 2, (y + nextY) / 2], ...all.slice(at + 1)]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the numbers and points inside do the same by keyboard */}
      <div
        ref={scene}
        className={readOnly ? 'nb-scene' : 'nb-scene nb-scene-drawn'}
        dir="ltr"
        role="group"
        aria-label={say('region.board')}
        onPointerDown={press}
        onPointerMove={(event) => {
          if (drag) setNow(percentAt(event));
        }}
        onPointerUp={release}
        onPointerCancel={() => setDrag(null)}
        onDoubleClick={() => points.length > 0 && close()}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && points.length > 0) setPoints([]);
        }}
        // The browser must not begin to drag the block that all this stands in.
        onMouseDown={(event) => event.preventDefault()}
      >
        <img
          src={assetUrl(asset[0])}
          alt={alt}
          width={asset[3] || undefined}
          height={asset[4] || undefined}
          draggable={false}
        />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {shown.map((one) => (
            <RegionShapeView
              key={one.id}
              region={one}
              id={one.id}
              name={`${one.key ? 'nb-region-key' : 'nb-region'}${one.id === selected ? ' nb-region-chosen' : ''}`}
            />
          ))}
          {drag && now && drag.grip.kind === 'draw' ? (
            <RegionShapeView region={dragged(drag, now)} id="" name="nb-region nb-region-chosen" />
          ) : null}
          {points.length > 0 ? (
            <polyline className="nb-region nb-region-chosen" points={points.flat().join(' ')} />
          ) : null}
        </svg>
        {points.map(([x, y], index) => (
          <span key={index} className="nb-region-grip" style={{ left: `${x}%`, top: `${y}%` }} />
        ))}
        {chosen && !readOnly && chosen.shape !== 'polygon'
          ? corners(boxOf(chosen)).map(([x, y], at) => (
              <span
                key={at}
                className="nb-region-grip"
                data-grip="corner"
                data-region={chosen.id}
                data-at={at}
                style={{ left: `${x}%`, top: `${y}%`, cursor: at === 0 || at === 3 ? 'nwse-resize' : 'nesw-resize' }}
              />
            ))
          : null}
        {shown.map((one, index) => {
          const [x, y] = anchorOf(one);
          const { left, top, width, height } = boxOf(one);
          return (
            <button
              key={one.id}
              type="button"
              className="nb-region-number"
              data-grip="move"
              data-region={one.id}
              style={{ left: `${x}%`, top: `${y}%` }}
              aria-pressed={one.id === selected}
              aria-label={say('region.at', {
                number: index + 1,
                left: Math.round(left),
                top: Math.round(top),
                width: Math.round(width),
                height: Math.round(height),
              })}
              onFocus={() => select(one.id)}
              onKeyDown={(event) => {
                if (!readOnly) keys(event, one);
              }}
            >
              {index + 1}
            </button>
          );
        })}
        {chosen && !readOnly && chosen.shape === 'polygon'
          ? pointsOf(chosen).map(([x, y], at) => (
              <button
                key={at}
                type="button"
                className="nb-region-grip"
                data-grip="point"
                data-region={chosen.id}
                data-at={at}
                style={{ left: `${x}%`, top: `${y}%` }}
                aria-label={say('region.point', { number: at + 1 })}
                onKeyDown={(event) => pointKeys(event, chosen, at)}
              />
            ))
          : null}
      </div>
      {points.length > 0 ? (
        <p className="nb-row-actions">
          <button type="button" className="nb-quiet-button" disabled={points.length < 3} onClick={close}>
            {say('region.close')}
          </button>
          <button type="button" className="nb-quiet-button" onClick={() => setPoints([])}>
            {say('region.cancel')}
          </button>
        </p>
      ) : null}
    </>
  );
}
