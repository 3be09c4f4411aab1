import type { BrowserWindow } from 'electron';

/** Time for changes on their way to reach the file. */
const patience = 600;

/**
 * Lets a window close that the page holds back because of changes that are not in the file yet: first it waits until they
 * should be, then it asks. Without this Electron would keep the window open and say nothing.
 */
export function guardUnsaved(
  window: Pick<BrowserWindow, 'close' | 'isDestroyed'> & {
    readonly webContents: Pick<BrowserWindow['webContents'], 'on'>;
  },
  mayLeave: () => boolean,
): void {
  let waited = false;
  window.webContents.on('will-prevent-unload', (event) => {
    if (waited) {
      waited = false;
      if (mayLeave()) event.preventDefault();
      return;
    }
    waited = true;
    setTimeout(() => {
      if (!window.isDestroyed()) window.close();
    }, patience);
  });
}
