import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeBank } from '../drivers/large-bank.ts';
import { createCourse, expect, expectSaved, insertBySlash, type Studio, test } from '../drivers/studio.ts';

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

test('a question goes from its page into a bank, the bank into a file, and the file into another course', async ({
  page,
  studio,
}) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'Premier', languages: ['fr'] });
  await insertBySlash(page, studio, 'choice');
  await page.locator('.nb-page [data-slot="stem"]').click();
  await page.keyboard.type('Quel outil range les notes ?');
  await page
    .getByRole('button', { name: studio.say('block.menu', { name: studio.say('block.choice') }) })
    .last()
    .click();
  await page.getByRole('menuitem', { name: studio.say('bank.moveToNew') }).click();
  await expect(page.locator('.nb-page [data-slot="stem"]')).toHaveCount(0);
  await page.locator('[data-bank]').click();
  await expect(rows(page)).toContainText(['Quel outil range les notes ?']);
  await page.getByRole('button', { name: studio.say('bank.files') }).click();
  await page.getByRole('menuitem', { name: studio.say('bank.save') }).click();
  await page.getByRole('button', { name: studio.say('file.saveHere') }).click();
  await expect(page.getByText(studio.say('bank.saved_one', { count: 1 }))).toBeVisible();
  await expectSaved(page);

  await page.getByRole('button', { name: studio.say('command.course.close') }).click();
  await createCourse(page, studio, { title: 'Second', languages: ['fr'] });
  await page.getByRole('button', { name: studio.say('bank.add'), exact: true }).click();
  await page.keyboard.press('Enter');
  const addFile = async (): Promise<void> => {
    await page.getByRole('button', { name: studio.say('bank.files') }).click();
    await page.getByRole('menuitem', { name: studio.say('bank.read') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(studio.say('bank.new')) })
      .click();
    await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
  };
  await addFile();
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: studio.say('bank.addNow'), exact: true })
    .click();
  await expect(rows(page)).toContainText(['Quel outil range les notes ?']);
  await addFile();
  await expect(page.getByRole('dialog')).toContainText(studio.say('bank.same_one', { count: 1 }));
  await expect(
    page.getByRole('dialog').getByRole('button', { name: studio.say('bank.addNow'), exact: true }),
  ).toBeDisabled();
});

for (const studioLanguage of ['fr', 'ar'] as const)
  test.describe(`competences in ${studioLanguage}`, () => {
    test.use({ studioLanguage });
    test('a competence is picked from a framework by keyboard, for one question and for several, and filtered by', async ({
      page,
      studio,
    }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'Cours', languages: [studioLanguage] });
      await page.getByRole('button', { name: studio.say('bank.add'), exact: true }).click();
      await page.keyboard.press('Enter');
      for (const stem of ['Somme', 'Moyenne', 'Tri']) await addQuestion(page, studio, 'choice', stem);
      const field = page.getByRole('combobox', { name: studio.say('question.competency') }).last();
      await field.fill('kd.3');
      const list = page.getByRole('listbox', { name: studio.say('question.competency') });
      await expect(list.getByRole('option')).toHaveCount(1);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(field).toHaveValue('unesco-ict-cft-v3:KD.3');
      await expect(list).toHaveCount(0);
      await expect(page.locator('.nb-combo-note')).toContainText('KD.3');

      await grid(page).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await expect(
        page.getByRole('status').filter({
          hasText: studio.say(studioLanguage === 'ar' ? 'bank.chosen_two' : 'bank.chosen_other', { count: 2 }),
        }),
      ).toHaveCount(1);
      const bulk = page.getByRole('region', { name: studio.say('bank.bulk') });
      const several = bulk.getByRole('combobox', { name: studio.say('bank.column.competency') });
      await several.fill('KA.1');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(several).toHaveValue('unesco-ict-cft-v3:KA.1');
      await page
        .getByRole('search')
        .getByLabel(studio.say('bank.filter.competency'))
        .selectOption('unesco-ict-cft-v3:KA.1');
      await expect(rows(page)).toHaveCount(2);
      await page
        .getByRole('search')
        .getByLabel(studio.say('bank.filter.competency'))
        .selectOption('unesco-ict-cft-v3:KD.3');
      await expect(rows(page)).toHaveCount(1);
      await expectSaved(page);
    });
  });

test('a question looked at alone does not tell that nothing is kept, where its frame gets no storage', async ({
  page,
  studio,
}) => {
  await page.context().addInitScript(() => {
    if (location.hostname.endsWith('.localhost'))
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(globalThis, name, {
          configurable: true,
          get: () => {
            throw new DOMException('no storage', 'SecurityError');
          },
        });
  });
  await studio.open(page);
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await insertBySlash(page, studio, 'true-false');
  await page.locator('.nb-page [data-slot="stem"]').click();
  await page.keyboard.type('La somme est plus grande que ses parts.');
  await page
    .getByRole('button', { name: studio.say('block.menu', { name: studio.say('block.true-false') }) })
    .last()
    .click();
  await page.getByRole('menuitem', { name: studio.say('bank.previewAlone') }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('radio').first().check();
  await frame.locator('.actions button').click();
  await expect(frame.locator('.verdict')).not.toBeEmpty();
  await page.waitForTimeout(1500);
  await expect(frame.getByText('rien n’est gardé')).toHaveCount(0);
});

test('a bank of 2,000 questions draws only the rows in sight, and keys reach the last one', async ({
  page,
  studio,
}) => {
  const made = writeBank(studio.documents, 2000);
  await studio.open(page);
  await page.getByRole('button', { name: studio.say('home.open'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(made) })
    .click();
  await page.locator('[data-bank]').click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2001');
  expect(await rows(page).count()).toBeLessThan(60);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(grid(page).locator('[aria-selected=true]')).toContainText('Question 2000');
  await page.getByLabel(studio.say('bank.search')).fill('question 1999');
  await expect(rows(page)).toHaveCount(1);
});
