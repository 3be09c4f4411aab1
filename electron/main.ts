import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, screen, session, shell } from 'electron';
import type { Connection } from '@nibras/host';
import { createService } from '@nibras/service';
import { guardApp, guardPermissions, studioOrigin } from './guards.ts';
import { bridgeHost } from './host-bridge.ts';
import { setMenu } from './menu.ts';
import { type MenuWords, menuWords } from './menu-words.ts';
import { courseInArguments } from './open-file.ts';
import { createStudioHandler, registerSchemes, studioScheme } from './protocols.ts';
import { guardUnsaved } from './unsaved.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** Folder of what the build made: beside this bundle. */
const built = join(import.meta.dirname, '..');
/** SQLite opens files itself and sees nothing inside the archive: the samples lie unpacked beside it. */
const samples = join(built, 'samples').replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
const filters = [{ name: 'Nibras', extensions: ['nibras'] }];
const questionFilters = [
  {
    name: 'Moodle XML, GIFT, Aiken, CSV, QTI, OLX',
    extensions: ['txt', 'gift', 'xml', 'csv', 'tsv', 'zip', 'gz', 'imscc', 'mbz'],
  },
];

registerSchemes(protocol);
app.enableSandbox();
guardApp(app);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  let window: BrowserWindow | null = null;
  let connection: Connection | null = null;
  let quitting = false;
  let waiting: string | undefined = courseInArguments(process.argv, process.cwd());

  const send = (command: string, argument?: string): void =>
    connection?.emit('app.command', { command, ...(argument === undefined ? {} : { argument }) });
  const openCourse = (path: string): void => {
    if (connection) send('course.open', path);
    else if (window) void window.loadURL(addressOf(path));
    else waiting = path;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  app.on('second-instance', (_event, args, folder) => {
    const path = courseInArguments(args, folder);
    if (path) openCourse(path);
    else window?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openCourse(path);
  });

  void app.whenReady().then(async () => {
    const settingsFolder = app.getPath('userData');
    mkdirSync(settingsFolder, { recursive: true });
    const service = createService({
      documents: join(app.getPath('documents'), 'Nibras'),
      settingsFolder,
      built,
      samples,
      host: 'electron',
      version: app.getVersion(),
      locale: app.getLocale(),
      assetBase: (secret) => `${studioOrigin}/asset/${secret}/`,
      onBug: (error) => console.error(error),
      desktop: {
        chooseOpen: async (_, kind) => {
          const chosen = await dialog.showOpenDialog({
            properties: ['openFile'],
            filters: kind === 'course' ? filters : questionFilters,
          });
          return chosen.filePaths[0];
        },
        chooseSave: async ({ suggestedName, kind }) => {
          const chosen = await dialog.showSaveDialog({
            defaultPath: suggestedName,
            filters:
              kind === 'course'
                ? filters
                : kind === 'package'
                  ? [{ name: 'Zip, tar.gz, imscc', extensions: ['zip', 'gz', 'imscc'] }]
                  : [],
          });
          return chosen.canceled ? undefined : chosen.filePath;
        },
        reveal: (path) => shell.showItemInFolder(path),
      },
    });
    guardPermissions(session.defaultSession);
    protocol.handle(studioScheme, createStudioHandler(join(built, 'renderer'), service));
    bridgeHost(ipcMain, service.handlers, console.error, (one) => {
      connection = one;
      one.onClose(() => {
        if (connection === one) connection = null;
      });
    });
    const words = menuWords(app.getLocale());
    setMenu(words, send);
    const show = (): void => {
      if (window) return;
      window = openWindow(settingsFolder, waiting);
      waiting = undefined;
      guardUnsaved(window, () => {
        const leave = mayLeave(words);
        quitting &&= leave;
        return leave;
      });
      window.on('closed', () => {
        window = null;
      });
    };
    show();
    app.on('activate', show);
    app.on('will-quit', (event) => {
      event.preventDefault();
      void service.dispose().finally(() => app.exit());
    });
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitting) app.quit();
  });
}

/** Asks whether to leave although changes are not in the file. */
function mayLeave(words: MenuWords): boolean {
  const options = { type: 'warning', message: words.unsaved, detail: words.unsavedDetail } as const;
  return dialog.showMessageBoxSync({ ...options, buttons: [words.stay, words.leave], defaultId: 0, cancelId: 0 }) === 1;
}

/** The studio's page, with the course that it opens at once. */
function addressOf(course: string | undefined): string {
  return `${studioOrigin}/index.html${course === undefined ? '' : `?open=${encodeURIComponent(course)}`}`;
}

function openWindow(settingsFolder: string, course: string | undefined): BrowserWindow {
  const { bounds, maximized } = readWindowState(
    settingsFolder,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const { x, y, width, height } = bounds;
  const window = new BrowserWindow({
    ...(x >= 0 && y >= 0 ? { x, y } : {}),
    width,
    height,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: '#f4f2ee',
    webPreferences: {
      preload: join(built, 'preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepWindowState(window, settingsFolder);
  void window.loadURL(addressOf(course));
  return window;
}
