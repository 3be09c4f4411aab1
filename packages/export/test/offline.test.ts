import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ExportPlan } from '../src/index.ts';
import { plan } from './packages.ts';
import { tinyAssets, tinyCourse } from './tiny-course.ts';

let browser: Browser;
let context: BrowserContext | undefined;
let server: Server | undefined;
let served: ExportPlan;
let refused = '';
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(async () => {
  await context?.close();
  server?.close();
  server?.closeAllConnections();
  refused = '';
});

const bytesOf = (path: string): Uint8Array | string | undefined => {
  const body = served.entries.find((one) => one.path === path)?.body;
  return body && (body.kind === 'text' ? body.text : body.kind === 'bytes' ? body.bytes : tinyAssets[body.hash]);
};

async function open(): Promise<{ page: Page; origin: string }> {
  served = await plan('web', tinyCourse());
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (!pathname.startsWith('/cours/')) return void response.end('ailleurs');
    const path = pathname.slice('/cours/'.length) || 'index.html';
    const bytes = path === refused ? undefined : bytesOf(path);
    const type = served.entries.find((one) => one.path === path)?.mediaType ?? 'text/plain';
    response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/cours/`);
  return { page, origin };
}

async function openPanel(page: Page): Promise<void> {
  await page.waitForFunction('nibras.session && nibras.session.index');
  await page.click('header .menu');
  await page.click('.tools button:text-is("Hors ligne")');
  await page.waitForSelector('.tool button');
}

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test('a course is kept only when asked, read without a connection, renewed with a new edition, and removed', async () => {
  const { page, origin } = await open();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await openPanel(page);
  await page.click('.tool button:text-is("Garder sur cet appareil")');
  await page.waitForSelector('.tool button:text-is("Retirer de cet appareil")');
  const [name] = await cacheNames(page);
  expect(name).toMatch(/^nibras-/);
  expect(await page.evaluate(async (one) => (await (await caches.open(one)).keys()).length, name!)).toBe(
    served.course.files.length,
  );

  await context!.setOffline(true);
  server!.closeAllConnections();
  await page.goto(`${origin}/cours/`);
  const first = await page.textContent('h1');
  for (const file of served.course.files.filter(({ role }) => role === 'page')) {
    await page.goto(`${origin}/cours/${file.path}`);
    expect(await page.locator('h1').count()).toBe(1);
  }
  expect(first).toBeTruthy();
  await context!.setOffline(false);

  const { course } = served;
  const changed = course.files.map((file) =>
    file.path === 'index.html' && file.body.kind === 'text'
      ? { ...file, body: { ...file.body, text: file.body.text.replace('</h1>', ' (nouvelle édition)</h1>') } }
      : file,
  );
  const { offlineWorker } = await import('../src/packagers/web/offline-worker.ts');
  const worker = offlineWorker({ ...course, files: changed });
  served = {
    ...served,
    entries: [
      ...changed,
      { path: 'offline.js', role: 'script', mediaType: 'text/javascript', body: { kind: 'text', text: worker } },
    ],
  };
  await page.goto(`${origin}/cours/index.html`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  // The new worker takes over once it has everything and no page of the course is open: a page opened earlier would hold it back.
  await page.waitForFunction(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);
  await page.goto(`${origin}/ailleurs`);
  await page.waitForFunction(
    async (old) => {
      const names = await caches.keys();
      return names.length === 1 && names[0] !== old;
    },
    name,
    { timeout: 20_000 },
  );
  await page.goto(`${origin}/cours/index.html`);
  await context!.setOffline(true);
  // The new worker is at work when it has cleared up, which may still take a moment.
  await page.waitForFunction(() =>
    fetch('index.html').then(
      async (answer) => (await answer.text()).includes('(nouvelle édition)'),
      () => false,
    ),
  );
  await context!.setOffline(false);

  await openPanel(page);
  await page.click('.tool button:text-is("Retirer de cet appareil")');
  await page.waitForSelector('.tool button:text-is("Garder sur cet appareil")');
  expect(await cacheNames(page)).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('what cannot be fetched whole is not kept by half', async () => {
  const { page } = await open();
  refused = served.course.files.find(({ role }) => role === 'asset')!.path;
  await openPanel(page);
  await page.click('.tool button:text-is("Garder sur cet appareil")');
  await page.waitForFunction(() => document.querySelector('.tool [role=status]')?.textContent?.includes('Impossible'));
  expect(await cacheNames(page)).toEqual([]);
  expect(await page.isEnabled('.tool button:text-is("Garder sur cet appareil")')).toBe(true);
});
