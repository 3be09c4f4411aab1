import type {} from '../../player/src/runtime.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { longCourse } from './fixture-course.ts';
import { render, Site, writeSite } from './site.ts';
import { toolsCourse } from './tools-course.ts';

let browser: Browser;
let site: Site | undefined;
let context: BrowserContext | undefined;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(async () => {
  await context?.close();
  site?.close();
});

/** A device with voices for French and Arabic that speak at once; what was said is in `said`, what was printed in `printed`. */
function device(): void {
  const said: string[] = [];
  const printed: string[] = [];
  Object.assign(window, { said, printed, holdVoice: false });
  const voices = ['fr-FR', 'ar-SA'].map((lang) => ({ lang, localService: true }));
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => voices,
      cancel: () => undefined,
      addEventListener: () => undefined,
      speak(words: EventTarget & { text: string; lang: string }) {
        said.push(`${words.lang}: ${words.text}`);
        if (!(window as unknown as { holdVoice: boolean }).holdVoice)
          setTimeout(() => words.dispatchEvent(new Event('end')), 5);
      },
    },
  });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class Utterance extends EventTarget {
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    },
  });
  window.print = () => {
    printed.push(document.getElementById('print')!.outerHTML);
  };
}

async function open(
  language: string,
  options: Parameters<Browser['newContext']>[0] = {},
  course = toolsCourse(),
  adapter: 'none' | 'scorm12' = 'none',
): Promise<Page> {
  site = new Site(await render(course, adapter, language));
  const origin = await site.listen();
  context = await browser.newContext({ viewport: { width: 800, height: 700 }, ...options });
  await context.addInitScript(device);
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}${adapter === 'none' ? '/course/index.html' : '/lms/12'}`);
  return page;
}

async function openMenu(page: Page): Promise<void> {
  await page.waitForFunction('nibras.index && nibras.session.index');
  await page.click('header .menu');
  await page.waitForSelector('dialog .tools');
}

async function openTool(page: Page, name: string): Promise<void> {
  await openMenu(page);
  await page.click(`dialog .tools button:text-is("${name}")`);
}

async function openMenuPage(page: Page): Promise<void> {
  await page.waitForFunction('nibras.session && nibras.session.index');
  await page.click('header .menu');
  await page.waitForSelector('main .tools');
}

const shown = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title);

async function readAll(page: Page): Promise<void> {
  while ((await page.locator('[rel=next]').count()) > 0) {
    const before = await page.textContent('h1');
    await page.click('[rel=next]');
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
  }
}

async function passQuiz(page: Page): Promise<void> {
  await page.locator('course-choice .options label').first().click();
  await page.locator('course-choice button').click();
  for (const [index, select] of (await page.locator('select').all()).entries())
    await select.selectOption({ label: ['observer', 'reprendre'][index]! });
  await page.locator('course-matching button').click();
  await page.fill('course-short-text input', 'Rabat');
  await page.locator('course-short-text button').click();
}

test('nothing of the tools is fetched before the learner asks', async () => {
  const page = await open('fr');
  await page.waitForFunction('nibras.index');
  await page.click('[rel=next]');
  await page.waitForTimeout(600);
  const late = ['/course/features.js', '/course/search-data.js'];
  expect(site!.requests.filter((path) => late.includes(path))).toEqual([]);
  await openMenu(page);
  expect(site!.requests.filter((path) => late.includes(path))).toEqual(['/course/features.js']);
});

describe('search', () => {
  test('finds without accents, by keyboard alone, and marks the words on the page', async () => {
    const page = await open('fr');
    await openTool(page, 'Rechercher');
    await page.keyboard.type('herisson');
    await page.waitForSelector('.hits mark:text-is("hérisson")');
    expect(await page.textContent('.tool [role=status]')).toBe('1 page trouvée');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shown(page, 'Les élèves d’abord');
    expect(await page.textContent('main mark')).toBe('hérisson');
    expect(await page.locator('dialog').count()).toBe(0);
  });

  test('minds neither vowel signs nor letter variants in Arabic, and gives no feedback away', async () => {
    const page = await open('ar');
    await openTool(page, 'بحث');
    await page.keyboard.type('مدرسه');
    await page.waitForSelector('.hits mark:text-is("مُدَرِّسَةٌ")');
    expect(await page.locator('.hits a').count()).toBe(1);
    await page.fill('.tool input', 'SECRETRETOUR');
    await page.waitForFunction(() => document.querySelector('.tool [role=status]')?.textContent?.includes('لم يُعثر'));
  });
});

test('the glossary is looked up, and terms on the page tell what they mean', async () => {
  const page = await open('fr');
  await openTool(page, 'Glossaire');
  expect(await page.locator('.tool dt').allTextContents()).toEqual(['Barème', 'Évaluation formative']);
  await page.fill('.tool input[type=search]', 'ajuster');
  expect(await page.locator('.tool dt').allTextContents()).toEqual(['Évaluation formative']);
  await page.click('dialog button:text-is("Fermer")');
  expect(await page.locator('main .term').allTextContents()).toEqual(['évaluation formative', 'barème']);
  const before = await page.innerText('main');
  await page.locator('main .term').nth(1).press('Enter');
  expect(await page.textContent('.definition')).toBe('Nombre de points de chaque question.');
  await page.keyboard.press('Escape');
  expect(await page.locator('.definition').count()).toBe(0);
  await openTool(page, 'Glossaire');
  await page.click('.switch');
  await page.keyboard.press('Escape');
  expect(await page.locator('main .term').count()).toBe(0);
  expect(await page.innerText('main')).toBe(before);
});

describe('reading settings', () => {
  test('hold from the first paint of the next visit, on every page, and go back to usual', async () => {
    const page = await open('fr', { colorScheme: 'light' });
    await openTool(page, 'Lecture');
    await page.click('.choices label:has-text("Très grande")');
    await page.click('.choices label:has-text("Sombres")');
    await page.click('.switch');
    await page.addInitScript(() => {
      const sizes: string[] = [];
      Object.assign(window, { sizes });
      const look = (): void => {
        if (document.querySelector('main h1'))
          sizes.push(`${getComputedStyle(document.body).fontSize} ${getComputedStyle(document.body).backgroundColor}`);
        if (sizes.length < 20) requestAnimationFrame(look);
      };
      look();
    });
    await page.reload();
    await page.waitForFunction('sizes.length > 15');
    const sizes = new Set(await page.evaluate<string[]>('sizes'));
    expect([...sizes]).toHaveLength(1);
    expect(Number.parseFloat([...sizes][0]!)).toBeGreaterThan(26);
    expect([...sizes][0]).toContain('rgb(18, 23, 29)');
    await page.goto(page.url().replace(/[\w-]+\.html.*/, 'menu.html'));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 23, 29)');
    await page.goBack();
    await openTool(page, 'Lecture');
    await page.click('.tool button:text-is("Réglages d’origine")');
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /look|reading/.test(key)))).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 253, 249)');
  });

  test('where the browser keeps nothing, they hold for the visit and say so', async () => {
    site = new Site(await render(toolsCourse(), 'none', 'fr'));
    const origin = await site.listen();
    context = await browser.newContext();
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => expect.fail(String(error.stack)));
    await page.goto(`${origin}/course/index.html`);
    await openTool(page, 'Lecture');
    await page.click('.choices label:has-text("Sombres")');
    expect(await page.textContent('.tool [role=status]')).toContain('cette visite');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 23, 29)');
  });

  test('Arabic letters stay joined however wide the spacing', async () => {
    const page = await open('ar');
    await openTool(page, 'القراءة');
    await page.click('.choices label:has-text("واسع جدا")');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('main p')!).letterSpacing)).toMatch(
      /^(0px|normal)$/,
    );
  });
});

describe('reading aloud', () => {
  test('reads sentence by sentence, pauses, skips, marks what is read, stops with the page', async () => {
    const page = await open('fr');
    await page.evaluate('holdVoice = true');
    await openTool(page, 'Écouter');
    expect(await page.evaluate('said')).toEqual(['fr: Comprendre']);
    expect(await page.locator('.aloud').count()).toBe(1);
    await page.click('.aloud-bar button[aria-label="Passage suivant"]');
    await page.click('.aloud-bar button[aria-label="Passage suivant"]');
    expect(await page.evaluate('said.slice(-1)')).toEqual([
      'fr: L’évaluation formative informe l’enseignant le jour même.',
    ]);
    await page.click('.aloud-bar button:text-is("Pause")');
    await page.click('.aloud-bar button:text-is("Continuer")');
    expect(await page.evaluate('said.length')).toBe(4);
    await page.click('[rel=next]');
    await shown(page, 'Les élèves d’abord');
    expect(await page.locator('.aloud-bar').count()).toBe(0);
  });

  test('reads the page to its end and leads on', async () => {
    const page = await open('ar');
    await openTool(page, 'استماع');
    await page.waitForFunction(() => !document.querySelector('.aloud-bar'));
    const said = await page.evaluate<string[]>('said');
    expect(said.length).toBeGreaterThan(8);
    expect(said.every((one) => one.startsWith('ar: '))).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('rel'))).toBe('next');
  });

  test('is not offered where the device has no voice for the language', async () => {
    const page = await open('en');
    await openMenu(page);
    expect(await page.locator('.tools button').allTextContents()).not.toContain('Listen');
  });
});

test('the whole course is printed, its questions readable', async () => {
  const page = await open('fr');
  await openTool(page, 'Imprimer');
  await page.click('.tool button:text-is("Tout le cours")');
  await page.waitForFunction('printed.length === 1');
  await page.emulateMedia({ media: 'print' });
  const paper = (await page.innerText('#print')).replace(/\u202f|\u00a0/g, ' ');
  for (const words of ['Pourquoi évaluer', 'hérisson', 'Combien de temps ?', 'Deux', '☐ observer   ☐ reprendre'])
    expect(paper).toContain(words);
  for (const words of ['SECRETRETOUR', 'Mon attestation']) expect(paper).not.toContain(words);
  expect(await page.locator('#print section').count()).toBe(5);
  expect(await page.locator('main:visible').count()).toBe(0);
  expect(await page.locator('#print course-choice').count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.locator('#print').count()).toBe(0);
});

test('time: what is left, what fits, and a calm line when it is over', async () => {
  const page = await open('fr', {}, longCourse(25));
  await page.clock.install();
  await openMenu(page);
  expect(await page.innerText('.lines')).toMatch(
    /Encore environ \d+ minutes dans cette partie\n.*Encore environ \d+ minutes dans tout le cours/s,
  );
  await page.click('.tools button:text-is("Temps")');
  await page.click('.row button:text-is("5 minutes")');
  const few = await page.locator('.plan a').count();
  await page.click('.row button:text-is("15 minutes")');
  expect(await page.locator('.plan a').count()).toBeGreaterThan(few);
  await page.click('.plan button:text-is("Commencer")');
  await page.clock.runFor(14.9 * 60_000);
  expect(await page.locator('.note').count()).toBe(0);
  await page.clock.runFor(10_000);
  expect(await page.textContent('.note')).toContain('Vos 15 minutes sont écoulées');
});

describe('the certificate', () => {
  test('says what is missing, then prints with the name that is asked for, and can be checked', async () => {
    const page = await open('fr');
    await openTool(page, 'Attestation');
    expect(await page.innerText('.tool')).toContain('Il reste 3 pages à lire.');
    await page.keyboard.press('Escape');
    await readAll(page);
    expect(await page.textContent('[data-certificate]')).toBe('Mon attestation');
    await passQuiz(page);
    await page.waitForFunction(() => document.querySelector('[data-certificate]')?.textContent?.includes('prête'));
    await page.click('[data-certificate] a');
    await page.click('.tool button:text-is("Imprimer")');
    expect(await page.textContent('.tool [role=status]')).toBe('Écrivez d’abord votre nom.');
    await page.keyboard.type('Fatima Zahra');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    const code = await page.innerText('.preview .code bdi');
    await page.click('.check summary');
    const check = async (name: string): Promise<string | null> => {
      await page.fill('.check input[type=text] >> nth=0', name);
      await page.fill('.check input[type=date]', new Date().toISOString().slice(0, 10));
      await page.fill('.check input[type=text] >> nth=1', code);
      await page.click('.check button');
      return page.textContent('.check [role=status]');
    };
    expect(await check('zahra fatima')).toContain('correspond à');
    expect(await check('Quelqu’un d’autre')).toContain('ne correspond pas');
    await page.click('.tool button:text-is("Imprimer")');
    await page.waitForFunction('printed.length === 1');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.innerText('#print');
    for (const words of [
      'Attestation de formation',
      'Fatima Zahra',
      'Évaluer pour apprendre',
      '12 heures',
      'Construire un barème',
      'Le directeur du centre',
      code,
    ])
      expect(paper).toContain(words);
  });

  test('takes the name from the LMS, turned round', async () => {
    site = new Site(await render(toolsCourse(), 'scorm12', 'ar'));
    const origin = await site.listen();
    context = await browser.newContext();
    const page = await context.newPage();
    site.saved = JSON.stringify({ core: { student_id: 'u1', student_name: 'العلوي، سعاد' } });
    await page.goto(`${origin}/lms/12`);
    const frame = page.frames()[1] ?? (await page.waitForEvent('frameattached'));
    await frame.waitForFunction('nibras.index');
    await frame.evaluate(() => {
      const { outcome } = nibras.session!;
      Object.defineProperty(nibras.session, 'outcome', { value: { ...outcome, complete: true, success: true } });
    });
    await frame.click('header .menu');
    await frame.click('.tools button:text-is("الشهادة")');
    expect(await frame.inputValue('.tool input')).toBe('سعاد العلوي');
    expect(await frame.innerText('.preview .who')).toBe('سعاد العلوي');
  });
});

test('whoever has left the place of an earlier visit is led back to it', async () => {
  const page = await open('fr', {}, longCourse(12));
  await page.click('[rel=next]');
  await page.click('[rel=next]');
  await shown(page, 'Page 3');
  await page.goto(`${new URL(page.url()).origin}/course/index.html`);
  await shown(page, 'Page 3');
  await page.click('[rel=prev]');
  await shown(page, 'Page 2');
  await openMenu(page);
  await page.click('.resume a:text-is("Reprendre où j’en étais : Page 3")');
  await shown(page, 'Page 3');
});

test('a browser without dialogs has the tools on the page of contents', async () => {
  site = new Site(await render(toolsCourse(), 'none', 'fr'));
  const origin = await site.listen();
  context = await browser.newContext();
  await context.addInitScript(() => {
    delete (HTMLDialogElement.prototype as Partial<HTMLDialogElement>).showModal;
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/course/index.html`);
  await openMenuPage(page);
  await page.click('.tools button:text-is("Rechercher")');
  await page.keyboard.type('herisson');
  await page.click('.hits a:has(mark:text-is("hérisson"))');
  await shown(page, 'Les élèves d’abord');
  expect(await page.locator('main .tools').count()).toBe(0);
  await openMenuPage(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a folder opened as such is searched, and asks for nothing that it cannot do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nibras-tools-'));
  try {
    await writeSite(await render(toolsCourse(), 'none', 'fr'), folder);
    context = await browser.newContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => expect.fail(String(error.stack)));
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await openTool(page, 'Imprimer');
    expect(await page.locator('.tool button').allTextContents()).toEqual(['Cette page']);
    await page.click('dialog header button >> nth=0');
    await page.click('.tools button:text-is("Hors ligne")');
    expect(await page.innerText('.tool')).toContain('lu depuis un dossier');
    await page.click('dialog header button >> nth=0');
    await page.click('.tools button:text-is("Rechercher")');
    await page.keyboard.type('herisson');
    await page.click('.hits a:has(mark:text-is("hérisson"))');
    await shown(page, 'Les élèves d’abord');
  } finally {
    await rm(folder, { recursive: true });
  }
});

