import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';

/** What the fake remembers of a run, for tests to look at and to act through. */
export const fake = {
  schemes: [] as Electron.CustomScheme[],
  handlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  windows: [] as FakeWindow[],
  menu: null as Electron.MenuItemConstructorOptions[] | null,
  permissions: null as null | ((permission: string) => boolean),
  opened: [] as string[],
  userData: join(tmpdir(), `nibras-fake-${process.pid}`),
  lock: true,
  quit: false,
  /** Button that the author presses in a question. */
  answer: 0,
  onExit: () => {},
};

class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  url = '';
  focused = 0;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    fake.windows.push(this);
    emitter.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  focus(): void {
    this.focused += 1;
  }
  show(): void {}
  maximize(): void {}
  restore(): void {}
  closed = false;
  close(): void {
    const event = { prevented: false, preventDefault: () => undefined };
    this.emit('close', event);
    this.closed = true;
    this.emit('closed');
  }
  isDestroyed(): boolean {
    return this.closed;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds(): Electron.Rectangle {
    return { x: 10, y: 20, width: 900, height: 700 };
  }
}

const emitter = new EventEmitter();

export const app = {
  on: (event: string, listener: (...args: never[]) => void) => emitter.on(event, listener as never),
  emit: (event: string, ...args: unknown[]) => emitter.emit(event, ...args),
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => fake.lock,
  enableSandbox: () => undefined,
  quit: () => void (fake.quit = true),
  exit: () => fake.onExit(),
  getPath: () => fake.userData,
  getVersion: () => '0.1.0',
  getLocale: () => 'fr',
} satisfies Partial<Record<keyof Electron.App, unknown>>;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void fake.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
    void fake.handlers.set(scheme, handler),
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (
      handler: (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void,
    ) => {
      fake.permissions = (permission) => {
        let allowed = false;
        handler(null, permission, (one) => (allowed = one));
        return allowed;
      };
    },
    setPermissionCheckHandler: () => undefined,
  },
};

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => void (fake.menu = menu),
  getApplicationMenu: () => fake.menu,
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1366, height: 768 } }] };
export const shell = {
  openExternal: (url: string) => {
    fake.opened.push(url);
    return Promise.resolve();
  },
  showItemInFolder: () => undefined,
};
export const dialog = {
  showOpenDialog: () => Promise.resolve({ filePaths: [] }),
  showSaveDialog: () => Promise.resolve({ canceled: true }),
  showMessageBoxSync: () => fake.answer,
};

export const BrowserWindow = FakeWindow;

/** Both ends of Electron's messaging in one process: data crosses by structured clone, as between real processes. */
const ipc = new EventEmitter();
export const ipcMain = {
  on: (channel: string, listener: (...args: never[]) => void) => ipc.on(channel, listener as never),
  removeAllListeners: (channel: string) => ipc.removeAllListeners(channel),
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>;

const asMain = (port: MessagePort): unknown => ({
  postMessage: (message: unknown) => port.postMessage(message),
  start: () => port.start(),
  close: () => port.close(),
  on: (event: string, listener: (event: { data?: unknown }) => void) =>
    event === 'message' ? port.on('message', (data) => listener({ data })) : port.on('close', () => listener({})),
});

/** The frame that `ipcRenderer` speaks from; tests change it to play an intruder. */
export const sender = { url: 'nibras://studio/index.html', parent: null as object | null };

export const ipcRenderer = {
  postMessage: (channel: string, message: unknown, ports: MessagePort[] = []) =>
    void ipc.emit(channel, { senderFrame: { ...sender }, ports: ports.map(asMain) }, structuredClone(message)),
};

export { MessageChannel };
