// Plain old syntax on purpose: this file must load on any Node, to say clearly when Node is too old.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 12)) {
  console.error(
    'The tests of Nibras need Node 22.12 or newer; this is Node ' +
      process.versions.node +
      '. On Linux x64 run `npm ci` first: it brings its own Node.',
  );
  process.exit(1);
}
import('./test/test.mjs').catch(function (error) {
  console.error(error);
  process.exit(1);
});
