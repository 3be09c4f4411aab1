import { deflateSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, insertBySlash, type Studio, test } from '../drivers/studio.ts';

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A picture of bands of grey. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, row) => Buffer.alloc(width + 1, row % 40 < 20 ? 200 : 170).fill(0, 0, 1)),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const file = { name: 'carte.png', mimeType: 'image/png', buffer: png(640, 360) };

async function start(page: Page, studio: Studio, type: string): Promise<void> {
  await studio.open(page);
  await createCourse(page, studio, { title: 'A', languages: [studio.language] });
  await insertBySlash(page, studio, type);
  await page.locator('.nb-block-selected input[type=file]').first().setInputFiles(file);
  await expect(page.locator('.nb-scene img')).toBeVisible();
}

const findings = async (page: Page): Promise<string[]> =>
  (
    await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);

const number = (page: Page, index: number) => page.locator('.nb-region-number').nth(index);
/** Draws over the picture with the mouse, from one point to another, in shares of its size. */
async function drawBetween(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const scene = page.locator('.nb-scene');
  await scene.scrollIntoViewIfNeeded();
  const box = (await scene.boundingBox())!;
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 5 });
  await page.mouse.up();
}

for (const studioLanguage of ['fr', 'ar'] as const)
  test.describe(`studio in ${studioLanguage}`, () => {
    test.use({ studioLanguage });

    test('zones are drawn, moved and stretched with the mouse', async ({ page, studio }) => {
      await start(page, studio, 'hotspot');
      await expect(page.locator('.nb-region-number')).toHaveCount(2);
      await drawBetween(page, [0.45, 0.7], [0.55, 0.9]);
      await expect(number(page, 2)).toHaveAccessibleName(
        studio.say('region.at', { number: 3, left: 45, top: 70, width: 10, height: 20 }),
      );
      // Its lower right corner, then the whole.
      await drawBetween(page, [0.55, 0.9], [0.65, 0.95]);
      await drawBetween(page, [0.5, 0.8], [0.6, 0.75]);
      await expect(number(page, 2)).toHaveAccessibleName(
        studio.say('region.at', { number: 3, left: 55, top: 65, width: 20, height: 25 }),
      );
      await page.keyboard.press('Control+z');
      await expect(number(page, 2)).toHaveAccessibleName(
        studio.say('region.at', { number: 3, left: 45, top: 70, width: 20, height: 25 }),
      );
      await page.getByLabel(studio.say('region.tool')).selectOption('polygon');
      const box = (await page.locator('.nb-scene').boundingBox())!;
      for (const [x, y] of [
        [0.42, 0.05],
        [0.58, 0.05],
        [0.5, 0.3],
      ] as const)
        await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
      await page.getByRole('button', { name: studio.say('region.close') }).click();
      await expect(page.locator('.nb-scene polygon')).toHaveCount(1);
      await expect(page.locator('.nb-region-number')).toHaveCount(4);
      await expectSaved(page);
    });

    test('zones are made, moved, stretched and taken away with the keyboard alone', async ({ page, studio }) => {
      await start(page, studio, 'hotspot');
      await page.getByRole('button', { name: `+ ${studio.say('region.add')}` }).press('Enter');
      await expect(page.locator('.nb-region-number')).toHaveCount(3);
      const third = number(page, 2);
      await third.press('ArrowLeft');
      await third.press('Shift+ArrowDown');
      await third.press('Control+ArrowRight');
      await third.press('Control+Shift+ArrowUp');
      await expect(third).toHaveAccessibleName(
        studio.say('region.at', { number: 3, left: 39, top: 45, width: 21, height: 15 }),
      );
      await page.getByLabel(studio.say('region.left')).fill('10');
      await expect(third).toHaveAccessibleName(
        studio.say('region.at', { number: 3, left: 10, top: 45, width: 21, height: 15 }),
      );
      await page.locator('.nb-region-measures select').selectOption('polygon');
      const points = page.locator('button.nb-region-grip');
      await expect(points).toHaveCount(6);
      await points.first().press('Delete');
      await expect(points).toHaveCount(5);
      await points.first().press('+');
      await expect(points).toHaveCount(6);
      await third.press('Delete');
      await expect(page.locator('.nb-region-number')).toHaveCount(2);
      await expectSaved(page);
    });

    test('a zone of a labelled picture is made, moved, stretched, named and taken away by keyboard', async ({
      page,
      studio,
    }) => {
      await start(page, studio, 'label-picture');
      await page.getByRole('button', { name: `+ ${studio.say('region.add')}` }).press('Enter');
      await expect(page.locator('.nb-region-number')).toHaveCount(4);
      await expect(page.locator('[data-slot^="label:"]')).toHaveCount(4);
      const fourth = number(page, 3);
      await fourth.focus();
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Control+ArrowDown');
      await expect(fourth).toHaveAccessibleName(
        studio.say('region.at', { number: 4, left: 35, top: 39, width: 20, height: 21 }),
      );
      await expect(fourth).toBeFocused();
      await page.locator('[data-slot^="zone:"] [contenteditable], [data-slot^="zone:"]').last().focus();
      await page.waitForTimeout(100);
      await page.keyboard.type('Rabat');
      await expect(page.locator('[data-slot^="zone:"]').last()).toContainText('Rabat');
      await fourth.focus();
      await page.keyboard.press('Delete');
      await expect(page.locator('.nb-region-number')).toHaveCount(3);
      await expect(page.locator('[data-slot^="label:"]')).toHaveCount(3);
      await page.keyboard.press('Control+z');
      await expect(page.locator('.nb-region-number')).toHaveCount(4);
      await expect(page.locator('[data-slot^="zone:"]').last()).toContainText('Rabat');
      await expectSaved(page);
    });

    test('labels belong to zones, and a question shows a picture above its stem', async ({ page, studio }) => {
      await start(page, studio, 'label-picture');
      await expect(page.locator('.nb-region-number')).toHaveCount(3);
      await drawBetween(page, [0.4, 0.75], [0.6, 0.95]);
      await expect(page.locator('[data-slot^="label:"]')).toHaveCount(4);
      for (const [index, line] of (await page.locator('[data-slot^="label:"]').all()).entries()) {
        await line.click();
        await page.keyboard.type(`${index + 1}`);
      }
      const last = page.getByLabel(`${studio.say('labels.zone')} – ${studio.say('labels.label', { number: 4 })}`);
      await expect(last.locator('option:checked')).toHaveText(studio.say('region.zone', { number: 4 }));
      await last.selectOption('');
      await expect(last.locator('option:checked')).toHaveText(studio.say('labels.distractor'));
      await page
        .locator('.nb-block-selected')
        .getByRole('button', { name: `+ ${studio.say('prompt.add')}` })
        .click();
      await page.locator('.nb-block-selected input[type=file]').first().setInputFiles(file);
      await expect(page.locator('.nb-prompt img')).toBeVisible();
      await page.locator('.nb-prompt').getByLabel(studio.say('picture.alt')).fill('Une carte');
      await expect(page.locator('.nb-prompt img')).toHaveAttribute('alt', 'Une carte');
      await expectSaved(page);
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page)).toEqual([]);
      await page.reload();
      await page.getByRole('button', { name: /^A/ }).first().click();
      await expect(page.locator('.nb-region, .nb-region-key')).toHaveCount(4);
      await expect(page.locator('.nb-prompt img')).toBeVisible();
    });

    test('a calculated question draws new values, and says where its formula makes no sense', async ({
      page,
      studio,
    }) => {
      await studio.open(page);
      await createCourse(page, studio, { title: 'A', languages: [studio.language] });
      await insertBySlash(page, studio, 'calculated');
      const block = page.locator('.nb-block-selected');
      await block.locator('[data-slot="stem"]').click();
      await page.keyboard.type('2 + ');
      await page.keyboard.press('Control+Alt+g');
      await expect(block.locator('.nb-marker')).toHaveAttribute('data-label', 'c');
      const formula = block.getByLabel(studio.say('calculated.formula'));
      await formula.fill('2 + ');
      await expect(block.getByText(studio.say('calculated.noFormula'))).toBeVisible();
      await formula.fill('2 + c');
      await expect(block.getByText(studio.say('calculated.noFormula'))).toHaveCount(0);
      await block
        .getByLabel(`${studio.say('calculated.min')} – ${studio.say('calculated.variable', { name: 'c' })}`)
        .fill('5');
      await page.getByLabel(studio.say('calculated.count')).fill('6');
      await page.getByRole('button', { name: studio.say('calculated.redraw') }).click();
      const drawn = block.locator('.nb-draws tbody tr');
      await expect(drawn).toHaveCount(6);
      for (const row of await drawn.all()) {
        const cells = (await row.locator('td').allTextContents()).map(Number);
        expect(cells.at(-1)).toBe(2 + cells[2]!);
        expect(cells[2]).toBeGreaterThanOrEqual(5);
      }
      await block.getByRole('button', { name: studio.say('question.whenRight') }).click();
      await page.keyboard.type('= 2 + [[c]] [[no]]');
      await expect(block.locator('.nb-right .nb-marker')).toHaveCount(1);
      await expect(block.locator('.nb-right .nb-marker')).toHaveAttribute('data-label', 'c');
      await expect(block.locator('.nb-right')).toContainText('[[no]]');
      await insertBySlash(page, studio, 'hand-in');
      const task = page.locator('.nb-block-selected');
      await task.locator('[data-slot="where"]').click();
      await page.keyboard.type('Moodle');
      for (const line of await task.locator('[data-slot^="criterion:"]').all()) {
        await line.click();
        await page.keyboard.type('1');
      }
      await expectSaved(page);
      await page.addStyleTag({ content: '.nb-format-bar { position: static !important }' });
      expect(await findings(page)).toEqual([]);
    });
  });
