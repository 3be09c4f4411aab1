import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'out/build-stamp');
const sources = [
  'packages',
  'renderer',
  'electron',
  'resources',
  'scripts',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** A fingerprint of all that the build reads: names, sizes and times of files. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stats = statSync(path);
    if (!stats.isDirectory()) {
      hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(path).toSorted())
      if (name !== 'node_modules' && !name.startsWith('.')) visit(join(path, name));
  };
  for (const source of sources) if (existsSync(join(root, source))) visit(join(root, source));
  return hash.digest('hex');
}

/** Runs one step; its output is shown only when it fails. */
function step(name: string, args: readonly string[]): void {
  const started = Date.now();
  const outcome = spawnSync(process.execPath, [...process.execArgv, ...args], { cwd: root, encoding: 'utf8' });
  if (outcome.status !== 0) {
    console.error(`${outcome.stdout}\n${outcome.stderr}\nThe build failed at: ${name}`);
    process.exit(outcome.status ?? 1);
  }
  console.log(`  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

const now = fingerprint();
if (process.argv.includes('--if-needed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) process.exit(0);
console.log('Building Nibras…');
step('studio and shell', ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn']);
step('learner runtime', ['packages/player/build.ts']);
step('preview simulator', ['packages/service/build.ts']);
step('schema files', ['packages/export/build.ts']);
step('command line', ['scripts/build-cli.ts']);
step('sample courses', ['scripts/samples/build.ts']);
mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(stamp, fingerprint());