const cases = [
  { language: 'fr', width: 1366, height: 768, scheme: 'light' },
  { language: 'fr', width: 1366, height: 450, scheme: 'dark' },
  { language: 'ar', width: 360, height: 640, scheme: 'light' },
  { language: 'ar', width: 360, height: 450, scheme: 'dark' },
] as const;

describe.each(cases)('every panel in $language at $width × $height, $scheme', ({ language, width, height, scheme }) => {
  test('has no accessibility problem, nothing too small, nothing wider than its frame', async () => {
    const page = await open(language, { viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' });
    const look = async (what: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 120)}`)),
        what,
      ).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('dialog button,dialog a,dialog label,.aloud-bar button')]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map((one) => one.outerHTML.slice(0, 120)),
      );
      expect(small, what).toEqual([]);
      const wide = await page.evaluate(() => {
        const dialog = document.querySelector('dialog') ?? document.documentElement;
        return Math.max(dialog.scrollWidth - dialog.clientWidth, document.documentElement.scrollWidth - innerWidth);
      });
      expect(wide, what).toBeLessThanOrEqual(0);
    };
    await openMenu(page);
    await look('menu');
    const names = await page.locator('.tools button').allTextContents();
    expect(names).toHaveLength(8);
    for (const [index, name] of names.entries()) {
      if (index === 3) continue;
      const tool = page.locator('.tools button').nth(index);
      await tool.press('Enter');
      if (index === 0) {
        await page.keyboard.type(language === 'fr' ? 'eleve' : 'مدرس');
        await page.waitForSelector('.hits a');
      }
      if (index === 5) await page.locator('.row button').nth(1).press('Enter');
      if (index === 6) await page.locator('.check summary').press('Enter');
      if (index === 7) await page.waitForSelector('.tool button');
      await look(name);
      await page.locator('dialog header button').first().press('Enter');
      expect(await tool.evaluate((one) => one === document.activeElement), name).toBe(true);
    }
    await page.evaluate('holdVoice = true');
    await page.locator('.tools button').nth(3).press('Enter');
    await look(names[3]!);
    await page.keyboard.press('Escape');
    await page.locator('main .term').first().click();
    await look('term');
  });
});
