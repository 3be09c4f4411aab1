import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const options = process.argv.slice(2);
const node = process.execPath;
const [major, minor] = process.versions.node.split('.').map(Number);
/** Node 22.12 to 22.17 runs TypeScript only when told so. */
const typeStripping = major === 22 && minor < 18 ? ['--experimental-strip-types'] : [];
const fetchLimit = 90_000;

/** Runs a program to its end; resolves to its exit code. */
function run(command, args, extra = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...extra });
    const timer = extra.limit ? setTimeout(() => child.kill(), extra.limit) : undefined;
    child.on('error', () => done(1));
    child.on('exit', (code) => {
      clearTimeout(timer);
      done(code ?? 1);
    });
  });
}

/** Electron's program, fetched once if it can be; otherwise the reason why not. */
async function findElectron() {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  const installed = () => {
    if (!existsSync(pathFile)) return undefined;
    const program = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
    return existsSync(program) ? program : undefined;
  };
  if (!existsSync(folder)) return { reason: 'the electron package is not installed' };
  const present = installed();
  if (present) return { program: present };
  const marker = join(root, '.cache/electron-fetch-failed');
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted)
    return {
      reason: `Electron ${wanted} could not be fetched before (delete .cache/electron-fetch-failed to try again)`,
    };
  console.log(`Fetching Electron ${wanted} (once)…`);
  // Electron's installer follows HTTPS_PROXY and the like only when told to.
  const code = await run(node, [join(folder, 'install.js')], {
    limit: fetchLimit,
    stdio: 'ignore',
    env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
  });
  const program = code === 0 ? installed() : undefined;
  if (program) return { program };
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
  return { reason: `Electron ${wanted} could not be fetched` };
}

if (options.includes('--help')) {
  console.log(
    'npm start -- [--web] [--no-open] [--port N] [course.nibras]\n\n  --web      in the browser, even where Electron is there\n  --no-open  only print the address\n  --port N   listen on this port (web)',
  );
  process.exit(0);
}

const built = await run(node, [...typeStripping, join(root, 'scripts/build.ts'), '--if-needed']);
if (built !== 0) process.exit(built);

const found =
  options.includes('--web') || options.includes('--no-open')
    ? { reason: 'asked for by --web or --no-open' }
    : await findElectron();
if (found.program) {
  const files = options.filter((one) => !one.startsWith('--')).map((one) => resolve(one));
  process.exit(await run(found.program, [root, ...files]));
}
console.log(`Nibras opens in the browser: ${found.reason}.`);
process.exit(
  await run(
    node,
    [
      ...typeStripping,
      join(root, 'packages/cli/bin/nibras.js'),
      'serve',
      '--open',
      ...options.filter((one) => one !== '--web'),
    ].filter((one) => !(one === '--open' && options.includes('--no-open')) && one !== '--no-open'),
  ),
);
