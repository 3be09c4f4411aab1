import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, expect, test as base, type Page } from '@playwright/test';
import { startWebHost, type WebHost } from '@nibras/web-host';
import { desktopMissing, launchDesktop, wantsDesktop } from './desktop.ts';

export const root = resolve(import.meta.dirname, '../..');
export type StudioLanguage = 'fr' | 'ar' | 'en';

/** A studio of its own for one test: a host, folders that go afterwards, and its words in one language. */
export interface Studio {
  readonly host: WebHost;
  readonly folder: string;
  readonly documents: string;
  /** A studio string as the screen shows it. */
  readonly say: (key: string, params?: Record<string, string | number>) => string;
  readonly language: StudioLanguage;
  /** Opens home in the page. */
  readonly open: (page: Page) => Promise<void>;
}

async function loadWords(language: StudioLanguage): Promise<Record<string, string>> {
  const catalogues = await Promise.all(
    ['studio', 'exchange'].map((name) => readFile(join(root, `resources/locales/${language}/${name}.json`), 'utf8')),
  );
  return Object.assign({}, ...catalogues.map((text) => JSON.parse(text) as object)) as Record<string, string>;
}

interface Fixtures {
  readonly studioLanguage: StudioLanguage;
  /** Folder of this test alone; it goes afterwards. */
  readonly ownFolder: string;
  /** The desktop shell, where the tests run in it (NIBRAS_E2E_HOST=electron). */
  readonly desktop: ElectronApplication | null;
  readonly studio: Studio;
}

export const test = base.extend<Fixtures>({
  studioLanguage: ['fr', { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that one needs off this pattern.
  ownFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'nibras-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  desktop: async ({ ownFolder }, use) => {
    test.skip(desktopMissing !== undefined, desktopMissing ?? '');
    const shell = wantsDesktop ? await launchDesktop(ownFolder) : null;
    await use(shell);
    await shell?.close();
  },
  page: async ({ page, desktop }, use) => use(desktop ? await desktop.firstWindow() : page),
  studio: async ({ studioLanguage, context, ownFolder: folder, desktop }, use) => {
    const documents = join(folder, 'documents');
    const bugs: unknown[] = [];
    const host = await startWebHost({
      port: 0,
      documents,
      settingsFolder: join(folder, 'settings'),
      renderer: join(root, 'out/renderer'),
      samples: join(root, 'out/samples'),
      onBug: (error) => bugs.push(error),
    });
    const words = await loadWords(studioLanguage);
    await context.addInitScript((language) => localStorage.setItem('nibras-language', language), studioLanguage);
    await use({
      host,
      folder,
      documents,
      language: studioLanguage,
      say: (key, params = {}) =>
        (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? '')),
      open: async (page) => {
        if (desktop) {
          await page.evaluate((language) => localStorage.setItem('nibras-language', language), studioLanguage);
          await page.reload();
        } else await page.goto(host.url);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      },
    });
    await host.close();
    expect(bugs, 'errors that are nobody’s expected refusal').toEqual([]);
  },
});

export { expect };

/** Waits until the status line says that every change is in the file. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-saved="saved"]')).toBeVisible();
}

/** Makes a course from a template through the dialog. */
export async function createCourse(
  page: Page,
  studio: Studio,
  course: { title: string; languages: readonly string[]; template?: string | RegExp },
): Promise<void> {
  await page.getByRole('button', { name: studio.say('home.new'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(studio.say('course.title')).fill(course.title);
  const names: Record<string, string> = { fr: 'Français', ar: 'العربية', en: 'English' };
  for (const [language, name] of Object.entries(names))
    await dialog.getByRole('checkbox', { name }).setChecked(course.languages.includes(language));
  if (course.template) await dialog.getByRole('radio', { name: course.template }).check();
  await dialog.getByRole('button', { name: studio.say('home.create') }).click();
  await expect(page.getByRole('textbox', { name: studio.say('page.text') })).toBeVisible();
}

/** Puts a block on the page by typing `/` and its name. */
export async function insertBySlash(page: Page, studio: Studio, id: string): Promise<void> {
  await page.getByRole('button', { name: studio.say('insert.title') }).click();
  await page.keyboard.type(studio.say(`insert.${id}`));
  await expect(page.getByRole('option', { name: studio.say(`insert.${id}`), exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Writes into a text slot of a block. */
export async function writeSlot(page: Page, block: string, slot: string, text: string): Promise<void> {
  await page.locator(`[data-block="${block}"] [data-slot="${slot}"]`).click();
  await page.keyboard.type(text);
}
