import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mediaFacts, showcase } from './showcase.ts';
import { render, Site } from './site.ts';
import { forgetfulLms, sloppyLms, strictLms } from './scorm-lms.ts';

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

const editions = [
  {
    version: '12',
    adapter: 'scorm12',
    status: 'cmi.core.lesson_status',
    success: 'cmi.core.lesson_status',
    score: 'cmi.core.score.raw',
  },
  {
    version: '2004',
    adapter: 'scorm2004',
    status: 'cmi.completion_status',
    success: 'cmi.success_status',
    score: 'cmi.score.raw',
  },
] as const;

async function launch(
  lms: string,
  language: string,
  adapter: 'scorm12' | 'scorm2004',
  context: Browser | BrowserContext = browser,
): Promise<{ page: Page; sco: Frame }> {
  site ??= new Site(await render(showcase(), adapter, language, mediaFacts));
  site.lms = lms;
  const origin = site.server.listening
    ? `http://127.0.0.1:${(site.server.address() as { port: number }).port}`
    : await site.listen();
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/lms/x`);
  const sco = (await (await page.$('#sco'))!.contentFrame())!;
  await sco.waitForSelector('html:not(.wait) main h1');
  await sco.waitForFunction('nibras.index');
  return { page, sco };
}

async function next(sco: Frame): Promise<void> {
  const before = await sco.textContent('h1');
  await sco.click('[rel=next]');
  await sco.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

async function answerEverything(sco: Frame): Promise<void> {
  await sco.locator('course-choice .options label').nth(0).click();
  for (const index of [0, 1]) await sco.locator('course-multiple-choice .options label').nth(index).click();
  for (const [index, label] of ['المجموع', 'أعلى نقطة', 'عدد النقط'].entries())
    await sco.locator('select').nth(index).selectOption({ label });
  await sco.fill('.typed input', '=');
  for (const button of await sco.locator('.question button').all()) await button.click();
}

const close = (page: Page): Promise<unknown> => page.evaluate("document.getElementById('sco').remove()");

describe.each(editions)('SCORM $version', ({ version, adapter, status, success, score }) => {
  test('a strict LMS refuses nothing of a whole course in Arabic', async () => {
    const { page, sco } = await launch(strictLms(version), 'ar', adapter);
    await next(sco);
    await sco.locator('.options label').first().click();
    await sco.locator('.question button').first().click();
    await next(sco);
    await answerEverything(sco);
    await close(page);
    expect(await page.evaluate('refused')).toEqual([]);
    const values = await page.evaluate<Record<string, string>>('values');
    expect(values).toMatchObject({
      [status]: version === '12' ? 'passed' : 'completed',
      [success]: 'passed',
      [score]: '100',
    });
    const answers = Object.entries(values)
      .filter(([name]) => /(student|learner)_response$/.test(name))
      .map(([, value]) => value);
    expect(answers).toHaveLength(5);
    const log = await page.evaluate<string[]>('log');
    expect(log.lastIndexOf(score)).toBeLessThan(log.lastIndexOf(success));
    expect(log.slice(-2)).toEqual(['Commit', 'Terminate']);
    await page.close();
  });

  test('a status that the LMS already holds is never lowered', async () => {
    const held = { [success]: 'passed', ...(version === '2004' ? { [status]: 'completed' } : {}), [score]: '90' };
    const { page, sco } = await launch(strictLms(version, held), 'fr', adapter);
    await next(sco);
    await close(page);
    expect(await page.evaluate('refused')).toEqual([]);
    expect(await page.evaluate<Record<string, string>>('values')).toMatchObject(held);
    await page.close();
  });

  test('an LMS that knows only the state resumes and is told everything', async () => {
    const first = await launch(forgetfulLms(version), 'ar', adapter);
    await next(first.sco);
    await next(first.sco);
    await answerEverything(first.sco);
    await close(first.page);
    const values = await first.page.evaluate<Record<string, string>>('values');
    expect(values).toMatchObject({ [success]: 'passed', [score]: '100' });
    expect(values['cmi.suspend_data']!.length).toBeLessThan(3500);
    await first.page.close();

    const second = await launch(forgetfulLms(version, values['cmi.suspend_data']), 'ar', adapter);
    expect(await second.sco.textContent('h1')).toBe('أتحقق مما تعلمت');
    expect(await second.sco.inputValue('.typed input')).toBe('=');
    await close(second.page);
    expect(await second.page.evaluate<Record<string, string>>('values')).not.toMatchObject({ [status]: 'incomplete' });
    await second.page.close();
  });
});

test('an LMS that answers with booleans, numbers and nothing works; a failed request is made again', async () => {
  const { page: lms, sco } = await launch(sloppyLms(), 'fr', 'scorm12');
  await next(sco);
  await sco.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await lms.evaluate('log')).toEqual(['Commit', 'Commit', 'Commit']);
  expect(await lms.evaluate<Record<string, string>>('values')).toMatchObject({
    'cmi.core.lesson_location': expect.stringMatching(/^p/),
  });
  await close(lms);
  expect(await lms.evaluate("log.filter((one) => one === 'Finish').length")).toBe(1);
  await lms.close();
});

test('what an LMS lost or mangled is had from this device; a new attempt starts fresh', async () => {
  const context = await browser.newContext();
  const learner = { 'cmi.core.student_id': 'amina' };
  const first = await launch(strictLms('12', learner), 'fr', 'scorm12', context);
  await next(first.sco);
  const kept = await first.page.evaluate<Record<string, string>>('values');
  await next(first.sco);
  await close(first.page);
  const titleWith = async (values: Readonly<Record<string, string>>): Promise<string | null> => {
    const { page, sco } = await launch(strictLms('12', { ...learner, ...values }), 'fr', 'scorm12', context);
    const title = await sco.textContent('h1');
    // The copy on this device must not change between the cases.
    await sco.evaluate(() => Object.assign(window, { onpagehide: null }));
    await page.close({ runBeforeUnload: false });
    return title;
  };
  const mirror = await first.page.evaluate(() => Object.entries(localStorage));
  const restore = (): Promise<void> =>
    first.page.evaluate((entries) => entries.forEach(([key, value]) => localStorage.setItem(key, value)), mirror);
  expect(await titleWith({ 'cmi.suspend_data': kept['cmi.suspend_data']! })).toBe('Je vérifie ce que j’ai appris');
  await restore();
  expect(
    await titleWith({ 'cmi.suspend_data': kept['cmi.suspend_data']!.slice(0, -3), 'cmi.core.entry': 'resume' }),
  ).toBe('Je vérifie ce que j’ai appris');
  await restore();
  expect(await titleWith({ 'cmi.core.entry': 'resume' })).toBe('Je vérifie ce que j’ai appris');
  await restore();
  expect(await titleWith({ 'cmi.core.entry': 'ab-initio' })).toBe('Une feuille pour toute la classe');
  await restore();
  expect(await titleWith({ 'cmi.core.entry': 'resume', 'cmi.core.student_id': 'brahim' })).toBe(
    'Une feuille pour toute la classe',
  );
  await context.close();
});

describe('a page that the browser brings back', () => {
  const leaveAndReturn = (sco: Frame): Promise<void> =>
    sco.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });

  test('goes on where the LMS opens again', async () => {
    const { page, sco } = await launch(sloppyLms(), 'fr', 'scorm12');
    await leaveAndReturn(sco);
    await next(sco);
    expect(await sco.locator('.note').count()).toBe(0);
    await close(page);
    expect(await page.evaluate("log.filter((one) => one === 'Finish').length")).toBe(2);
    await page.close();
  });

  test('says so where the LMS does not, and tells it nothing more', async () => {
    const { page, sco } = await launch(strictLms('2004'), 'fr', 'scorm2004');
    await leaveAndReturn(sco);
    expect(await sco.textContent('.note')).toContain('La session est fermée');
    await next(sco);
    await close(page);
    // It asked to go on, and no more than that.
    expect(await page.evaluate('refused')).toEqual([['scorm.initialized-again', '']]);
    await page.close();
  });
});

test('the LMS is found in the window that opened the course', async () => {
  site = new Site(await render(showcase(), 'scorm12', 'fr', mediaFacts));
  site.lms = strictLms('12').replace("document.getElementById('sco').src = '/course/index.html'", '');
  const origin = await site.listen();
  const page = await browser.newPage();
  await page.goto(`${origin}/lms/12`);
  const opened = page.waitForEvent('popup');
  await page.evaluate("void open('/course/index.html')");
  const popup = await opened;
  await popup.waitForFunction('nibras.index');
  expect(await popup.locator('.note').count()).toBe(0);
  expect(await page.evaluate<Record<string, string>>('values')).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
  });
  await page.close();
});

test('the LMS is found in the window that opened the one around the course', async () => {
  site = new Site(await render(showcase(), 'scorm12', 'fr', mediaFacts));
  site.lms = strictLms('12').replace("document.getElementById('sco').src = '/course/index.html'", '');
  const origin = await site.listen();
  const page = await browser.newPage();
  await page.goto(`${origin}/lms/12`);
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/course/index.html';
    open('about:blank')!.document.body.append(frame);
  });
  const popup = await opened;
  const sco = popup.frameLocator('iframe');
  await sco.locator('h1').waitFor();
  await expect
    .poll(() => page.evaluate<Record<string, string>>('values'))
    .toMatchObject({ 'cmi.core.lesson_status': 'incomplete' });
  expect(await sco.locator('.note').count()).toBe(0);
  await page.close();
});

test.each([
  ['something else of that name', 'window.API = window.API_1484_11 = { version: 3 }'],
  [
    'an LMS that breaks',
    'window.API_1484_11 = { Initialize: function () { throw new Error("no session"); }, GetLastError: function () { throw 1; } }',
  ],
])('%s is no LMS: the course opens all the same', async (_, script) => {
  site = new Site(await render(showcase(), 'scorm2004', 'en', mediaFacts));
  site.lms = `<!doctype html><title>Site</title><iframe id="sco"></iframe><script>${script};document.getElementById('sco').src='/course/index.html'</script>`;
  const origin = await site.listen();
  const page = await browser.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/lms/x`);
  const sco = (await (await page.$('#sco'))!.contentFrame())!;
  await sco.waitForFunction('nibras.index');
  expect(await sco.textContent('.note')).toContain('No learning platform found');
  await next(sco);
  await page.close();
});

