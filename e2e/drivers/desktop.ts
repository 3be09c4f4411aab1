import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** Whether the tests were asked to run in the desktop shell: NIBRAS_E2E_HOST=electron. */
export const wantsDesktop = process.env['NIBRAS_E2E_HOST'] === 'electron';

/** Electron's program, or the reason why there is none. */
export function findElectron(): { readonly program: string } | { readonly reason: string } {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named))
    return { reason: 'Electron’s program was not downloaded (node node_modules/electron/install.js)' };
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  if (!existsSync(program)) return { reason: `Electron’s program is missing: ${program}` };
  if (!existsSync(join(root, 'out/main/index.js'))) return { reason: 'the shell is not built (npm run build)' };
  return { program };
}

/** Why the tests cannot run in the desktop shell; undefined where they can, or were not asked to. */
export const desktopMissing = ((): string | undefined => {
  if (!wantsDesktop) return undefined;
  const found = findElectron();
  return 'reason' in found ? found.reason : undefined;
})();

/** Starts the shell with settings and documents in a folder of its own. */
export async function launchDesktop(folder: string, args: readonly string[] = []): Promise<ElectronApplication> {
  const found = findElectron();
  if ('reason' in found) throw new Error(found.reason);
  // Where no sandbox can be set up (containers, some build machines) Chromium would not start at all.
  const sandbox = process.platform === 'linux' && process.env['CI'] ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: found.program,
    args: [...sandbox, `--user-data-dir=${join(folder, 'settings')}`, '--lang=fr', root, ...args],
    env: { ...(process.env as Record<string, string>), HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
  });
}
