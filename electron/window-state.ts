import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';

/** Where the window stood when it was last closed. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

const usual: WindowState = { bounds: { x: -1, y: -1, width: 1280, height: 800 }, maximized: false };

const overlaps = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** The remembered place, or the usual one where there is none or its screen is gone. */
export function readWindowState(folder: string, screens: readonly Rectangle[]): WindowState {
  try {
    const stored = JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8')) as WindowState;
    const { x, y, width, height } = stored.bounds;
    const whole = [x, y, width, height].every((one) => Number.isFinite(one)) && width >= 400 && height >= 300;
    if (whole && screens.some((screen) => overlaps(stored.bounds, screen)))
      return { bounds: { x, y, width, height }, maximized: Boolean(stored.maximized) };
  } catch {
    // No remembered place yet, or an unreadable one: the usual place will do.
  }
  return usual;
}

/** Remembers a window's place when it closes. */
export function keepWindowState(window: BrowserWindow, folder: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(join(folder, 'window.json'), JSON.stringify(state));
    } catch {
      // A place that is not remembered is no reason to keep the window from closing.
    }
  });
}
