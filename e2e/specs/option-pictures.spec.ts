import AxeBuilder from '@axe-core/playwright';
import { createCourse, expect, expectSaved, insertBySlash, test } from '../drivers/studio.ts';

/** A grey pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAHtQNWoTVX8gAAAABJRU5ErkJggg==';
const file = { name: 'grille.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };

for (const language of ['fr', 'ar'] as const)
  test.describe(language, () => {
    test.use({ studioLanguage: language });

    test('options get pictures from a file, pasted and dropped, with their words; undo takes one back', async ({
      page,
      studio,
    }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studio.language] });
      await insertBySlash(page, studio, 'choice');
      const rows = page.locator('.nb-block-selected .nb-option');
      const name = (number: number): string => studio.say('question.option', { number });
      const picture = (index: number) => rows.nth(index).locator('.nb-option-picture img');

      // From a file, with the keyboard.
      const button = page.getByRole('button', { name: `${studio.say('option.addPicture')} – ${name(1)}` });
      const chooser = page.waitForEvent('filechooser');
      await button.press('Enter');
      await (await chooser).setFiles(file);
      await expect(picture(0)).toBeVisible();
      await expect(rows.nth(0)).toContainText(studio.say('picture.altMissing'));
      await rows
        .nth(0)
        .getByLabel(`${studio.say('picture.alt')} – ${name(1)}`)
        .fill('Une grille');
      await expect(picture(0)).toHaveAttribute('alt', 'Une grille');
      await expect(rows.nth(0)).not.toContainText(studio.say('picture.altMissing'));

      for (const [index, kind] of [
        [1, 'paste'],
        [2, 'drop'],
      ] as const) {
        await rows.nth(index).evaluate(
          (row, { bytes, what }) => {
            const data = new DataTransfer();
            const content = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
            data.items.add(new File([content], `${what}.png`, { type: 'image/png' }));
            const target = row.querySelector('.nb-slot')!;
            const how = { bubbles: true, cancelable: true };
            target.dispatchEvent(
              what === 'paste'
                ? new ClipboardEvent('paste', { ...how, clipboardData: data })
                : new DragEvent('drop', { ...how, dataTransfer: data }),
            );
          },
          { bytes: pixel, what: kind },
        );
        await expect(picture(index)).toBeVisible();
      }
      const found = await new AxeBuilder({ page }).include('.nb-block-selected').analyze();
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('options.png') });

      await rows
        .nth(2)
        .getByRole('button', { name: `${studio.say('option.removePicture')} – ${name(3)}` })
        .click();
      await expect(picture(2)).toHaveCount(0);
      await page.keyboard.press('Control+z');
      await expect(picture(2)).toBeVisible();
      await expectSaved(page);
    });
  });
