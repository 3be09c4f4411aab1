import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './fake-dist.ts';
import { packFor, type Packed } from './pack.ts';

const root = resolve(import.meta.dirname, '../..');
const built = [
  'main/index.js',
  'preload/index.cjs',
  'renderer/index.html',
  'player',
  'simulator',
  'schemas',
  'samples',
];
const missing = built.filter((one) => !existsSync(join(root, 'out', one)));
if (missing.length > 0) console.log(`Packages are not looked into: out/${missing[0]} is not built (npm run build).`);

const nativeModule = { linux: 'linux-x64', win32: 'win32-x64', darwin: 'darwin-x64' } as const;

describe.skipIf(missing.length > 0).each(platforms)('a package for %s', { timeout: 120_000 }, (platform) => {
  let packed: Packed;
  let paths: string[];
  beforeAll(() => {
    packed = packFor(platform);
    paths = packed.files.map((file) => file.path);
  }, 120_000);

  it('holds every part of the build', () => {
    for (const path of [
      'package.json',
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
      'out/main/index.js',
      'out/main/compaction-worker.js',
      'out/main/export-worker.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'out/player/core-scorm12.js',
      'out/simulator/simulator-scorm2004.js',
      'out/schemas/scorm12/imscp_rootv1p1p2.xsd',
      'out/samples/ict-daily-work.nibras',
      'node_modules/better-sqlite3/lib/index.js',
    ])
      expect(paths).toContain(path);
  });

  it('holds no sources, no tests, no maps and nothing of ours but the build', () => {
    const ours = paths.filter((path) => !path.startsWith('node_modules/'));
    const allowed =
      /^(package\.json|LICENSE|THIRD-PARTY-NOTICES\.md|out\/(main|preload|renderer|player|simulator|schemas|samples)\/)/;
    expect(ours.filter((path) => !allowed.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(ts|tsx|map|c|cc|cpp|h|gyp)$|\.test\.|\/test\//.test(path))).toEqual([]);
  });

  it('holds one dependency with one native module, for its own platform, beside the archive', () => {
    const modules = new Set(paths.flatMap((path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? []));
    expect([...modules]).toEqual(['better-sqlite3']);
    const native = packed.files.filter((file) => file.path.endsWith('.node'));
    expect(native.map((file) => file.path)).toEqual([
      `node_modules/better-sqlite3/prebuilds/${nativeModule[platform]}.node`,
    ]);
    expect(native.every((file) => file.unpacked)).toBe(true);
    expect(packed.beside).toContain(native[0]!.path);
  });

  it('keeps the sample courses beside the archive, where SQLite can open them', () => {
    expect(packed.beside.filter((path) => path.endsWith('.nibras'))).toEqual(['out/samples/ict-daily-work.nibras']);
  });

  it('has every file that the bundles import by name', () => {
    for (const file of paths.filter((path) => /^out\/main\/.*\.js$/.test(path)))
      for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(/^import [^;]*?"(\.[^"]+)";$/gm))
        expect(paths).toContain(join(file, '..', name!));
  });

  it('has every worker that the bundles start by name', () => {
    const started = paths
      .filter((path) => /^out\/main\/.*\.js$/.test(path))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/workerFile\(.*?, ["']([\w-]+)["']\)/g)])
      .map((match) => `out/main/${match[1]}.js`);
    expect(started.length).toBeGreaterThan(1);
    for (const path of started) expect(paths).toContain(path);
  });

  it('has its fuses set', () => {
    expect(packed.fuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
