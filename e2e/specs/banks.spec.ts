import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, type Studio, test } from '../drivers/studio.ts';

async function runCommand(page: Page, studio: Studio, id: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(studio.say(`command.${id}`));
  await page.keyboard.press('Enter');
}

/** Adds a question of a type by the keyboard and writes its stem. */
async function addQuestion(page: Page, studio: Studio, type: string, stem: string): Promise<void> {
  await page.getByRole('button', { name: studio.say('bank.addQuestion') }).press('Enter');
  await page.keyboard.type(studio.say(`block.${type}`));
  await page.keyboard.press('Enter');
  await page.locator('.nb-bank-editor [data-slot="stem"]').click();
  await page.keyboard.type(stem);
}

const grid = (page: Page) => page.getByRole('grid');
const rows = (page: Page) => grid(page).locator('[data-question]');

for (const studioLanguage of ['fr', 'ar'] as const)
  test.describe(studioLanguage, () => {
    test.use({ studioLanguage });
    test('a bank is made, filled, filtered and edited in bulk; undo takes back one step', async ({ page, studio }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'Cours', languages: [studioLanguage] });
      await runCommand(page, studio, 'bank.open');
      await page.getByRole('button', { name: studio.say('bank.add'), exact: true }).click();
      await page.keyboard.type('Tableur');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Tableur' })).toBeVisible();
      for (const stem of ['Somme', 'Moyenne', 'Tri']) await addQuestion(page, studio, 'choice', stem);
      await expect(rows(page)).toHaveCount(3);
      await expect(rows(page).first()).toContainText('Somme');

      await page.getByLabel(studio.say('question.tags'), { exact: true }).last().fill('formule');
      await page.keyboard.press('Enter');
      await expect(rows(page).last()).toContainText('formule');

      await grid(page).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(3);
      const bulk = page.getByRole('region', { name: studio.say('bank.bulk') });
      await bulk.getByLabel(studio.say('bank.column.difficulty')).selectOption('hard');
      await expect(rows(page).filter({ hasText: studio.say('question.difficulty.hard') })).toHaveCount(3);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await grid(page).focus();
      await page.keyboard.press('Control+z');
      await expect(rows(page).filter({ hasText: studio.say('question.difficulty.hard') })).toHaveCount(0);

      await page.getByLabel(studio.say('bank.search')).fill('moy');
      await expect(rows(page)).toHaveCount(1);
      await rows(page).first().click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const side = page.getByRole('region', { name: studio.say('bank.question') });
      await side.getByRole('button', { name: studio.say('bank.preview') }).click();
      await expect(page.frameLocator('iframe').getByText('Moyenne')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: studio.say('bank.clearFilters') }).click();

      await grid(page).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Delete');
      await expect(rows(page)).toHaveCount(2);
      await page.keyboard.press('Control+z');
      await expect(rows(page)).toHaveCount(3);
      await expectSaved(page);
    });
  });
