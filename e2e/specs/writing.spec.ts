import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, insertBySlash, test } from '../drivers/studio.ts';

const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
const findings = async (page: Page): Promise<string[]> =>
  (await axe(page).analyze()).violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );

for (const studioLanguage of ['fr', 'ar', 'en'] as const)
  test.describe(`studio in ${studioLanguage}`, () => {
    test.use({ studioLanguage });

    test('screens are accessible and mirrored', async ({ page, studio }) => {
      await studio.open(page);
      await expect(page.locator('html')).toHaveAttribute('dir', studioLanguage === 'ar' ? 'rtl' : 'ltr');
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: studio.say('home.new'), exact: true }).click();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await createCourse(page, studio, { title: 'A', languages: [studioLanguage] });
      await insertBySlash(page, studio, 'choice');
      await insertBySlash(page, studio, 'matching');
      await insertBySlash(page, studio, 'short-text');
      await insertBySlash(page, studio, 'callout');
      await insertBySlash(page, studio, 'picture');
      // What scrolls below the sticky bar counts as covered; here the bar stands still.
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Shift+P');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page)).toEqual([]);
    });
  });

test('what is written is in the file, page and caret come back by undo', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Une phrase gardée.');
  await expectSaved(page);
  await page.getByRole('button', { name: studio.say('outline.add'), exact: true }).click();
  await page.getByRole('menuitem', { name: studio.say('outline.new.page') }).click();
  await page.keyboard.type('Deuxième');
  await page.keyboard.press('Enter');
  const tree = page.getByRole('treegrid');
  await expect(tree.getByText('Deuxième')).toBeVisible();
  const first = tree
    .getByRole('row')
    .filter({ hasNotText: 'Deuxième' })
    .filter({ hasText: /Situation/ });
  await first.click();
  await expect(text).toContainText('Une phrase gardée.');
  await page.keyboard.press('Delete');
  await expect(tree.getByText('Situation', { exact: true })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(tree.getByText('Situation', { exact: true })).toBeVisible();
  await expect(text).toContainText('Une phrase gardée.');
  await expectSaved(page);
  await page.reload();
  await page.getByRole('button', { name: /Cours/ }).first().click();
  await expect(text).toContainText('Une phrase gardée.');
  await expect(page.getByRole('treegrid').getByText('Deuxième')).toBeVisible();
});

test('the first key pressed in a text slot is not lost', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await insertBySlash(page, studio, 'choice');
  await page.locator('[data-slot="stem"]').click();
  await page.keyboard.type('Quelle est la bonne formule ?');
  await expect(page.locator('[data-slot="stem"]')).toHaveText('Quelle est la bonne formule ?');
  const options = page.locator('.nb-options [data-slot^="option:"]');
  for (const [index, word] of ['un', 'deux', 'trois', 'quatre'].entries()) {
    await options.nth(index).click();
    await page.keyboard.type(word);
  }
  await expect(options).toHaveText(['un', 'deux', 'trois', 'quatre']);
});

test('a block added in one language stands in the others, with one set of settings', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr', 'ar'] });
  await insertBySlash(page, studio, 'choice');
  await page.locator('[data-slot="stem"]').click();
  await page.keyboard.type('En français');
  await page.getByRole('radio', { name: 'العربية' }).check({ force: true });
  await expect(page.locator('.nb-question')).toBeVisible();
  await expect(page.locator('[data-slot="stem"]')).not.toContainText('En français');
  await expect(page.locator('.nb-page')).toHaveAttribute('dir', 'rtl');
  await page.locator('.nb-options input[type=radio]').nth(2).check();
  await page.getByRole('radio', { name: 'Français' }).check({ force: true });
  await expect(page.locator('.nb-options input[type=radio]').nth(2)).toBeChecked();
});

test('pasted HTML comes in without scripts, handlers or bad links', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await text.click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<p onclick="alert(1)" style="color:red">Collé <b>gras</b> <a href="javascript:alert(1)">mauvais</a> <a href="https://example.org">bon</a></p><script>window.hacked=1</script><iframe src="https://example.org"></iframe><h1>Titre</h1><ul><li>un</li></ul>',
    );
    document
      .querySelector('.nb-prose')!
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(text).toContainText('Collé gras mauvais bon');
  const html = await text.innerHTML();
  expect(html).not.toMatch(/onclick|javascript:|<script|<iframe|color/);
  expect(html).toContain('href="https://example.org"');
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
});

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a picture pasted inside HTML and one pasted by itself become pictures of the course', async ({
  page,
  studio,
}) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await page.getByRole('textbox', { name: studio.say('page.text') }).click();
  await page.evaluate((base64) => {
    const html = new DataTransfer();
    html.setData('text/html', `<p>Avec image</p><img src="data:image/png;base64,${base64}">`);
    const target = document.querySelector('.nb-prose')!;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: html, bubbles: true, cancelable: true }));
    const alone = new DataTransfer();
    alone.items.add(
      new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], 'seule.png', { type: 'image/png' }),
    );
    alone.setData('text/html', '<img src="https://example.org/x.png">');
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: alone, bubbles: true, cancelable: true }));
  }, dot);
  await expect(page.locator('.nb-picture img')).toHaveCount(2);
  await expect(page.locator('.nb-picture img').first()).toHaveJSProperty('naturalWidth', 1);
});

