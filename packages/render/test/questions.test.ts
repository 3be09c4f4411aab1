import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answer, type Hand, questionsOf } from './answer-questions.ts';
import { longCourse } from './fixture-course.ts';
import { questionShowcase, questionTypes } from './showcase-questions.ts';
import { mediaFacts } from './showcase.ts';
import { playerBundle, render, Site } from './site.ts';
import { strictLms } from './scorm-lms.ts';

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

async function open(context: BrowserContext, language: string): Promise<Page> {
  site ??= new Site(await render(questionShowcase(), 'none', language, mediaFacts));
  const origin = site.server.listening
    ? `http://127.0.0.1:${(site.server.address() as { port: number }).port}`
    : await site.listen();
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/course/index.html`);
  await page.waitForFunction('nibras.index');
  return page;
}

async function next(page: Page | Frame): Promise<void> {
  const before = await page.textContent('h1');
  await page.click('[rel=next]');
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

test.each(questionTypes)('the script of %s stays below 4 KB', async (type) => {
  const script = (await playerBundle()).block(type)!;
  const bytes = gzipSync(script, { level: 6 }).length;
  console.log(type, bytes, 'bytes of script');
  expect(bytes).toBeLessThanOrEqual(4096);
});

const looks = [
  { language: 'fr', width: 1366, height: 768, scheme: 'light' },
  { language: 'ar', width: 360, height: 640, scheme: 'light' },
  { language: 'ar', width: 1366, height: 768, scheme: 'dark' },
  { language: 'fr', width: 320, height: 640, scheme: 'dark' },
  { language: 'en', width: 360, height: 640, scheme: 'light' },
] as const;

describe.each(looks)('$language at $width, $scheme', ({ language, width, height, scheme }) => {
  test('no accessibility problem, nothing too small, nothing wider than the screen, no word lost', async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    const page = await open(context, language);
    const look = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations
        .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`))
        // axe takes everything in a disabled fieldset for disabled, which a scrolling region with a tab stop of its own is not.
        .filter((one) => !/^scrollable-region-focusable: <div class="scroll grid[^>]* tabindex="0"/.test(one));
      expect(found).toEqual([]);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button,select,textarea,input[type=range],summary,main label:has(input)',
          ),
        ]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map((one) => one.outerHTML.slice(0, 120)),
      );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    };
    await look();
    const words = await page.innerText('main');
    for (const type of questionTypes) for (const root of await questionsOf(page, type)) await answer(root, 'mouse');
    await look();
    // Marks stand between the words of a text with gaps.
    await page.addStyleTag({ content: '.mark,.nth{display:none!important}' });
    const after = await page.innerText('main');
    const buttons =
      /^(Vérifier|Enregistrer|Remettre|تحقّق|سجّل|سلّم|تسليم|تسجيل|Check|Record|Hand in|[↑↓–]$|Mots|الكلمات|Words)/;
    const lost = words
      .split('\n')
      .filter(
        (line) => line.trim() !== '' && !buttons.test(line) && !line.split('…').every((part) => after.includes(part)),
      );
    expect(lost).toEqual([]);
    await context.close();
  });
});

const hands: readonly Hand[] = ['mouse', 'keyboard', 'touch'];
describe.each(hands)('by %s', (hand) => {
  test.each(['fr', 'ar'])('every type is answered in %s and earns full marks', async (language) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: hand === 'touch' });
    const page = await open(context, language);
    await next(page);
    for (const type of questionTypes) {
      for (const root of await questionsOf(page, type)) {
        await answer(root, hand);
        expect([type, await root.locator('.verdict').getAttribute('class')]).toEqual([type, 'verdict good']);
        expect(await root.locator('.wrong').count()).toBe(0);
      }
    }
    expect(await page.textContent('.result')).toMatch(/100/);
    // What was given is there again, marked, when the learner comes back.
    await page.reload();
    await page.waitForFunction('nibras.index');
    if ((await page.locator('course-survey').count()) === 0) await next(page);
    for (const type of questionTypes)
      for (const root of await questionsOf(page, type))
        expect([type, await root.locator('.verdict').getAttribute('class')]).toEqual([type, 'verdict good']);
    expect(await page.locator('course-survey input:checked').count()).toBe(2);
    expect(await page.locator('course-open-answer textarea').inputValue()).toContain('تلاميذي');
    expect(await page.locator('course-open-answer').first().locator('.compared').isVisible()).toBe(true);
    await context.close();
  });
});

