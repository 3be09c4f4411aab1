import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mediaFacts, showcase } from './showcase.ts';
import { render, Site } from './site.ts';
import { strictLms } from './scorm-lms.ts';

let browser: Browser;
let context: BrowserContext;
let site: Site | undefined;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  site?.close();
  site = undefined;
});

const editions = [
  {
    version: '12',
    adapter: 'scorm12',
    learner: 'cmi.core.student_id',
    name: 'cmi.core.student_name',
  },
  {
    version: '2004',
    adapter: 'scorm2004',
    learner: 'cmi.learner_id',
    name: 'cmi.learner_name',
  },
] as const;
type Edition = (typeof editions)[number];

const lmsOf = (
  { version, learner, name }: Edition,
  values: Readonly<Record<string, string>> = {},
  stateLimit?: number,
): string => strictLms(version, { [learner]: 'amina', [name]: 'Alaoui, Amina', ...values }, stateLimit);

async function open(lms: string, adapter: 'scorm12' | 'scorm2004' = 'scorm12'): Promise<{ page: Page; sco: Frame }> {
  site ??= new Site(await render(showcase(), adapter, 'fr', mediaFacts));
  site.lms = lms;
  const address = site.server.address() as { port: number } | null;
  const origin = address ? `http://127.0.0.1:${address.port}` : await site.listen();
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/lms/x`);
  const sco = (await (await page.$('#sco'))!.contentFrame())!;
  await sco.waitForSelector('html:not(.wait) main h1');
  await sco.waitForFunction('nibras.index');
  return { page, sco };
}

const lms12 = (values: Readonly<Record<string, string>> = {}, stateLimit?: number): string =>
  lmsOf(editions[0], values, stateLimit);

async function next(sco: Frame): Promise<void> {
  const before = await sco.textContent('h1');
  await sco.click('[rel=next]');
  await sco.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

async function answer(sco: Frame): Promise<void> {
  await sco.locator('.options label').first().click();
  await sco.locator('.question button').first().click();
}

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith('.tab')));
const valuesOf = (page: Page): Promise<Record<string, string>> => page.evaluate('values');

describe.each(editions)('when an LMS of SCORM $version does not answer', (edition) => {
  const lms = (values: Readonly<Record<string, string>> = {}): string => lmsOf(edition, values);
  test('the learner is told calmly, everything waits on the device, and goes out when the line is back', async () => {
    context = await browser.newContext();
    const { page, sco } = await open(lms(), edition.adapter);
    await page.evaluate('session.faults.offline = true');
    await next(sco);
    await answer(sco);
    await sco.waitForSelector('.note', { timeout: 8000 });
    expect(await sco.textContent('.note')).toContain('gardées sur cet appareil');
    expect(await kept(page)).toHaveLength(1);
    const waiting = page.waitForEvent('download');
    await sco.click('.note button');
    const receipt = await (await waiting).createReadStream();
    let text = '';
    for await (const piece of receipt) text += String(piece);
    expect(text).toContain('Alaoui, Amina');
    expect(text).toMatch(/· 1 · (0|100) %/);
    expect(await sco.locator('.note').count()).toBe(1);
    await page.evaluate('session.faults.offline = false');
    await sco.evaluate(() => dispatchEvent(new Event('online')));
    await sco.waitForSelector('.note', { state: 'detached' });
    expect(await kept(page)).toEqual([]);
    expect(await valuesOf(page)).toMatchObject({ 'cmi.interactions.0.type': 'choice' });
  });

  test('a tab that is killed meanwhile loses nothing, and what waited is logged once', async () => {
    context = await browser.newContext();
    const first = await open(lms(), edition.adapter);
    await first.page.evaluate('session.faults.offline = true');
    await next(first.sco);
    await answer(first.sco);
    const held = await valuesOf(first.page);
    await first.page.goto('about:blank');
    expect(held['cmi.interactions.0.id']).toBeDefined();
    const second = await open(lms(), edition.adapter);
    expect(await second.sco.locator('.verdict').first().textContent()).not.toBe('');
    await expect.poll(() => kept(second.page), { timeout: 12_000 }).toEqual([]);
    const values = await valuesOf(second.page);
    expect(values['cmi.interactions.0.id']).toBe(held['cmi.interactions.0.id']);
    expect(values['cmi.interactions.1.id']).toBeUndefined();
    const third = await open(lms(values), edition.adapter);
    await third.page.evaluate('session.faults.offline = false');
    expect((await valuesOf(third.page))['cmi.interactions.1.id']).toBeUndefined();
  });

  test('another learner at the same computer meets nothing of it', async () => {
    context = await browser.newContext();
    const first = await open(lms(), edition.adapter);
    await first.page.evaluate('session.faults.offline = true');
    await next(first.sco);
    await answer(first.sco);
    const title = await first.sco.textContent('h1');
    await first.page.goto('about:blank');
    const other = await open(lms({ [edition.learner]: 'brahim', [edition.name]: 'B' }), edition.adapter);
    expect(await other.sco.textContent('h1')).not.toBe(title);
    await other.page.evaluate("document.getElementById('sco').remove()");
    expect((await valuesOf(other.page))['cmi.interactions.0.id']).toBeUndefined();
  });

  test('without any storage the learner is asked to stay', async () => {
    context = await browser.newContext();
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    const { page, sco } = await open(lms12());
    await page.evaluate('session.faults.offline = true');
    await next(sco);
    await sco.waitForSelector('.note', { timeout: 8000 });
    expect(await sco.textContent('.note')).toContain('rien n’est gardé ici');
  });
});

test('an LMS that refuses the state gets a shorter one, and the device keeps the rest', async () => {
  context = await browser.newContext();
  const { page, sco } = await open(lms12({}, 90));
  await next(sco);
  await answer(sco);
  await next(sco);
  await sco.fill('.typed input', 'une réponse bien plus longue que ce que cette plateforme veut garder, vraiment');
  await sco.locator('.question button').last().click();
  const values = await valuesOf(page);
  expect(values['cmi.suspend_data']!.length).toBeLessThanOrEqual(90);
  expect(values['cmi.suspend_data']).toMatch(/^2\./);
});

test('opened twice, the newer tab goes on and the older one says so and stays silent', async () => {
  context = await browser.newContext();
  const first = await open(lms12());
  await next(first.sco);
  const second = await open(lms12());
  await expect.poll(() => first.sco.locator('.note').textContent()).toContain('autre onglet');
  const before = await first.page.evaluate<number>('log.length');
  await next(first.sco);
  await first.page.evaluate("document.getElementById('sco').remove()");
  expect(await first.page.evaluate<number>('log.length')).toBe(before);
  await next(second.sco);
  expect(await second.sco.locator('.note').count()).toBe(0);
});
