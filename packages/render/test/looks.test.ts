import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaFacts, showcase } from './showcase.ts';
import { render, Site } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}

/** Controls smaller than a fingertip, other than links inside sentences. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button,select,input[type=text],summary,.pager a,.menu,.contents a,.options label',
      ),
    ]
      .filter((one) => one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
      .map((one) => one.outerHTML.slice(0, 120)),
  );
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function answerAll(page: Page): Promise<void> {
  await page.locator('course-choice .options label').nth(1).click();
  for (const index of [0, 2]) await page.locator('course-multiple-choice .options label').nth(index).click();
  for (const select of await page.locator('select').all()) await select.selectOption({ index: 2 });
  await page.fill('.typed input', '=');
  for (const button of await page.locator('.question button').all()) await button.click();
}

const cases = [
  { language: 'fr', width: 1366, height: 768, scheme: 'light' },
  { language: 'ar', width: 360, height: 640, scheme: 'light' },
  { language: 'ar', width: 1366, height: 450, scheme: 'dark' },
  { language: 'en', width: 320, height: 640, scheme: 'dark' },
] as const;

describe.each(cases)('$language at $width × $height, $scheme', ({ language, width, height, scheme }) => {
  test('no accessibility problem, nothing too small, nothing wider than the screen', async () => {
    const site = new Site(await render(showcase(), 'none', language, mediaFacts));
    const origin = await site.listen();
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const look = async (): Promise<void> => {
      expect(await problems(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    };
    await page.goto(`${origin}/course/index.html`);
    await page.waitForFunction('nibras.index');
    await look();
    for (let step = 0; step < 2; step += 1) {
      const before = await page.textContent('h1');
      await page.click('[rel=next]');
      await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
      await look();
    }
    const words = await page.innerText('main');
    await answerAll(page);
    const after = await page.innerText('main');
    const lost = words
      .split('\n')
      .filter(
        (line) =>
          line.trim() !== '' && !/^(Vérifier|تحقّق|Check|Il reste|بقي|\d quiz)/.test(line) && !after.includes(line),
      );
    expect(lost).toEqual([]);
    await look();
    await page.click('.menu');
    await look();
    await page.goto(`${origin}/course/menu.html`);
    await look();
    await context.close();
    site.close();
  });
});
