import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeWindow } from './test/fake-electron.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

const screen = { x: 0, y: 0, width: 1366, height: 768 };
const usual = { bounds: { x: -1, y: -1, width: 1280, height: 800 }, maximized: false };

describe('the place of the window', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const remember = (text: string): void => writeFileSync(join(folder, 'window.json'), text);

  it('comes back as it was closed', () => {
    const window = new FakeWindow({});
    keepWindowState(window as never, folder);
    window.emit('close');
    expect(readWindowState(folder, [screen])).toEqual({ bounds: window.getNormalBounds(), maximized: false });
  });

  it('is the usual one at first, and where what was kept cannot be read', () => {
    expect(readWindowState(folder, [screen])).toEqual(usual);
    for (const text of ['', '{', '{}', '{"bounds":{"x":"0","y":0,"width":900,"height":700}}']) {
      remember(text);
      expect(readWindowState(folder, [screen])).toEqual(usual);
    }
  });

  it('is the usual one where its screen is gone or it was too small to see', () => {
    remember(JSON.stringify({ bounds: { x: 3000, y: 0, width: 900, height: 700 }, maximized: true }));
    expect(readWindowState(folder, [screen])).toEqual(usual);
    expect(readWindowState(folder, [screen, { ...screen, x: 2560 }])).toMatchObject({ maximized: true });
    remember(JSON.stringify({ bounds: { x: 0, y: 0, width: 20, height: 20 }, maximized: false }));
    expect(readWindowState(folder, [screen])).toEqual(usual);
  });

  it('is no reason to keep the window open where it cannot be kept', () => {
    const window = new FakeWindow({});
    keepWindowState(window as never, join(folder, 'gone'));
    expect(() => window.emit('close')).not.toThrow();
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});
