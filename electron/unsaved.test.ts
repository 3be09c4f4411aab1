import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWindow } from './test/fake-electron.ts';
import { guardUnsaved } from './unsaved.ts';

describe('a window that the page holds back', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const start = (answer: boolean) => {
    const window = new FakeWindow({});
    const ask = vi.fn<() => boolean>(() => answer);
    guardUnsaved(window as never, ask);
    const holdBack = (): boolean => {
      let letGo = false;
      window.webContents.emit('will-prevent-unload', { preventDefault: () => (letGo = true) });
      return letGo;
    };
    return { window, ask, holdBack };
  };

  it('waits for changes on their way, then closes without a question', () => {
    const { window, ask, holdBack } = start(false);
    expect(holdBack()).toBe(false);
    expect(window.closed).toBe(false);
    vi.runAllTimers();
    expect(window.closed).toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([true, false])('asks when changes stay where they are, and does as told (%s)', (answer) => {
    const { ask, holdBack } = start(answer);
    holdBack();
    expect(holdBack()).toBe(answer);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(holdBack()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