test('what a wrong or half answer is told', async () => {
  const context = await browser.newContext();
  const page = await open(context, 'fr');
  const root = (type: string) => page.locator(`course-${type}`).first();
  const submit = async (type: string): Promise<string | null> => {
    await root(type).locator('.actions button').click();
    return root(type).locator('.verdict').textContent();
  };
  expect(await submit('ordering')).toBe('Donnez d’abord une réponse.');
  await root('true-false').locator('.options label').nth(1).click();
  expect(await submit('true-false')).toMatch(/à quel point/);
  await root('true-false').locator('.sure label').nth(1).click();
  expect(await submit('true-false')).toBe('Juste, mais sans certitude · 0,67 sur 1');
  await root('numeric').locator('.number input').fill('beaucoup');
  expect(await root('numeric').locator('.understood').textContent()).toMatch(/^Écrivez un nombre/);
  await root('numeric').locator('.number input').fill('1 400,50');
  expect(await root('numeric').locator('.understood').textContent()).toMatch(/1.400,5/);
  expect(await submit('numeric')).toMatch(/Pas encore/);
  await root('matrix').locator('tbody input').first().check();
  expect(await submit('matrix')).toBe('Une réponse par ligne');
  await root('categorise').locator('.chip').first().click();
  await root('categorise').locator('.bin').nth(1).click();
  expect(await submit('categorise')).toBe('Classez tous les éléments.');
  await root('open-answer').locator('textarea').fill('Trop court');
  expect(await submit('open-answer')).toMatch(/au moins 3/);
  expect(await root('open-answer').locator('.compared').isVisible()).toBe(false);
  await root('open-answer').locator('textarea').fill('Une idée de séance');
  expect(await root('open-answer').locator('.counted').textContent()).toBe('Mots : 4');
  expect(await submit('open-answer')).toMatch(/^Travail remis/);
  expect(await root('open-answer').locator('.compared').isVisible()).toBe(true);
  await page.reload();
  await page.waitForFunction('nibras.index');
  // Handed in, not yet marked: it goes on where it stopped.
  expect(await root('open-answer').locator('textarea').inputValue()).toBe('Une idée de séance');
  for (const yes of await root('open-answer').locator('.criterion').all()) await yes.locator('label').nth(1).click();
  expect(await submit('open-answer')).toBe('Mon évaluation · 1,5 sur 3');
  const sign = root('short-text');
  await sign.locator('input').fill('SOMNE');
  expect(await submit('short-text')).toBe('Presque : vérifiez l’orthographe · 0,5 sur 1');
  for (const row of await root('survey').locator('tbody tr').all()) await row.locator('input').first().check();
  expect(await submit('survey')).toBe('Merci, votre avis est noté.');
  expect(await root('survey').locator('.actions button').textContent()).toBe('Modifier');
  await context.close();
});

