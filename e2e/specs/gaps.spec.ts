import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, insertBySlash, test } from '../drivers/studio.ts';

const findings = async (page: Page): Promise<string[]> =>
  (
    await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);

const texts = { fr: 'Le tableur calcule 12 notes', ar: 'يحسب الجدول 12 نقطة', en: 'A table adds 12 marks' } as const;

/** Chooses the word before the caret. */
async function selectWord(page: Page, rtl: boolean): Promise<void> {
  await page.waitForTimeout(100);
  await page.keyboard.press(rtl ? 'Control+Shift+ArrowRight' : 'Control+Shift+ArrowLeft');
  await page.waitForTimeout(100);
}

for (const studioLanguage of ['fr', 'ar', 'en'] as const)
  test.describe(`studio in ${studioLanguage}`, () => {
    test.use({ studioLanguage });

    test('gaps are made of words, by button, key and brackets', async ({ page, studio }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studioLanguage] });
      await insertBySlash(page, studio, 'cloze');
      const block = page.locator('.nb-block-selected');
      const stem = block.locator('[data-slot="stem"]');
      const chips = stem.locator('.nb-marker');
      const cards = block.locator('.nb-gap-card');
      await stem.click();
      await page.keyboard.type(texts[studioLanguage]);
      await page.keyboard.type(' ');
      await page.keyboard.type('[[');
      await expect(chips).toHaveCount(1);
      const first = cards.first().locator('input[type=text], input:not([type])').first();
      await expect(first).toBeFocused();
      await page.keyboard.type('fin');
      await expect(chips.first()).toHaveAttribute('data-label', '1 · fin');
      // The number of the text becomes a gap for a number.
      await stem.click();
      await page.waitForTimeout(100);
      await page.evaluate(() => {
        const walker = document.createTreeWalker(document.querySelector('.nb-block-selected .ProseMirror')!, 4);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent!.indexOf('12');
          if (at >= 0) getSelection()!.setBaseAndExtent(node, at, node, at + 2);
        }
      });
      await page.waitForTimeout(100);
      await page.getByRole('button', { name: studio.say('question.makeGap') }).click();
      await expect(chips).toHaveCount(2);
      await expect(chips.first()).toHaveAttribute('data-label', '1 · 12');
      await expect(cards).toHaveCount(2);
      // The chip is one piece for the keyboard: it goes whole, and comes back.
      await page.waitForTimeout(100);
      await page.keyboard.press('Backspace');
      await expect(chips).toHaveCount(1);
      await expect(cards.last()).toContainText(studio.say('question.notInText'));
      await page.keyboard.press('Control+z');
      await expect(chips).toHaveCount(2);
      await cards.last().getByRole('combobox').first().selectOption('choice');
      await expect(cards.last().getByRole('radio')).toHaveCount(2);
      await expectSaved(page);
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page)).toEqual([]);
    });

    test('words to place, words to choose and a case are written', async ({ page, studio }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studioLanguage] });
      await insertBySlash(page, studio, 'drag-words');
      let block = page.locator('.nb-block-selected');
      await block.locator('[data-slot="stem"]').click();
      await page.keyboard.type(texts[studioLanguage]);
      await selectWord(page, studioLanguage === 'ar');
      await page.keyboard.press('Control+Alt+KeyG');
      await expect(block.locator('.nb-marker')).toHaveAttribute(
        'data-label',
        `1 · ${texts[studioLanguage].split(' ').at(-1)}`,
      );
      await block.getByRole('button', { name: studio.say('question.addWord') }).click();
      await block.locator('.nb-answers input').fill('xyz');

      await insertBySlash(page, studio, 'select-text');
      block = page.locator('.nb-block-selected');
      await block.locator('[data-slot="stem"]').click();
      await page.keyboard.type(texts[studioLanguage]);
      await block.getByRole('button', { name: studio.say('question.makeRest') }).click();
      const count = texts[studioLanguage].split(' ').length;
      await expect(block.locator('.nb-marker')).toHaveCount(count);
      await block.getByRole('checkbox').first().check();
      await expect(block.locator('.nb-marker').first()).toHaveClass(/nb-marker-good/);
      const name = studio.say('question.phrase', { number: 2 });
      await block.getByRole('button', { name: `${studio.say('row.remove')} – ${name}` }).click();
      await expect(block.locator('.nb-marker')).toHaveCount(count - 1);
      await expect(block.locator('[data-slot="stem"]')).toContainText(texts[studioLanguage].split(' ')[1]!);

      await insertBySlash(page, studio, 'case-study');
      block = page.locator('.nb-block-selected');
      await block.locator('[data-slot="situation"]').click();
      await page.keyboard.type(texts[studioLanguage]);
      await expectSaved(page);
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
    });
  });
