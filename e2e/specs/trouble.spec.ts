import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startWebHost } from '@nibras/web-host';
import { createCourse, expect, expectSaved, root, type Studio, test } from '../drivers/studio.ts';

const notice = (page: Page, words: string): Promise<void> =>
  expect(page.locator('.nb-notice').filter({ hasText: words })).toBeVisible();

async function openFile(page: Page, studio: Studio, path: string): Promise<void> {
  await page.goto(studio.host.url.replace('/#', `/?open=${encodeURIComponent(path)}#`));
}

async function writeSome(page: Page, studio: Studio, text: string): Promise<void> {
  await page.getByRole('textbox', { name: studio.say('page.text') }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
  await expectSaved(page);
}

test('files that are no courses are refused in plain words', async ({ page, studio }) => {
  const path = join(studio.folder, 'lettre.nibras');
  writeFileSync(path, 'Chère collègue, ceci n’est pas un cours.');
  await openFile(page, studio, path);
  await notice(page, 'n’est pas un cours Nibras');
  await openFile(page, studio, join(studio.folder, 'absent.nibras'));
  await notice(page, 'est introuvable');
});

test('a damaged course is rescued into a new file', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await writeSome(page, studio, 'À ne pas perdre.');
  await page.getByRole('button', { name: studio.say('command.course.close') }).click();
  await expect(page.getByRole('button', { name: studio.say('home.open') })).toBeVisible();
  const damaged = join(studio.documents, 'abime.nibras');
  await expect.poll(() => readdirSync(studio.documents)).toEqual(['Cours.nibras']);
  copyFileSync(join(studio.documents, 'Cours.nibras'), damaged);
  const size = readFileSync(damaged).byteLength;
  const handle = openSync(damaged, 'r+');
  writeSync(handle, Buffer.alloc(4096, 7), 0, 4096, 8192);
  closeSync(handle);
  const broken = readFileSync(damaged);
  await page.getByRole('button', { name: studio.say('home.open') }).click();
  await page.getByRole('button', { name: /abime/ }).click();
  const dialog = page.getByRole('dialog', { name: studio.say('recover.title') });
  await dialog.getByRole('button', { name: studio.say('recover.try') }).click();
  await expect(dialog.getByText(studio.say('recover.saved'))).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: studio.say('recover.open') }).click();
  await expect(page.locator('.nb-page')).toContainText('À ne pas perdre.');
  expect(size).toBe(broken.byteLength);
  // Trying to open it may note so in the file's header; what it holds stays as it was.
  expect(readFileSync(damaged).subarray(4096).equals(broken.subarray(4096))).toBe(true);
});

test('a course open in one program opens for reading in another', async ({ page, studio, context }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  const path = await coursePath(studio, page);
  const other = await startWebHost({
    port: 0,
    documents: studio.documents,
    settingsFolder: join(studio.folder, 'other-settings'),
    renderer: join(root, 'out/renderer'),
  });
  const second = await context.newPage();
  await second.goto(other.url.replace('/#', `/?open=${encodeURIComponent(path)}#`));
  await expect(second.getByText(studio.say('course.readOnly'))).toBeVisible();
  await expect(second.getByRole('textbox', { name: studio.say('page.text') })).toHaveAttribute(
    'contenteditable',
    'false',
  );
  await other.close();
});

/** Where the course in the window is kept. */
async function coursePath(studio: Studio, page: Page): Promise<string> {
  await expectSaved(page);
  return join(studio.documents, 'Cours.nibras');
}

test('nothing typed is lost when the host goes and comes back', async ({ page, studio }) => {
  const folders = { documents: join(studio.folder, 'kept'), settingsFolder: join(studio.folder, 'kept-settings') };
  const first = await startWebHost({ port: 0, renderer: join(root, 'out/renderer'), ...folders });
  await page.goto(first.url);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await writeSome(page, studio, 'Avant la panne. ');
  await first.close();
  await page.getByRole('textbox', { name: studio.say('page.text') }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Pendant la panne. ');
  await expect(page.getByText(studio.say('course.disconnected'))).toBeVisible();
  await expect(page.locator('[data-saved="waiting"]')).toBeVisible();
  const again = await startWebHost({
    port: first.port,
    token: first.token,
    renderer: join(root, 'out/renderer'),
    ...folders,
  });
  await expectSaved(page);
  await expect(page.getByText(studio.say('course.disconnected'))).toBeHidden();
  await writeSome(page, studio, 'Après.');
  await page.reload();
  await page.getByRole('button', { name: /Cours/ }).first().click();
  await expect(page.getByRole('textbox', { name: studio.say('page.text') })).toContainText(
    'Avant la panne. Pendant la panne. Après.',
  );
  await again.close();
});

test('pictures that cannot be used are refused in plain words, and the course goes on', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await page.getByRole('button', { name: studio.say('insert.title') }).click();
  await page.keyboard.type(studio.say('insert.picture'));
  await page.keyboard.press('Enter');
  const input = page.locator('.nb-picture input[type=file]');
  await input.setInputFiles({ name: 'vide.png', mimeType: 'image/png', buffer: Buffer.alloc(0) });
  await notice(page, 'vide.png est vide');
  await input.setInputFiles({ name: 'texte.png', mimeType: 'image/png', buffer: Buffer.from('pas une image') });
  await notice(page, 'texte.png');
  await writeSome(page, studio, 'On continue.');
});

test('publishing where it cannot be written says so and leaves nothing', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await page.keyboard.press('Control+Shift+P');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(studio.say('publish.file'), { exact: true }).fill('/proc/nibras/cours.zip');
  await dialog.getByRole('button', { name: studio.say('publish.anyway') }).click();
  await expect(dialog.locator('.nb-banner-bad').or(page.locator('.nb-notice-bad'))).toBeVisible();
});

test('two copies edited apart come together, and both texts can be read', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await writeSome(page, studio, 'Texte commun. ');
  await page.getByRole('button', { name: studio.say('course.menu') }).click();
  await page.getByRole('menuitem', { name: studio.say('command.course.saveCopy') }).click();
  await page.getByRole('button', { name: studio.say('file.saveHere') }).click();
  const copy = join(studio.documents, `Cours ${studio.say('file.copySuffix')}.nibras`);
  await notice(page, 'Copie enregistrée');
  await writeSome(page, studio, 'Ici. ');
  await page.getByRole('button', { name: studio.say('command.course.close') }).click();
  await openFile(page, studio, copy);
  await writeSome(page, studio, 'Là-bas. ');
  await page.getByRole('button', { name: studio.say('command.course.close') }).click();
  await openFile(page, studio, join(studio.documents, 'Cours.nibras'));
  await page.getByRole('button', { name: studio.say('course.menu') }).click();
  await page.getByRole('menuitem', { name: studio.say('command.course.merge') }).click();
  await page.getByRole('button', { name: /Cours \(copie\)/ }).click();
  await expect(page.getByRole('dialog', { name: studio.say('merge.done') })).toBeVisible();
  await page.keyboard.press('Escape');
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await expect(text).toContainText('Texte commun.');
  await expect(text).toContainText('Ici.');
  await expect(text).toContainText('Là-bas.');
});

test('search finds words whatever their accents, in every language, and leads there', async ({ page, studio }) => {
  await openFile(page, studio, join(root, 'out/samples/ict-daily-work.nibras'));
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('searchbox').fill('meteo evaluation');
  await page.getByRole('searchbox').fill('moyenne');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await expect(page.locator('.nb-page')).toContainText(/moyenne/i);
});