test('items are dragged into order and into groups', async () => {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await open(context, 'fr');
  const order = page.locator('course-ordering').first();
  const words = (): Promise<string[]> => order.locator('.words').allTextContents();
  const before = await words();
  const to = (await order.locator('li').nth(3).boundingBox())!;
  await order.locator('.words').first().scrollIntoViewIfNeeded();
  await order
    .locator('li')
    .first()
    .hover({ position: { x: 60, y: 20 } });
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + to.height - 4, { steps: 8 });
  await page.mouse.up();
  expect(await words()).toEqual([...before.slice(1), before[0]]);
  expect(await order.locator('[role=status]').textContent()).toBe(`${before[0]} : position 4 sur 4`);
  const sort = page.locator('course-categorise').first();
  const group = sort.locator('section').nth(2);
  const chip = sort.locator('section').first().locator('.chip').first();
  const name = await chip.textContent();
  await chip.scrollIntoViewIfNeeded();
  const place = (await group.boundingBox())!;
  await chip.hover();
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 6 });
  await page.mouse.up();
  expect(await group.locator('.chip').allTextContents()).toEqual([name]);
  await context.close();
});

test('an LMS that answers late mixes nothing a second time', async () => {
  for (const course of [longCourse(1, true), questionShowcase()]) {
    site = new Site(await render(course, 'none', 'fr'));
    const context = await browser.newContext();
    const page = await open(context, 'fr');
    const order = (): Promise<string[]> =>
      page
        .locator('.options input, .order li, .chip, .pairs option, .grid tbody th')
        .evaluateAll((all) => all.map((one) => one.outerHTML.replace(/ class="[^"]*"/, '')));
    const before = await order();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.question')) one.dispatchEvent(new Event('restored'));
    });
    expect(await order()).toEqual(before);
    await context.close();
    site.close();
  }
});

test('nothing that a scored quiz shows before an answer gives its key away', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  site = new Site(await render(questionShowcase(), 'none', 'fr'));
  const origin = await site.listen();
  const page = await context.newPage();
  await page.goto(`${origin}/course/index.html`);
  expect(await page.locator('.answer').count()).toBeGreaterThan(5);
  await page.click('[rel=next]');
  expect(await page.locator('.answer').count()).toBe(0);
  const shown = await page.innerText('main');
  for (const told of ['La virgule manque', 'température', 'Je dis ce que font', '3,5', '15 minutes'])
    expect(shown).not.toContain(told);
  const steps = await page.locator('course-ordering .order').first().locator('.words').allTextContents();
  expect(steps).not.toEqual([
    'Ouvrir la feuille de notes',
    'Sélectionner la ligne sous les titres',
    'Ouvrir le menu Affichage',
    'Choisir « Figer les volets »',
  ]);
  await context.close();
});

test.each([
  { version: '12', adapter: 'scorm12', status: 'cmi.core.lesson_status' },
  { version: '2004', adapter: 'scorm2004', status: 'cmi.success_status' },
] as const)(
  'a strict LMS for SCORM $version refuses nothing of any type in Arabic',
  async ({ version, adapter, status }) => {
    site = new Site(await render(questionShowcase(), adapter, 'ar'));
    site.lms = strictLms(version);
    const origin = await site.listen();
    const page = await browser.newPage();
    page.on('pageerror', (error) => expect.fail(String(error.stack)));
    await page.goto(`${origin}/lms/x`);
    const sco = (await (await page.$('#sco'))!.contentFrame())!;
    await sco.waitForSelector('html:not(.wait) main h1');
    await sco.waitForFunction('nibras.index');
    await next(sco);
    for (const type of questionTypes) for (const root of await questionsOf(sco, type)) await answer(root, 'mouse');
    await page.evaluate("document.getElementById('sco').remove()");
    expect(await page.evaluate('refused')).toEqual([]);
    const values = await page.evaluate<Record<string, string>>('values');
    expect(values[status]).toBe('passed');
    const told = Object.entries(values).filter(([name]) => /interactions\.\d+\.type$/.test(name));
    expect(new Set(told.map(([, type]) => type))).toEqual(
      new Set([
        'true-false',
        'choice',
        'sequencing',
        'numeric',
        'matching',
        'fill-in',
        ...(version === '12' ? [] : ['long-fill-in']),
      ]),
    );
    await page.close();
  },
);
