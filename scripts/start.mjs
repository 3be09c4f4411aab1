// Plain old syntax on purpose: this file must load on any Node, to say clearly when Node is too old.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 12)) {
  console.error(
    'Nibras needs Node 22.12 or newer; this is Node ' +
      process.versions.node +
      '.\nOn Linux x64 run `npm ci` first: it brings its own Node. Elsewhere install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}
import('./start/start.mjs').catch(function (error) {
  console.error(error);
  process.exit(1);
});
