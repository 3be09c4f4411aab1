import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '../..');
const [major, minor] = process.versions.node.split('.').map(Number);
const node = [process.execPath, ...(major === 22 && minor < 18 ? ['--experimental-strip-types'] : [])];
const reports = join(root, 'out/reports');
let passed = 0;
let failed = 0;

/** Runs a program to its end with its output on this terminal; resolves to its exit code. */
function run(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(node[0], [...node.slice(1), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** A step without tests of its own counts as one. */
async function step(name, args, env) {
  console.log(`\n== ${name}`);
  const code = await run(args, env);
  if (code === 0) passed += 1;
  else failed += 1;
}

/** A runner's own counts from its JSON report; a runner that wrote none counts as one failure. */
function count(file, read) {
  try {
    const [good, bad] = read(JSON.parse(readFileSync(join(reports, file), 'utf8')));
    passed += good;
    failed += bad;
    return bad;
  } catch {
    failed += 1;
    return 1;
  }
}

const quick = process.argv.includes('--quick');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const browser = await findBrowser(root);
if (!browser) {
  console.error(
    'No Chromium, Chrome or Edge was found, and none could be installed. Install one and run the tests again.',
  );
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const env = { CHROMIUM: browser };
console.log(`Browser for tests: ${browser}`);

await step('build', ['scripts/build.ts', '--if-needed']);
await step('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
await step('types', ['node_modules/typescript/bin/tsc', '-b']);
await step('architecture rules', ['scripts/architecture/generate.ts', '--check']);
await step('lint', ['node_modules/oxlint/bin/oxlint']);

console.log('\n== unit tests, laws and goldens');
const unit = await run(
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ],
  env,
);
if (
  count('unit.json', (report) => [report.numPassedTests, Math.max(report.numFailedTests, report.success ? 0 : 1)]) ===
    0 &&
  unit !== 0
)
  failed += 1;

if (!quick) {
  console.log('\n== end to end');
  const e2e = await run(['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
  });
  if (
    count('e2e.json', (report) => [report.stats.expected + report.stats.flaky, report.stats.unexpected]) === 0 &&
    e2e !== 0
  )
    failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
