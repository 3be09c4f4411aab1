import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { emptyAsar } from './asar.ts';

export const platforms = ['linux', 'win32', 'darwin'] as const;
export type Platform = (typeof platforms)[number];

/** Marks the place in Electron's program where its fuses lie: version, count, then a `0` or `1` for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;
/** As Electron is delivered. */
const deliveredFuses = '101100011';

/** Fuses of a packaged program, by name. */
export function readFuses(program: string): Record<string, boolean> {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  const states = bytes.toString('latin1', at + 2, at + 2 + bytes[at + 1]!);
  return Object.fromEntries(fuseNames.map((name, index) => [name, states[index] === '1']));
}

const fuseWire = Buffer.concat([
  Buffer.from(sentinel),
  Buffer.from([1, deliveredFuses.length]),
  Buffer.from(deliveredFuses),
]);

const plist = (entries: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${Object.entries(entries)
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>\n`;

/**
 * Writes what electron-builder takes for an unpacked Electron, without the program itself: enough to see what a package
 * would hold where Electron cannot be downloaded.
 */
export function writeFakeDist(platform: Platform, folder: string, version: string): void {
  const put = (path: string, content: string | Buffer, mode = 0o644): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), mode);
  };
  const program = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(64), fuseWire]);
  put('LICENSE', 'Electron');
  put('LICENSES.chromium.html', '<p>Chromium');
  put('version', version);
  if (platform === 'darwin') {
    const contents = 'Electron.app/Contents';
    const framework = `${contents}/Frameworks/Electron Framework.framework`;
    put(`${contents}/Info.plist`, plist({ CFBundleExecutable: 'Electron', CFBundleName: 'Electron' }));
    put(`${contents}/MacOS/Electron`, program, 0o755);
    put(`${contents}/Resources/default_app.asar`, emptyAsar());
    put(`${contents}/Resources/electron.icns`, 'icns');
    put(`${framework}/Electron Framework`, program, 0o755);
    put(`${framework}/Versions/A/Resources/en.lproj/locale.pak`, 'pak');
    for (const suffix of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
      const helper = `${contents}/Frameworks/Electron Helper${suffix}.app/Contents`;
      put(`${helper}/Info.plist`, plist({ CFBundleExecutable: `Electron Helper${suffix}` }));
      put(`${helper}/MacOS/Electron Helper${suffix}`, program, 0o755);
    }
    return;
  }
  put('locales/en-US.pak', 'pak');
  put('resources/default_app.asar', emptyAsar());
  if (platform === 'win32') put('electron.exe', Buffer.concat([windowsProgram(), fuseWire]), 0o755);
  else {
    put('electron', program, 0o755);
    put('chrome-sandbox', 'sandbox', 0o755);
    put('chrome_crashpad_handler', 'handler', 0o755);
  }
}

/** Any program of Windows will do: electron-builder writes its icon and its integrity data into it. */
function windowsProgram(): Buffer {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const installer = createRequire(builder.resolve('app-builder-lib'));
  return readFileSync(installer.resolve('electron-winstaller/vendor/rcedit.exe'));
}
