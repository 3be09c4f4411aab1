import { existsSync } from 'node:fs';
import { join } from 'node:path';

const linux = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];
const mac = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windows = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
  String.raw`Chromium\Application\chrome.exe`,
];

function* candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Generator<string> {
  for (const name of ['NIBRAS_BROWSER', 'CHROMIUM']) if (env[name]) yield env[name];
  if (platform === 'win32') {
    for (const root of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'])
      if (env[root]) for (const one of windows) yield join(env[root], one);
  } else if (platform === 'darwin') {
    for (const root of ['/Applications', join(env['HOME'] ?? '', 'Applications')])
      for (const one of mac) yield join(root, one);
  } else {
    const folders = [
      ...(env['PATH'] ?? '').split(':'),
      '/usr/bin',
      '/usr/local/bin',
      '/snap/bin',
      '/opt/google/chrome',
    ];
    for (const folder of folders) if (folder !== '') for (const one of linux) yield join(folder, one);
  }
}

/** A Chromium, Chrome or Edge on this machine; `NIBRAS_BROWSER` names another. Undefined where there is none. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  if (env['NIBRAS_BROWSER'] === 'none') return undefined;
  for (const path of candidates(platform, env)) if (exists(path)) return path;
  return undefined;
}