test('without an LMS a package made for one says so and keeps the progress here', async () => {
  site = new Site(await render(showcase(), 'scorm2004', 'en', mediaFacts));
  const origin = await site.listen();
  const page = await browser.newPage();
  await page.goto(`${origin}/course/index.html`);
  expect(await page.textContent('.note')).toContain('No learning platform found');
  await page.click('[rel=next]');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Practice');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Practice');
  await page.close();
});

test.each(['scorm12', 'scorm2004', 'none'] as const)(
  'no host but its own is ever asked for anything by a package for %s',
  async (adapter) => {
    site = new Site(await render(showcase(), adapter, 'fr', mediaFacts));
    site.lms = strictLms(adapter === 'scorm2004' ? '2004' : '12');
    const origin = await site.listen();
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(adapter === 'none' ? `${origin}/course/index.html` : `${origin}/lms/x`);
    const frame = adapter === 'none' ? page.mainFrame() : (await (await page.$('#sco'))!.contentFrame())!;
    await frame.waitForFunction('nibras.index');
    while ((await frame.locator('[rel=next]').count()) > 0) await next(frame);
    await frame.click('.menu');
    await frame.waitForSelector('dialog');
    await frame.waitForFunction('nibras.features');
    await page.close();
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(origin) && !/^(data|blob):/.test(url))).toEqual([]);
  },
);

test('a clock that is put back during the session spoils no time', async () => {
  const { page, sco } = await launch(strictLms('12'), 'fr', 'scorm12');
  await sco.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() - 7_200_000;
  });
  await next(sco);
  await sco.locator('.options label').first().click();
  await sco.locator('.question button').first().click();
  await close(page);
  expect(await page.evaluate('refused')).toEqual([]);
  const values = await page.evaluate<Record<string, string>>('values');
  expect(values['cmi.core.session_time']).toMatch(/^00:00:\d\d/);
  expect(values['cmi.interactions.0.latency']).toMatch(/^00:00:\d\d/);
  await page.close();
});
