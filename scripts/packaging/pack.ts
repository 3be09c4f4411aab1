import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type AsarFile, readAsar } from './asar.ts';
import { type Platform, readFuses, writeFakeDist } from './fake-dist.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a package would hold. */
export interface Packed {
  /** Files of the application, in the archive or beside it. */
  readonly files: readonly AsarFile[];
  /** Files that lie unpacked beside the archive, as they are on disk. */
  readonly beside: readonly string[];
  readonly fuses: Readonly<Record<string, boolean>>;
}

const flags: Readonly<Record<Platform, string>> = { linux: '--linux', win32: '--win', darwin: '--mac' };
const places: Readonly<Record<Platform, { folder: RegExp; resources: string; program: string }>> = {
  linux: { folder: /^linux-/, resources: 'resources', program: 'nibras' },
  win32: { folder: /^win-/, resources: 'resources', program: 'Nibras.exe' },
  darwin: {
    folder: /^mac/,
    resources: 'Nibras.app/Contents/Resources',
    program: 'Nibras.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  },
};

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

/** Packs the application around a stand-in for Electron and looks into what came out. */
export function packFor(platform: Platform, arch: 'x64' | 'arm64' = 'x64'): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'nibras-pack-'));
  try {
    const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const version = /^electronVersion: (.+)$/m.exec(config)?.[1] ?? '';
    const dist = join(folder, 'electron');
    writeFakeDist(platform, dist, version);
    const out = join(folder, 'out');
    const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
    const outcome = spawnSync(
      process.execPath,
      [
        join(dirname(builder), 'cli.js'),
        flags[platform],
        '--dir',
        `--${arch}`,
        '--publish=never',
        `-c.electronDist=${dist}`,
        `-c.directories.output=${out}`,
        '-c.mac.identity=null',
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
    );
    if (outcome.status !== 0) throw new Error(`electron-builder failed:\n${outcome.stdout}\n${outcome.stderr}`);
    const place = places[platform];
    const packed = readdirSync(out).find((name) => place.folder.test(name));
    if (packed === undefined) throw new Error(`electron-builder wrote no package:\n${outcome.stdout}`);
    const resources = join(out, packed, place.resources);
    return {
      files: readAsar(join(resources, 'app.asar')),
      beside: filesBelow(join(resources, 'app.asar.unpacked')),
      fuses: readFuses(join(out, packed, place.program)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