test('undo brings text, caret and page back after the page was deleted', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.waitForTimeout(100);
  await page.keyboard.type('Début. ');
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(studio.say('command.page.delete'));
  await page.keyboard.press('Enter');
  await expect(text).not.toContainText('Début.');
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('Début.');
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('Début.');
  await expect(text).toBeFocused();
  await page.keyboard.type('Ici ');
  await expect(text.locator('p').first()).toHaveText(/^Ici /);
});

test('a cut block keeps its identity, a copied one becomes another', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await insertBySlash(page, studio, 'choice');
  await page.locator('[data-slot="stem"]').click();
  await page.keyboard.type('Une question');
  const blocks = page.locator('.nb-block');
  const id = await blocks.first().getAttribute('data-block');
  await page
    .getByRole('textbox', { name: studio.say('page.text') })
    .locator('p')
    .first()
    .click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await expect(blocks).toHaveCount(0);
  await page.keyboard.press('Control+v');
  await expect(blocks).toHaveCount(1);
  expect(await blocks.first().getAttribute('data-block')).toBe(id);
  await page
    .getByRole('textbox', { name: studio.say('page.text') })
    .locator('p')
    .first()
    .click();
  await page.keyboard.press('End');
  // The editor learns of the browser's own caret moves a moment later.
  await page.waitForTimeout(100);
  await page.keyboard.press('Control+v');
  await expect(blocks).toHaveCount(2);
  const ids = await blocks.evaluateAll((all) => all.map((one) => one.getAttribute('data-block')));
  expect(ids).toContain(id);
  expect(new Set(ids).size).toBe(2);
  for (const one of ids) expect(one).toMatch(/^[a-z][a-z0-9]{11}$/);
  await expect(page.locator('[data-slot="stem"]')).toHaveText(['Une question', 'Une question']);
});

test('a translation falls behind when its original changes, and can be called good again', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr', 'en'] });
  const title = page.getByRole('textbox', { name: studio.say('page.title') });
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await title.fill('Situation at work');
  await page.getByRole('radio', { name: 'Français' }).check({ force: true });
  await title.fill('Une autre situation');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  const button = page.getByRole('button', { name: studio.say('translation.upToDate') });
  await expect(button).toBeVisible();
  await expect(page.locator('.nb-tree-current .nb-dot-warning, .nb-tree-current .nb-dot-error')).toBeVisible();
  await button.click();
  await expect(button).toBeHidden();
});

test('a remark on a block stays with it and can be resolved', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await insertBySlash(page, studio, 'choice');
  await page.locator('[data-slot="stem"]').click();
  await page.getByLabel(studio.say('comments.write')).fill('À reformuler');
  await page
    .getByRole('button', { name: studio.say('comments.add'), exact: true })
    .last()
    .click();
  await expect(page.locator('.nb-comment')).toHaveText(/À reformuler/);
  await expectSaved(page);
  await page.reload();
  await page.getByRole('button', { name: /Cours/ }).first().click();
  await page.locator('[data-slot="stem"]').click();
  await page.getByRole('button', { name: studio.say('comments.resolve') }).click();
  await expect(page.locator('.nb-comment-resolved')).toBeVisible();
});

test('a picture pasted into another course brings its file along', async ({ page, studio, context }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Source', languages: ['fr'] });
  await insertBySlash(page, studio, 'picture');
  await page
    .locator('.nb-picture input[type=file]')
    .setInputFiles({ name: 'point.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') });
  await expect(page.locator('.nb-picture img')).toBeVisible();
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await text.locator('p').first().click();
  await page.waitForTimeout(100);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const other = await context.newPage();
  await studio.open(other);
  await createCourse(other, studio, { title: 'But', languages: ['fr'] });
  await other.getByRole('textbox', { name: studio.say('page.text') }).click();
  await other.keyboard.press('Control+v');
  await expect(other.locator('.nb-picture img')).toHaveJSProperty('naturalWidth', 1);
  await expectSaved(other);
  await other.reload();
  await other.getByRole('button', { name: /But/ }).first().click();
  await expect(other.locator('.nb-picture img')).toHaveJSProperty('naturalWidth', 1);
});
