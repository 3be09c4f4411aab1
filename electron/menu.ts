import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuWords } from './menu-words.ts';

/** Sends one of the studio's commands to the window in front. */
export type SendCommand = (command: string) => void;

/** The menu of the application: the studio's commands by id, and the system's own roles. */
export function menuTemplate(words: MenuWords, send: SendCommand, isMac: boolean): MenuItemConstructorOptions[] {
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: [
        command('course.new', words.new, 'CmdOrCtrl+N'),
        command('course.open', words.open, 'CmdOrCtrl+O'),
        { type: 'separator' },
        command('course.saveCopy', words.saveCopy, 'CmdOrCtrl+Shift+S'),
        command('course.fork', words.fork),
        command('course.merge', words.merge),
        { type: 'separator' },
        command('course.preview', words.preview, 'CmdOrCtrl+Enter'),
        command('course.publish', words.publish, 'CmdOrCtrl+Shift+P'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        command('edit.undo', words.undo, 'CmdOrCtrl+Z'),
        command('edit.redo', words.redo, 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        { type: 'separator' },
        command('course.search', words.search, 'CmdOrCtrl+Shift+F'),
        command('palette.open', words.palette, 'CmdOrCtrl+K'),
      ],
    },
    {
      label: words.view,
      submenu: [
        command('view.outline', words.outline),
        command('view.inspector', words.inspector),
        { type: 'separator' },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.zoomReset },
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
  ];
}

export function setMenu(words: MenuWords, send: SendCommand): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, send, process.platform === 'darwin')));
}
