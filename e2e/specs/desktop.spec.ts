import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { desktopMissing, launchDesktop, wantsDesktop } from '../drivers/desktop.ts';
import { root } from '../drivers/studio.ts';

const words = JSON.parse(readFileSync(join(root, 'resources/locales/fr/studio.json'), 'utf8')) as Record<
  string,
  string
>;
const say = (key: string): string => words[key] ?? key;

test.describe('the desktop shell', () => {
  test.skip(!wantsDesktop, 'runs with NIBRAS_E2E_HOST=electron');
  test.skip(desktopMissing !== undefined, desktopMissing ?? '');
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-desktop-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const inFrench = async (page: Page): Promise<void> => {
    await page.evaluate(() => localStorage.setItem('nibras-language', 'fr'));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };

  test('keeps what is written when it is closed and opened again, and previews it', async () => {
    const first = await launchDesktop(folder);
    const page = await first.firstWindow();
    await inFrench(page);
    expect(page.url()).toMatch(/^nibras:\/\/studio\//);
    expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    await page.getByRole('button', { name: say('home.new'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('course.title')).fill('Cours du bureau');
    await dialog.getByRole('button', { name: say('home.create') }).click();
    const text = page.getByRole('textbox', { name: say('page.text') });
    await text.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Écrit dans la fenêtre du bureau.');
    await expect(page.locator('[data-saved="saved"]')).toBeVisible();
    await first.close();

    const second = await launchDesktop(folder);
    const again = await second.firstWindow();
    await again
      .getByRole('button', { name: /Cours du bureau/ })
      .first()
      .click();
    await expect(again.getByRole('textbox', { name: say('page.text') })).toContainText('Écrit dans la fenêtre');
    await again.keyboard.press('ControlOrMeta+Enter');
    const simulator = again.frameLocator('iframe').first();
    await expect(simulator.frameLocator('iframe').first().getByRole('heading', { level: 1 }).first()).toBeVisible();
    await second.close();
  });

  test('opens the course that it was started with', async () => {
    const course = join(root, 'out/samples/ict-daily-work.nibras');
    test.skip(!existsSync(course), 'the sample course is not built');
    const desktop = await launchDesktop(folder, [course]);
    const page = await desktop.firstWindow();
    await expect(page.getByRole('treegrid').getByRole('row').nth(5)).toBeVisible();
    await desktop.close();
  });
});
