import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { HostEventOf } from '@nibras/host';
import { type BuiltShell, missing, startBuiltShell } from './test/built-shell.ts';

const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const reason = missing ?? (existsSync(browserPath) ? undefined : `no browser at ${browserPath}`);
if (reason) console.log(`The built shell is not tested: ${reason}.`);

const words = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../resources/locales/fr/studio.json'), 'utf8'),
) as Record<string, string>;

describe.skipIf(reason !== undefined)('the shell as it is built', { timeout: 90_000 }, () => {
  let folder: string;
  let shell: BuiltShell;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-built-'));
    shell = await startBuiltShell(folder);
    browser = await chromium.launch({ executablePath: browserPath });
  });
  afterAll(async () => {
    await browser?.close();
    await shell?.quit();
    rmSync(folder, { recursive: true, force: true });
  });

  const openWindow = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr' });
    await page.goto(await shell.attach(page));
    return page;
  };
  const openRecent = async (page: Page): Promise<string> => {
    await page
      .getByRole('button', { name: /Cours du bureau/ })
      .first()
      .click();
    const text = page.getByRole('textbox', { name: words['page.text']! });
    await text.waitFor();
    return (await text.textContent()) ?? '';
  };

  it('keeps what is typed in its window through a reload and a restart', async () => {
    const page = await openWindow();
    await page.getByRole('button', { name: words['home.new']!, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words['course.title']!).fill('Cours du bureau');
    await dialog.getByRole('button', { name: words['home.create']! }).click();
    const text = page.getByRole('textbox', { name: words['page.text']! });
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Écrit dans la fenêtre du bureau.');
    await page.locator('[data-saved="saved"]').waitFor();
    await page.reload();
    expect(await openRecent(page)).toContain('Écrit dans la fenêtre du bureau.');
    await page.close();
    expect(await shell.quit()).toBe(0);
    shell = await startBuiltShell(folder);
    const again = await openWindow();
    expect(await openRecent(again)).toContain('Écrit dans la fenêtre du bureau.');
    await again.close();
  });

  it('does what the menu says and opens a course that was double-clicked', async () => {
    const page = await openWindow();
    await page.getByRole('heading', { level: 1 }).waitFor();
    shell.chooseInMenu('Nouveau cours');
    await page.getByRole('dialog').getByLabel(words['course.title']!).waitFor();
    await page.keyboard.press('Escape');
    const path = join(folder, 'double.nibras');
    copyFileSync(resolve(import.meta.dirname, '../out/samples/ict-daily-work.nibras'), path);
    shell.doubleClick(path);
    await page.getByRole('treegrid').getByRole('row').nth(5).waitFor();
    await page.close();
  });

  it('starts with the course that was double-clicked', async () => {
    const own = mkdtempSync(join(tmpdir(), 'nibras-started-'));
    const path = join(own, 'cours à ouvrir.nibras');
    copyFileSync(resolve(import.meta.dirname, '../out/samples/ict-daily-work.nibras'), path);
    const started = await startBuiltShell(own, ['--no-sandbox', path]);
    const page = await browser.newPage({ locale: 'fr' });
    await page.goto(await started.attach(page));
    await page.getByRole('treegrid').getByRole('row').nth(5).waitFor();
    await page.close();
    await started.quit();
    rmSync(own, { recursive: true, force: true });
  });

  it('exports in the worker that stands beside the bundle, with the runtime and schemas of the build', async () => {
    const client = shell.connect();
    const { course } = await client.call('course.create', { title: { fr: 'Paquet' }, languages: ['fr'] });
    const path = join(folder, 'paquet.zip');
    const ended = new Promise<HostEventOf<'publish.progress'>>((resolve) =>
      client.on('publish.progress', (event) => {
        if (event.state !== 'running') resolve(event);
      }),
    );
    await client.call('publish.start', { course, target: 'scorm2004', language: 'fr', options: {}, path });
    expect(await ended).toMatchObject({ state: 'done', path });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    await client.call('course.close', { course });
  });

  it('compacts in the worker that stands beside the bundle', async () => {
    const client = shell.connect();
    const { course, path, state } = await client.call('course.create', { title: { fr: 'Long' }, languages: ['fr'] });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let index = 0; index < 200; index += 1) doc.getMap('course').set('title/fr', `Titre ${index}`);
    const grown = await client.call('course.append', { course, updates });
    await client.call('course.close', { course });
    const again = await client.call('course.open', { path });
    const { logBytes } = await client.call('course.append', { course: again.course, updates: [updates.at(-1)!] });
    expect(logBytes).toBeLessThan(grown.logBytes / 10);
    await client.call('course.close', { course: again.course });
  });

  it('starts from a sample and previews it with the simulator of the build', async () => {
    const client = shell.connect();
    const { startingPoints } = await client.call('home.list', {});
    const sample = startingPoints.find((one) => one.kind === 'sample');
    expect(sample).toBeDefined();
    const title = { fr: 'Essai' };
    const { course } = await client.call('course.create', { title, languages: ['fr'], startingPoint: sample!.id });
    const { url } = await client.call('preview.start', { course, language: 'fr', target: 'scorm12' });
    const page = await browser.newPage();
    await page.goto(url);
    await page.frameLocator('iframe').first().locator('h1').first().waitFor();
    await page.close();
    await client.call('course.close', { course });
  });

  it('loads nothing but Node, Electron and the database from outside the bundle', () => {
    const main = resolve(import.meta.dirname, '../out/main/index.js');
    const outside = [...readFileSync(main, 'utf8').matchAll(/^import .*?from "([^".][^"]*)";$/gm)].map(
      (one) => one[1]!,
    );
    for (const name of outside) expect(name).toMatch(/^(node:.+|electron|better-sqlite3)$/);
  });
});
