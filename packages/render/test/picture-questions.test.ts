import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answer } from './answer-questions.ts';
import { questionShowcase } from './showcase-questions.ts';
import { mediaFacts } from './showcase.ts';
import { render, Site } from './site.ts';

let browser: Browser;
let site: Site | undefined;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(() => {
  site?.close();
  site = undefined;
});

async function open(language: string, how: BrowserContextOptions = {}): Promise<Page> {
  site = new Site(await render(questionShowcase(), 'none', language, mediaFacts));
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...how });
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${await site.listen()}/course/index.html`);
  if (how.javaScriptEnabled !== false) await page.waitForFunction('nibras.index');
  return page;
}

/** Clicks a picture at shares of its width and height. */
async function clickAt(scene: Locator, x: number, y: number): Promise<void> {
  await scene.scrollIntoViewIfNeeded();
  const { width, height } = (await scene.boundingBox())!;
  await scene.click({ position: { x: width * x, y: height * y } });
}
const check = (root: Locator): Locator => root.locator('.actions button');
const picked = (root: Locator): Promise<string[]> =>
  root.locator('.zones input:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

describe('a place on a picture', () => {
  test('outside every outline is a wrong one, which is said and commented on', async () => {
    const page = await open('fr');
    const root = page.locator('course-hotspot:has(.scene:not(.veiled))').first();
    expect(await root.getByText('Hors des zones').isVisible()).toBe(false);
    await clickAt(root.locator('.scene'), 0.5, 0.96);
    expect(await root.getByText('Hors des zones').isVisible()).toBe(true);
    expect(await root.locator('.pin').count()).toBe(1);
    await check(root).click();
    expect(await root.locator('.verdict').getAttribute('class')).toBe('verdict bad');
    expect(await root.getByText('Cherchez parmi les contours.').isVisible()).toBe(true);
    await check(root).click();
    expect(await root.locator('.pin').count()).toBe(0);
    await clickAt(root.locator('.scene'), 0.5, 0.55);
    expect(await root.locator('svg .picked').count()).toBe(1);
    await check(root).click();
    expect(await root.getByText('C’est là que l’on écrit.').isVisible()).toBe(true);
    await page.context().close();
  });

  test('without outlines tells nothing before the answer, and takes a point away where it was', async () => {
    const page = await open('ar');
    const root = page.locator('course-hotspot:has(.veiled)').first();
    const scene = root.locator('.scene');
    expect(await scene.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
    expect(
      await root
        .locator('svg [data-zone]')
        .first()
        .evaluate((one) => getComputedStyle(one).opacity),
    ).toBe('0');
    await clickAt(scene, 0.22, 0.67);
    const [hit] = await picked(root);
    expect(hit).toBe(await root.locator('.zones input').first().getAttribute('value'));
    expect(
      await root
        .locator('svg [data-zone]')
        .first()
        .evaluate((one) => getComputedStyle(one).opacity),
    ).toBe('0');
    await clickAt(scene, 0.5, 0.05);
    expect(await root.locator('.pin').count()).toBe(2);
    await clickAt(scene, 0.5, 0.05);
    await clickAt(scene, 0.22, 0.67);
    expect([await picked(root), await root.locator('.pin').count()]).toEqual([[], 0]);
    const aim = root.locator('.aim');
    await aim.press('ArrowRight');
    await aim.press('Shift+ArrowUp');
    expect(await root.locator('[role=status]').textContent()).toContain('51');
    expect(await root.locator('.keys').isVisible()).toBe(true);
    await page.context().close();
  });

  test('is chosen from a list, and found by small zones on a small screen', async () => {
    const page = await open('fr', { viewport: { width: 360, height: 640 } });
    const root = page.locator('course-hotspot:has(.veiled)').first();
    await root.locator('summary').first().click();
    await root.locator('.zones label').nth(1).click();
    await root.locator('.zones label').first().click();
    await check(root).click();
    expect(await root.locator('.verdict').getAttribute('class')).toBe('verdict good');
    for (const core of await page.locator('.scene .core').all()) {
      const { width, height } = (await core.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    await page.context().close();
  });
});

describe('labels on a picture', () => {
  test('a label dragged back to the others leaves the next click alone', async () => {
    const page = await open('fr', { viewport: { width: 1280, height: 900 } });
    const root = page.locator('course-label-picture:has([data-look=label])').first();
    const chip = root.getByRole('button', { name: 'Souris' });
    await chip.click();
    await clickAt(root.locator('.scene'), 0.2, 0.25);
    const middleOf = async (locator: Locator): Promise<[number, number]> => {
      const { x, y, width, height } = (await locator.boundingBox())!;
      return [x + width / 2, y + height / 2];
    };
    await page.mouse.move(...(await middleOf(root.locator('.tag'))));
    await page.mouse.down();
    await page.mouse.move(...(await middleOf(root.locator('.pool div'))), { steps: 4 });
    await page.mouse.up();
    await chip.waitFor();
    await chip.click();
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    await page.context().close();
  });

  test('go from zone to zone, push each other out, and come back', async () => {
    const page = await open('fr');
    const root = page.locator('course-label-picture:has([data-look=label])').first();
    const scene = root.locator('.scene');
    const chip = (words: string): Locator => root.locator('.chip', { hasText: words });
    const labels = (): Promise<string[]> => root.locator('.tag').allTextContents();
    await chip('Souris').click();
    await clickAt(scene, 0.2, 0.25);
    expect(await labels()).toEqual(['Souris']);
    expect(await chip('Souris').isVisible()).toBe(false);
    await chip('Clavier').click();
    await clickAt(scene, 0.2, 0.25);
    expect(await labels()).toEqual(['Clavier']);
    expect(await chip('Souris').isVisible()).toBe(true);
    await clickAt(scene, 0.2, 0.25);
    expect(await labels()).toEqual([]);
    expect(await root.locator('.pairs select').first().inputValue()).toBe('');
    await chip('Écran').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    expect(await root.locator('[role=status]').textContent()).toBe('« Écran » sur Zone 1 ?');
    await page.keyboard.press('Escape');
    expect(await root.locator('.aimed').count()).toBe(0);
    await check(root).click();
    expect(await root.locator('.verdict').textContent()).toMatch(/^Donnez d’abord/);
    await page.context().close();
  });

  test('may be left aside where some belong nowhere, but not all of them', async () => {
    const page = await open('fr');
    const root = page.locator('course-label-picture:has([data-look=sort])').first();
    await check(root).click();
    expect(await root.locator('.verdict').textContent()).toBe('Placez au moins une étiquette sur l’image.');
    await answer(root, 'mouse');
    expect(await root.locator('.verdict').getAttribute('class')).toBe('verdict good');
    expect(await root.locator('select option:checked').allTextContents()).toContain('Laisser de côté');
    await page.context().close();
  });
});

test('without script pictures, zones and lists are all there', async () => {
  const page = await open('fr', { javaScriptEnabled: false });
  const veiled = page.locator('course-hotspot:has(.veiled)').first();
  expect(
    await veiled
      .locator('svg [data-zone]')
      .first()
      .evaluate((one) => getComputedStyle(one).opacity),
  ).toBe('1');
  expect(await veiled.locator('.badge').first().isVisible()).toBe(true);
  expect(await page.locator('course-label-picture select').first().isVisible()).toBe(true);
  expect(await page.locator('course-calculated legend').first().textContent()).toContain('120 cahiers');
  expect(await page.locator('course-short-text .prompt audio').count()).toBe(1);
  await page.context().close();
});

test('a learner keeps the values drawn, and gets others at a new try where the author wants that', async () => {
  const page = await open('fr');
  const root = page.locator('course-calculated').first();
  const stem = (): Promise<string | null> => root.locator('legend').textContent();
  const first = await stem();
  await page.reload();
  await page.waitForFunction('nibras.index');
  expect(await stem()).toBe(first);
  await root.locator('.number input').fill('1');
  await check(root).click();
  expect(await root.locator('.verdict').getAttribute('class')).toBe('verdict bad');
  await page.reload();
  await page.waitForFunction('nibras.index');
  expect(await stem()).toBe(first);
  await check(root).click();
  const second = await stem();
  expect(second).not.toBe(first);
  await answer(root, 'keyboard');
  expect(await root.locator('.verdict').getAttribute('class')).toBe('verdict good');
  await page.reload();
  await page.waitForFunction('nibras.index');
  expect([await stem(), await root.locator('.verdict').getAttribute('class')]).toEqual([second, 'verdict good']);
  await page.context().close();
});
