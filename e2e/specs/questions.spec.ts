import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, insertBySlash, test } from '../drivers/studio.ts';

const types = ['true-false', 'ordering', 'numeric', 'slider', 'categorise', 'matrix', 'survey', 'open-answer'] as const;

const findings = async (page: Page): Promise<string[]> =>
  (
    await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);

const words: Readonly<Record<string, string>> = { fr: 'Une consigne', ar: 'تعليمة', en: 'A task' };

for (const studioLanguage of ['fr', 'ar', 'en'] as const)
  test.describe(`studio in ${studioLanguage}`, () => {
    test.use({ studioLanguage });

    test('every question type is inserted, filled and kept', async ({ page, studio }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studioLanguage] });
      // Each comes on top of the page, at the caret.
      for (const type of types) {
        await insertBySlash(page, studio, type);
        const block = page.locator('.nb-block-selected');
        await expect(block.locator('.nb-question')).toHaveAccessibleName(studio.say(`block.${type}`));
        await block.locator('[data-slot="stem"]').click();
        await page.keyboard.type(words[studioLanguage]!);
        const lines = block.locator(
          '.nb-options [data-slot], .nb-grid [data-slot]:not([data-slot^="feedback:"]), .nb-answers [data-slot^="source:"], .nb-answers [data-slot^="criterion:"]',
        );
        for (const [index, line] of (await lines.all()).entries()) {
          await line.click();
          await page.keyboard.press('Control+a');
          await page.keyboard.type(`${index + 1}`);
        }
        await expect(block.locator('[data-slot="stem"]')).toHaveText(words[studioLanguage]!);
      }
      await expectSaved(page);
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page)).toEqual([]);
      await page.reload();
      await page.getByRole('button', { name: /^A/ }).first().click();
      await expect(page.locator('.nb-question')).toHaveCount(types.length);
      await expect(page.locator('.nb-question [data-slot="stem"]')).toHaveText(types.map(() => words[studioLanguage]!));
    });
  });

test('a type is found by its name in any studio language', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'A', languages: ['fr'] });
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  for (const [typed, type] of [
    ['slider', 'slider'],
    ['صحيح أو', 'true-false'],
    ['étapes', 'steps'],
    ['ordonner', 'ordering'],
    ['likert', 'survey'],
    ['تصنيف', 'categorise'],
    ['grille', 'matrix'],
  ] as const) {
    await text.click();
    await page.getByRole('button', { name: studio.say('insert.title') }).click();
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: studio.say(`insert.${type}`), exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
  }
});

test('settings of questions are changed by keyboard alone', async ({ page, studio }) => {
  await studio.open(page);
  await createCourse(page, studio, { title: 'A', languages: ['fr'] });
  await insertBySlash(page, studio, 'true-false');
  const certainty = page.getByRole('checkbox', { name: studio.say('question.certainty') });
  await certainty.press('Space');
  await expect(page.getByText(studio.say('question.certaintyShown'))).toBeVisible();
  const key = page.getByRole('radio', {
    name: `${studio.say('question.key')} – ${studio.say('question.false')}`,
  });
  await key.press('Space');
  await expect(key).toBeChecked();

  await insertBySlash(page, studio, 'slider');
  const slider = page.locator('.nb-slider');
  await slider.press('ArrowRight');
  await expect(page.getByText(studio.say('question.sliderKey', { value: 51 }))).toBeVisible();

  await insertBySlash(page, studio, 'numeric');
  const value = page.getByRole('spinbutton', { name: studio.say('question.value', { number: 1 }), exact: true });
  await value.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3.5');
  await expect(value).toHaveValue('3.5');
  await page.getByRole('button', { name: `+ ${studio.say('question.addUnit')}`, exact: true }).press('Enter');
  await page.getByLabel(studio.say('question.unit', { number: 1 }), { exact: true }).fill('km');

  await insertBySlash(page, studio, 'ordering');
  const first = page.locator('[data-slot^="item:"]').first();
  await first.click();
  await page.keyboard.type('un');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-slot^="item:"]')).toHaveCount(5);
  await page
    .getByRole('button', { name: `${studio.say('row.down')} – ${studio.say('question.item', { number: 1 })}` })
    .press('Enter');
  await expect(page.locator('[data-slot^="item:"]').nth(1)).toHaveText('un');

  await insertBySlash(page, studio, 'categorise');
  await page.locator('[data-slot^="target:"]').first().click();
  await page.keyboard.type('Fruits');
  const group = page.getByRole('combobox', {
    name: `${studio.say('question.key')} – ${studio.say('question.item', { number: 2 })}`,
  });
  await group.selectOption({ label: 'Fruits' });
  await expect(group.locator('option:checked')).toHaveText('Fruits');
  await expectSaved(page);
});
