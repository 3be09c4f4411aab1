import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { longCourse, referenceCourse } from './fixture-course.ts';
import { render, Site, writeSite } from './site.ts';

let browser: Browser;
let site: Site | undefined;
let folder: string;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
  folder = await mkdtemp(join(tmpdir(), 'nibras-site-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  site?.close();
  site = undefined;
});

async function openPage(address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(address);
  return page;
}

const shown = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title);

describe('a folder opened as such', () => {
  test('page 40 is reached by its links, answered, and found again', async () => {
    const course = longCourse(45);
    await writeSite(await render(course, 'none'), folder);
    const start = pathToFileURL(join(folder, 'index.html')).href;
    const page = await openPage(start);
    await page.click('.menu');
    await page.click('dialog a:text-is("Page 39"), .contents a:text-is("Page 39")');
    await shown(page, 'Page 39');
    await page.click('[rel=next]');
    await shown(page, 'Page 40');
    const question = page.locator('course-choice').first();
    await question.locator('.options label', { hasText: 'Oui' }).click();
    await question.locator('button').click();
    expect(await question.locator('.verdict').textContent()).toContain('Bonne réponse');
    await page.click('[rel=next]');
    await shown(page, 'Page 41');
    await page.goto(start);
    await shown(page, 'Page 41');
    await page.click('[rel=prev]');
    await shown(page, 'Page 40');
    expect(await page.locator('course-choice .verdict').first().textContent()).toContain('Bonne réponse');
    await page.click('.menu');
    expect(await page.locator('dialog .mark').count()).toBeGreaterThanOrEqual(4);
    await page.click('dialog .contents a >> nth=0');
    await shown(page, 'Page 1');
    await page.close();
  });
});

