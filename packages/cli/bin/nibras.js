#!/usr/bin/env node
/* Plain old syntax on purpose: this file must still speak where the rest could not even be read. */
var version = process.versions.node.split('.').map(Number);
var tooOld = version[0] < 22 || (version[0] === 22 && version[1] < 12);
var needsFlag = version[0] === 22 && version[1] < 18;
if (tooOld) {
  console.error(
    'Nibras needs Node.js 22.12 or newer; this is ' +
      process.versions.node +
      '. Install a newer one, or run `npm ci` in the folder of Nibras and use `npx nibras` there.',
  );
  process.exitCode = 2;
} else if (needsFlag && process.execArgv.indexOf('--experimental-strip-types') === -1) {
  void import('node:child_process').then(function (processes) {
    var flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
    var child = processes.spawn(process.execPath, flags.concat(process.argv.slice(1)), { stdio: 'inherit' });
    ['SIGINT', 'SIGTERM'].forEach(function (signal) {
      process.on(signal, function () {
        child.kill(signal);
      });
    });
    child.on('exit', function (code, signal) {
      process.exitCode = code === null ? (signal === 'SIGINT' ? 130 : 1) : code;
    });
  });
} else {
  void import('node:module')
    .then(function (modules) {
      // Sources that were read once start twice as fast the next time.
      if (modules.enableCompileCache) modules.enableCompileCache();
      return findBundle();
    })
    .then(function (bundle) {
      return import(bundle || '../src/main.ts');
    });
}

/* The bundle that `npm run build` leaves starts faster and takes less memory; used as long as no source is newer. */
function findBundle() {
  return Promise.all([import('node:fs'), import('node:path'), import('node:url')]).then(function (modules) {
    var files = modules[0];
    var paths = modules[1];
    var here = paths.dirname(modules[2].fileURLToPath(import.meta.url));
    var bundle = paths.resolve(here, '../../../out/cli/main.js');
    if (!files.existsSync(bundle)) return null;
    var made = files.statSync(bundle).mtimeMs;
    function isOlder(folder) {
      return files.readdirSync(folder, { withFileTypes: true }).every(function (entry) {
        var path = paths.join(folder, entry.name);
        if (entry.name === 'node_modules' || entry.name.charAt(0) === '.' || entry.name.endsWith('.test.ts'))
          return true;
        if (entry.isDirectory()) return isOlder(path);
        return !entry.name.endsWith('.ts') || files.statSync(path).mtimeMs <= made;
      });
    }
    return isOlder(paths.resolve(here, '../..')) ? modules[2].pathToFileURL(bundle).href : null;
  });
}
