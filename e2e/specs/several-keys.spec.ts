import AxeBuilder from '@axe-core/playwright';
import { createCourse, expect, expectSaved, insertBySlash, test } from '../drivers/studio.ts';

for (const language of ['fr', 'ar'] as const)
  test.describe(language, () => {
    test.use({ studioLanguage: language });

    test('a single choice gets a second right answer by keyboard, of which any is enough', async ({ page, studio }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studio.language] });
      await insertBySlash(page, studio, 'choice');
      const key = (number: number, role: 'radio' | 'checkbox') =>
        page.getByRole(role, {
          name: `${studio.say('question.key')} – ${studio.say('question.option', { number })}`,
        });
      await expect(key(1, 'radio')).toBeChecked();
      await page.getByRole('checkbox', { name: studio.say('question.anyKey') }).press('Space');
      // Two gestures within half a second would be one step of undo.
      await page.waitForTimeout(700);
      await key(3, 'checkbox').press('Space');
      await expect(key(1, 'checkbox')).toBeChecked();
      await expect(key(3, 'checkbox')).toBeChecked();
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('several-keys.png') });
      await expectSaved(page);
      await page.keyboard.press('Control+z');
      await expect(key(3, 'checkbox')).not.toBeChecked();
    });
  });
