import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, insertBySlash, type Studio, test } from '../drivers/studio.ts';

async function runCommand(page: Page, studio: Studio, id: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(studio.say(`command.${id}`));
  await page.keyboard.press('Enter');
}

const words = {
  fr: {
    bank: 'Tableur',
    right: 'Juste',
    wrong: 'Faux',
    begin: 'Commencer',
    hand: 'Remettre',
    done: 'Réponses remises',
  },
  ar: { bank: 'المجدول', right: 'صواب', wrong: 'خطأ', begin: 'ابدأ', hand: 'تسليم', done: 'سُلِّمت الإجابات' },
} as const;

/** A true-or-false question of the bank, the first of which is right. */
async function addQuestion(page: Page, studio: Studio, stem: string, options: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: studio.say('bank.addQuestion') }).press('Enter');
  await page.keyboard.type(studio.say('block.choice'));
  await page.keyboard.press('Enter');
  const editor = page.locator('.nb-bank-editor');
  await editor.locator('[data-slot="stem"]').click();
  await page.keyboard.type(stem);
  for (const [index, option] of options.entries()) {
    await editor.locator('[data-slot^="option:"]').nth(index).click();
    await page.keyboard.type(option);
  }
}

for (const studioLanguage of ['fr', 'ar'] as const)
  test.describe(studioLanguage, () => {
    test.use({ studioLanguage });
    test('an exam drawn from a bank is set up, taken in the preview, and told to the LMS', async ({ page, studio }) => {
      test.setTimeout(120_000);
      const say = words[studioLanguage];
      await studio.open(page);
      await createCourse(page, studio, { title: 'Cours', languages: [studioLanguage] });
      await runCommand(page, studio, 'bank.open');
      await page.getByRole('button', { name: studio.say('bank.add'), exact: true }).click();
      await page.keyboard.type(say.bank);
      await page.keyboard.press('Enter');
      for (const stem of ['A', 'B', 'C'])
        await addQuestion(page, studio, `${say.bank} ${stem}?`, [
          say.right,
          `${say.wrong} 1`,
          `${say.wrong} 2`,
          `${say.wrong} 3`,
        ]);
      await expect(page.getByRole('grid').locator('[data-question]')).toHaveCount(3);

      await page.getByRole('row').first().click();
      await page.getByLabel(studio.say('quiz.kind')).first().selectOption('exam');
      await page.getByLabel(studio.say('quiz.attempts')).fill('2');
      await page.getByLabel(studio.say('quiz.timeLimit')).fill('20');
      await page.getByRole('button', { name: studio.say('quiz.addBand') }).click();
      await page.getByRole('textbox', { name: studio.say('quiz.bandText', { percent: 0 }) }).fill('Bravo!');
      await page.screenshot({ path: test.info().outputPath('exam.png') });
      await insertBySlash(page, studio, 'draw');
      const draw = page.locator('.nb-draw').last();
      await draw.getByLabel(studio.say('draw.count')).fill('2');
      await expect(draw).toContainText('3');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('draw.png') });
      await expectSaved(page);

      await page.getByRole('button', { name: studio.say('command.course.preview') }).click();
      const simulator = page.frameLocator('.nb-preview-frame');
      const course = simulator.frameLocator('iframe');
      await course.getByRole('button', { name: say.begin }).click({ timeout: 30_000 });
      await expect(course.locator('.question')).toHaveCount(2);
      for (const at of [0, 1])
        await course.locator('.question').nth(at).locator('label', { hasText: say.right }).click();
      await course.getByRole('button', { name: say.hand }).click();
      await expect(course.locator('.sitting')).toContainText(say.done);
      await expect(course.locator('.sitting')).toContainText('Bravo!');
      await expect(course.locator('.sitting')).toContainText('100');
      await expect(simulator.locator('body')).toContainText(/score\.raw[^]*100/);
    });
  });
