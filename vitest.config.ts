import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          setupFiles: ['scripts/test/property-seed.ts'],
          include: ['packages/**/*.test.ts', 'scripts/**/*.test.ts', 'renderer/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: { electron: resolve(import.meta.dirname, 'electron/test/fake-electron.ts') } },
        test: { name: 'electron', include: ['electron/**/*.test.ts'], testTimeout: 30_000 },
      },
    ],
  },
});
