import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Our own workspaces are bundled; what package.json lists under `dependencies` stays outside. */
const workspaces = [
  'base',
  'course',
  'formats',
  'host',
  'storage',
  'blocks',
  'render',
  'check',
  'export',
  'service',
].map((name) => `@nibras/${name}`);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: workspaces },
      // Workers are files of their own, beside the bundle, where the code that starts them looks.
      rolldownOptions: {
        input: {
          index: at('electron/main.ts'),
          'compaction-worker': at('packages/storage/src/compaction-worker.ts'),
          'foresee-worker': at('packages/service/src/publish/foresee-worker.ts'),
          'report-worker': at('packages/service/src/courses/report-worker.ts'),
          'export-worker': at('packages/service/src/publish/export-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
