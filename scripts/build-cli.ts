import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const at = (path: string): string => resolve(root, path);
const outdir = at('out/cli');

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    main: at('packages/cli/src/main.ts'),
    'plan-worker': at('packages/cli/src/plan-worker.ts'),
    'compaction-worker': at('packages/storage/src/compaction-worker.ts'),
    'foresee-worker': at('packages/service/src/publish/foresee-worker.ts'),
    'report-worker': at('packages/service/src/courses/report-worker.ts'),
    'export-worker': at('packages/service/src/publish/export-worker.ts'),
  },
  outdir,
  bundle: true,
  // Chunks lie beside the entries: what is looked up from a module's own place is found from any of them.
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minify: true,
  keepNames: true,
  external: ['better-sqlite3'],
  // Packages in the old module format ask for `require`.
  banner: {
    js: "import { createRequire as nodeRequire } from 'node:module';const require = nodeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