describe('a web site', () => {
  test('until the player is there, pages turn, and an answer waits for it; what was read counts', async () => {
    site = new Site(await render(longCourse(12), 'none'));
    const origin = await site.listen();
    const page = await browser.newPage();
    let arrive = (): void => {};
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/player.js', (route) => late.then(() => route.continue()));
    await page.goto(`${origin}/course/index.html`, { waitUntil: 'commit' });
    await page.click('[rel=next]');
    await shown(page, 'Page 2');
    await page.click('[rel=prev]');
    await shown(page, 'Page 1');
    await page.click('[rel=next]');
    await shown(page, 'Page 2');
    const question = page.locator('course-choice').first();
    await question.locator('.options label', { hasText: 'Oui' }).click();
    await question.locator('button').click();
    expect(await page.evaluate(() => [typeof nibras.session, location.search])).toEqual(['undefined', '']);
    arrive();
    await page.waitForFunction(() => document.querySelector('.verdict')?.textContent?.includes('Bonne réponse'));
    expect(await page.evaluate(() => nibras.session!.state.visited.size)).toBe(2);
    await page.click('[rel=prev]');
    await shown(page, 'Page 1');
    await page.close();
  });

  test('pages change in place, back and forward work, the address names the page', async () => {
    site = new Site(await render(longCourse(12), 'none'));
    const origin = await site.listen();
    const page = await openPage(`${origin}/course/index.html`);
    for (const number of [2, 3, 4]) {
      await page.click('[rel=next]');
      await shown(page, `Page ${number}`);
    }
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.title()).toMatch(/^Page 4 – /);
    await page.goBack();
    await shown(page, 'Page 3');
    await page.goForward();
    await shown(page, 'Page 4');
    await page.reload();
    await shown(page, 'Page 4');
    expect(page.url()).toMatch(/\/p-p\d{11}\.html$/);
    const opened = site.requests.filter((path) => path === new URL(page.url()).pathname);
    expect(opened).toHaveLength(1);
    await page.click('[rel=prev]');
    await shown(page, 'Page 3');
    await page.goto(`${origin}/course/`.concat('index.html'));
    await shown(page, 'Page 3');
    await page.close();
  });

  test('a learner who comes back sees no other page first', async () => {
    site = new Site(await render(longCourse(12), 'none'));
    const origin = await site.listen();
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(`${origin}/course/index.html`);
    for (const number of [2, 3]) {
      await first.click('[rel=next]');
      await shown(first, `Page ${number}`);
    }
    await first.close();
    const second = await context.newPage();
    await second.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const main = document.querySelector('main');
        const heading = main?.querySelector('h1')?.textContent;
        if (main && heading && getComputedStyle(main).visibility === 'visible' && seen.at(-1) !== heading)
          seen.push(heading);
        requestAnimationFrame(look);
      };
      look();
    });
    await second.goto(`${origin}/course/index.html`);
    await shown(second, 'Page 3');
    await second.waitForTimeout(100);
    expect(await second.evaluate('seen')).toEqual(['Page 3']);
    await context.close();
  });

  test('a page that cannot be fetched is said so, and had later', async () => {
    site = new Site(await render(longCourse(60), 'none'));
    const origin = await site.listen();
    const page = await openPage(`${origin}/course/index.html`);
    await page.waitForFunction('nibras.index');
    await page.context().setOffline(true);
    await page.click('.menu');
    await page.click('dialog a:text-is("Page 50")');
    await page.waitForSelector('.note button');
    expect(await page.textContent('h1')).toBe('Page 1');
    await page.context().setOffline(false);
    await page.click('.note button');
    await shown(page, 'Page 50');
    expect(await page.locator('.note').count()).toBe(0);
    await page.close();
  });

  test('a tap before the player has arrived is not lost and leaves nothing', async () => {
    site = new Site(await render(longCourse(12), 'none'));
    site.pause = 800;
    const origin = await site.listen();
    const page = await browser.newPage();
    await page.goto(`${origin}/course/index.html`, { waitUntil: 'commit' });
    const second = await page.getAttribute('[rel=next]', 'href');
    await page.evaluate(() => document.querySelector<HTMLElement>('[rel=next]')!.click());
    expect(await page.textContent('h1')).toBe('Page 1');
    await shown(page, 'Page 2');
    expect(site.requests).not.toContain(`/course/${second}`);
    await page.close();
  });

  test('reads without script, and gives no key of a scored quiz away', async () => {
    site = new Site(await render(referenceCourse(3, { allTypes: true }), 'none'));
    const origin = await site.listen();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/course/index.html`);
    for (const title of ['Animer la séance', 'Évaluer les acquis', 'Quiz']) {
      await page.click('[rel=next]');
      expect(await page.textContent('h1')).toBe(title);
    }
    expect(await page.locator('course-choice').count()).toBe(5);
    const visible = await page.innerText('main');
    expect(visible).toContain('Associez.');
    expect(visible).not.toContain('Rabat');
    expect(visible).not.toContain('Relisez');
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.click('.menu');
    expect(await page.locator('.contents a').count()).toBe(4);
    await context.close();
  });
});

describe('questions', () => {
  test('all four types are answered by keyboard alone and earn full marks', async () => {
    site = new Site(await render(referenceCourse(1, { allTypes: true }), 'none'));
    const origin = await site.listen();
    const page = await openPage(`${origin}/course/index.html`);
    await page.focus('[rel=next]');
    await page.keyboard.press('Enter');
    await shown(page, 'Quiz');
    const submit = async (type: string): Promise<string | null> => {
      const root = page.locator(`course-${type}`).first();
      await root.locator('button').press('Enter');
      return root.locator('.verdict').textContent();
    };
    expect(await submit('short-text')).toBe('Donnez d’abord une réponse.');
    await page.locator('course-choice input').first().press('Space');
    expect(await submit('choice')).toContain('Bonne réponse · 1 sur 1');
    for (const index of [0, 1]) await page.locator('course-multiple-choice input').nth(index).press('Space');
    expect(await submit('multiple-choice')).toContain('2 sur 2');
    for (const [index, text] of ['au début', 'au milieu', 'à la fin'].entries()) {
      await page.locator('course-matching select').nth(index).selectOption({ label: text });
    }
    expect(await submit('matching')).toContain('2 sur 2');
    await page.locator('course-short-text input').fill('  RABAT ');
    expect(await submit('short-text')).toContain('1 sur 1');
    await page.close();
  });

  test('practice can be tried again, and a shuffled order stays after coming back', async () => {
    site = new Site(await render(longCourse(3, true), 'none'));
    const origin = await site.listen();
    const context = await browser.newContext();
    const order = async (): Promise<{ page: Page; labels: string[] }> => {
      const page = await context.newPage();
      await page.goto(`${origin}/course/index.html`);
      await page.waitForFunction('nibras.index');
      return {
        page,
        labels: await page
          .locator('.options input')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      };
    };
    const { page, labels } = await order();
    const question = page.locator('course-choice').first();
    await question.locator('label', { hasText: 'Non' }).first().click();
    await question.locator('button').click();
    expect(await question.locator('.verdict').textContent()).toContain('Pas encore');
    expect(await question.locator('.feedback:visible').count()).toBe(1);
    await question.locator('button').click();
    expect(await question.locator('input:checked').count()).toBe(0);
    await question.locator('label', { hasText: 'Oui' }).click();
    await question.locator('button').click();
    expect(await question.locator('.verdict').textContent()).toContain('Bonne réponse');
    await page.close();
    const again = await order();
    expect(again.labels).toEqual(labels);
    expect(labels).not.toEqual(labels.toSorted());
    await context.close();
  });
});
