import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder
      ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]
      : [];
  }),
};

function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')) {
    const path = join(folder, name);
    if (folder !== '' && existsSync(path)) return path;
  }
  return undefined;
}

function attempt(command, args, root, limit) {
  try {
    execFileSync(command, args, { cwd: root, stdio: 'ignore', timeout: limit });
    return true;
  } catch {
    return false;
  }
}

const present = () =>
  names.map(onPath).find(Boolean) ?? (places[process.platform] ?? []).find((path) => existsSync(path));

/** A browser of the Chromium family: one that is there, else Playwright's own, else the system's package. */
export async function findBrowser(root) {
  if (process.env['CHROMIUM'] && existsSync(process.env['CHROMIUM'])) return process.env['CHROMIUM'];
  const found = present();
  if (found) return found;
  const { chromium } = await import('playwright');
  const own = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  if (own()) return own();
  console.log('No browser found: installing Playwright’s…');
  if (
    attempt(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], root, 300_000) &&
    own()
  )
    return own();
  console.log('That failed: trying the system’s package…');
  if (process.platform === 'linux' && process.getuid?.() === 0 && attempt('apt-get', ['update', '-qq'], root, 300_000))
    attempt('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-core'], root, 600_000);
  return present();
}
