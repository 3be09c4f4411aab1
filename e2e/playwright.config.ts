import { defineConfig } from '@playwright/test';
import { desktopMissing, wantsDesktop } from './drivers/desktop.ts';

if (desktopMissing !== undefined && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(`The tests of the desktop shell are left out: ${desktopMissing}.`);

export default defineConfig({
  testDir: 'specs',
  // In the shell runs what needs no second host and no second browser window.
  ...(wantsDesktop ? { testMatch: ['desktop.spec.ts', 'writing.spec.ts'] } : { testIgnore: 'desktop.spec.ts' }),
  outputDir: '../out/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A machine that is busy with other things may starve a browser once; twice in a row is a fault.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    viewport: { width: 1366, height: 768 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' },
  },
});
