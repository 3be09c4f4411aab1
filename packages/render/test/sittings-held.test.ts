import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  appendBlock,
  type CourseSnapshot,
  paragraph,
  type ProseNode,
  type QuizSettings,
} from '@nibras/course';
import { choiceSeed, countedIds, CourseMaker, shortTextSeed } from './fixture-course.ts';
import { type Cmi, leaveLms, openInLms } from './play-in-lms.ts';
import { fileBytes, render, Site } from './site.ts';

let browser: Browser;
let site: Site | undefined;
let origin = '';
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(() => {
  site?.close();
  site = undefined;
});

const pick = (stem: string, extra = {}) =>
  choiceSeed({ fr: stem }, [{ text: { fr: 'Juste' }, correct: true }, { text: { fr: 'Faux' } }], extra);
const word = (stem: string) => shortTextSeed({ fr: stem }, [{ text: { fr: 'tri' }, credit: 1 }]);
const drawSeed = (...counts: readonly number[]) => ({
  settings: {
    spaced: false,
    rules: Object.fromEntries(counts.map((count, at) => [`r0000000000${at}`, { order: `a${at}`, count }])),
  },
});

interface PageSeed {
  readonly title: string;
  readonly blocks?: (maker: CourseMaker) => readonly ProseNode[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A module of the pages given, and a bank of so many single choices. */
function courseOf(pages: readonly PageSeed[], banked = 0): CourseSnapshot {
  const maker = new CourseMaker(['fr'], { fr: 'Cours' });
  const bank = addBank(maker.document, { fr: 'Banque' }, 'k00000000001');
  for (let at = 0; at < banked; at += 1) appendBlock(maker.document, bank, models.choice, pick(`Tirée ${at + 1}`));
  for (const { title, blocks, settings } of pages)
    maker.page({ fr: title }, { fr: [paragraph('Texte.'), ...(blocks?.(maker) ?? [])] }, '', settings ?? {});
  return maker.snapshot();
}

const exam = (blocks: PageSeed['blocks'], quiz: Partial<QuizSettings> = {}): PageSeed => ({
  title: 'Examen',
  ...(blocks ? { blocks } : {}),
  settings: { quiz: { mastery: 60, feedback: 'deferred', attempts: 2, ...quiz } },
});

async function open(
  snapshot: CourseSnapshot,
  before?: (page: Page) => Promise<void>,
): Promise<{ page: Page; sco: Frame }> {
  if (!site) {
    site = new Site(await render(snapshot, 'scorm12', 'fr'));
    origin = await site.listen();
  }
  return openInLms(browser, origin, { width: 360, height: 640 }, before);
}

const leave = (page: Page): Promise<Cmi> => leaveLms(page, site!);

async function goTo(sco: Frame, title: string): Promise<void> {
  await sco.click('.menu');
  await sco.click(`dialog .contents a:has-text("${title}")`);
  await sco.waitForSelector(`h1:has-text("${title}")`);
}
const begin = (sco: Frame): Promise<void> => sco.click('.sitting button');
const handIn = (sco: Frame): Promise<void> => sco.click('.sitting-end button');
const choose = (sco: Frame, at: number, text: 'Juste' | 'Faux'): Promise<void> =>
  sco.locator('.question').nth(at).locator(`label:has-text("${text}")`).click();
const status = (page: Page): Promise<string> => page.evaluate('cmi().core.lesson_status');
const results = async (page: Page): Promise<unknown[]> => {
  const calls = (await page.evaluate('calls')) as string[][];
  return calls.filter(([, name]) => name?.endsWith('.result')).map((call) => call[2]);
};
const twoPicks = (maker: CourseMaker): ProseNode[] => [
  maker.block('choice', pick('Une')),
  maker.block('choice', pick('Deux')),
];

describe('what is handed in is what stands on the page', () => {
  test('an answer that was taken back counts for nothing, also after a pause', async () => {
    const snapshot = courseOf([exam((maker) => [maker.block('short-text', word('Mot ?')), ...twoPicks(maker)])]);
    const first = await open(snapshot);
    await begin(first.sco);
    await first.sco.fill('.question input[type=text]', 'tri');
    await first.sco.waitForFunction('[...nibras.session.state.questions.values()].some((one) => one.answer.length)');
    await first.sco.fill('.question input[type=text]', '');
    await leave(first.page);
    const { page, sco } = await open(snapshot);
    await sco.waitForSelector('.sitting-end button');
    expect(await sco.inputValue('.question input[type=text]')).toBe('');
    await handIn(sco);
    expect(await sco.textContent('.sitting-end')).toContain('3 questions sont sans réponse');
    await handIn(sco);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 0.%/);
    await page.close();
  });

  test.each(['deferred', 'immediate'] as const)(
    'a second try begins with nothing answered, feedback %s',
    async (feedback) => {
      const { page, sco } = await open(courseOf([exam(twoPicks, { feedback })]));
      const check = async (at: number): Promise<void> => {
        if (feedback === 'immediate') await sco.locator('.question').nth(at).locator('.actions button').click();
      };
      await begin(sco);
      await choose(sco, 0, 'Juste');
      await check(0);
      await choose(sco, 1, 'Faux');
      await check(1);
      await handIn(sco);
      await sco.waitForSelector('.mark');
      await begin(sco);
      expect(await sco.$$('.question input:checked')).toEqual([]);
      expect(await sco.$$('.mark')).toEqual([]);
      expect(await sco.locator('.verdict').allTextContents()).toEqual(['', '']);
      await choose(sco, 1, 'Juste');
      await check(1);
      await handIn(sco);
      expect(await sco.textContent('.sitting-end')).toContain('1 question est sans réponse');
      await handIn(sco);
      expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 50.%/);
      expect(await results(page)).toEqual(['correct', 'wrong', 'correct']);
      await page.close();
    },
  );

  test.each([false, true])(
    'with feedback at once, what was chosen and not yet checked is handed in and told, forward only: %s',
    async (forwardOnly) => {
      const { page, sco } = await open(courseOf([exam(twoPicks, { feedback: 'immediate', forwardOnly })]));
      await begin(sco);
      await choose(sco, 0, 'Juste');
      if (forwardOnly) await handIn(sco);
      else await sco.locator('.question').first().locator('.actions button').click();
      await choose(sco, 1, 'Juste');
      await handIn(sco);
      expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 100.%/);
      expect(await results(page)).toEqual(['correct', 'correct']);
      await page.close();
    },
  );

  /** An exam of one question, begun, whose hint at half of the marks has been looked at. */
  const openWithHint = async (): ReturnType<typeof open> => {
    const hinted = pick('Une', { hints: { h00000000001: { order: 'a0' } }, hintCost: 50 });
    const seed = { ...hinted, texts: { ...hinted.texts, 'hint:h00000000001': { fr: 'Un indice.' } } };
    const opened = await open(courseOf([exam((maker) => [maker.block('choice', seed)])]));
    await begin(opened.sco);
    await opened.sco.click('.hint summary');
    await opened.sco.waitForFunction('nibras.session.state.draws.size > 1');
    return opened;
  };

  test('hints looked at in an earlier try cost nothing in the next', async () => {
    const { page, sco } = await openWithHint();
    await handIn(sco);
    await handIn(sco);
    await begin(sco);
    await choose(sco, 0, 'Juste');
    await handIn(sco);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 100.%/);
    await page.close();
  });

  test('a right answer after a hint has half of the marks and is told as right', async () => {
    const { page, sco } = await openWithHint();
    await choose(sco, 0, 'Juste');
    await handIn(sco);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 50.%/);
    expect(await results(page)).toEqual(['correct']);
    await page.close();
  });

  test('each answer is told with the time that it took, not with that of the whole exam', async () => {
    const { page, sco } = await open(courseOf([exam(twoPicks, { forwardOnly: true })]), (one) =>
      one.clock.install({ time: new Date('2026-11-23T10:00:00') }),
    );
    await begin(sco);
    await page.clock.runFor(10_000);
    await choose(sco, 0, 'Juste');
    await page.clock.runFor(1000);
    await handIn(sco);
    await page.clock.runFor(20_000);
    await choose(sco, 1, 'Juste');
    await page.clock.runFor(30_000);
    await handIn(sco);
    const calls = (await page.evaluate('calls')) as string[][];
    const latencies = calls.filter(([, name]) => name?.endsWith('.latency')).map((call) => call[2]!.slice(0, 8));
    expect(latencies).toEqual([expect.stringMatching(/00:00:1[01]/), expect.stringMatching(/00:00:2[01]/)]);
    await page.close();
  });

  test('long words of an exam outlive a pause on the same device where the LMS has no room for them', async () => {
    const open1 = (maker: CourseMaker): ProseNode =>
      maker.block('open-answer', {
        settings: { ...models['open-answer'].create(countedIds('m')).settings, criteria: {} },
        texts: { stem: { fr: 'Racontez.' } },
      } as never);
    const snapshot = courseOf([exam((maker) => [open1(maker), open1(maker), open1(maker)])]);
    const context = await browser.newContext();
    const go = async (): Promise<{ page: Page; sco: Frame }> => {
      const page = await context.newPage();
      await page.goto(`${origin}/lms/12`);
      const sco = (await (await page.$('#sco'))!.contentFrame())!;
      await sco.waitForSelector('html:not(.wait) main h1');
      await sco.waitForFunction('nibras.session.index');
      return { page, sco };
    };
    site = new Site(await render(snapshot, 'scorm12', 'fr'));
    origin = await site.listen();
    const first = await go();
    await begin(first.sco);
    const written = ['é', 'ش', 'z'].map((letter, at) =>
      Array.from({ length: 500 }, (_, index) => letter + ((index * 7919 + at) % 1000)).join(' '),
    );
    for (const [at, text] of written.entries()) await first.sco.locator('textarea').nth(at).fill(text);
    await first.page.waitForTimeout(400);
    await first.sco.evaluate('nibras.session.flush()');
    await leave(first.page);
    const second = await go();
    await second.sco.waitForSelector('textarea');
    for (const [at, text] of written.entries())
      expect(await second.sco.locator('textarea').nth(at).inputValue()).toBe(text);
    await context.close();
  });
});

describe('what a draw gives a sitting', () => {
  test('questions answered elsewhere are asked anew', async () => {
    const { page, sco } = await open(
      courseOf(
        [
          { title: 'Pratique', blocks: (maker) => [maker.block('draw', drawSeed(3))] },
          exam((maker) => [maker.block('draw', drawSeed(3))]),
        ],
        3,
      ),
    );
    await sco.waitForSelector('.question');
    for (const at of [0, 1, 2]) {
      await choose(sco, at, 'Juste');
      await sco.locator('.question').nth(at).locator('.actions button').click();
    }
    await goTo(sco, 'Examen');
    await begin(sco);
    await sco.waitForSelector('.question');
    expect(await sco.$$('.question input:checked')).toEqual([]);
    await handIn(sco);
    await handIn(sco);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 0.%/);
    await page.close();
  });

  test('two draws that want more than the bank has can be answered whole', async () => {
    const { page, sco } = await open(
      courseOf([exam((maker) => [maker.block('draw', drawSeed(2)), maker.block('draw', drawSeed(2, 2))])], 3),
    );
    await begin(sco);
    await sco.waitForSelector('.question');
    expect(await sco.$$('.question')).toHaveLength(3);
    for (const at of [0, 1, 2]) await choose(sco, at, 'Juste');
    await handIn(sco);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 100.%/);
    expect(await status(page)).toBe('passed');
    await page.close();
  });

  test('the clock of an exam begins once its questions are there', async () => {
    const { page, sco } = await open(
      courseOf([exam((maker) => [maker.block('draw', drawSeed(2))], { timeLimit: 0.1 })], 3),
      async (one) => {
        await one.route('**/pool-*.js', (route) => route.abort());
      },
    );
    await begin(sco);
    await sco.waitForSelector('.note button, .notes button, [role=status] button, button:has-text("Réessayer")');
    await page.waitForTimeout(7000);
    await page.unroute('**/pool-*.js');
    await sco.click('button:has-text("Réessayer")');
    await sco.waitForSelector('.question:visible');
    expect(await sco.textContent('.clock')).toMatch(/0:0[4-6]/);
    await page.close();
  });

  test('a spaced question that an update took away leaves the others of the day', async () => {
    const pages = (): PageSeed[] => [
      {
        title: 'Révision',
        blocks: (maker) => [maker.block('draw', { settings: { ...drawSeed(3).settings, spaced: true } })],
      },
    ];
    const snapshot = courseOf(pages(), 4);
    const first = await open(snapshot);
    await first.sco.waitForSelector('.question');
    const shown = await first.sco.$$eval('.question', (all) =>
      all.map((one) => (JSON.parse((one as HTMLElement).dataset['question']!) as { number: number }).number),
    );
    await leave(first.page);
    const gone = Object.entries(snapshot.numbers).find(([, number]) => number === shown[0])![0];
    const banks = snapshot.banks.map((bank) => ({
      ...bank,
      prose: Object.fromEntries(
        Object.entries(bank.prose ?? {}).map(([language, prose]) => [
          language,
          prose.filter((node) => !JSON.stringify(node).includes(gone)),
        ]),
      ),
    }));
    site!.course = await render({ ...snapshot, banks } as CourseSnapshot, 'scorm12', 'fr');
    const second = await open(snapshot);
    await second.sco.waitForSelector('.question', { timeout: 5000 });
    const left = await second.sco.$$eval('.question', (all) =>
      all.map((one) => (JSON.parse((one as HTMLElement).dataset['question']!) as { number: number }).number),
    );
    expect(left).toEqual(shown.slice(1));
    await second.page.close();
  });
});

describe('a case study in an exam', () => {
  const caseOf =
    (after = true) =>
    (maker: CourseMaker): ProseNode[] => [
      maker.block('choice', pick('Avant')),
      maker.block('case-study', {
        settings: {},
        texts: {
          title: { fr: 'Une école' },
          situation: { fr: [paragraph('Une situation.')] },
          questions: { fr: [maker.block('choice', pick('Cas A')), maker.block('choice', pick('Cas B'))] },
        },
      } as never),
      ...(after ? ['Un', 'Deux', 'Trois', 'Quatre'].map((stem) => maker.block('choice', pick(stem))) : []),
    ];
  const order = (sco: Frame): Promise<string[]> => sco.locator('.question legend').allTextContents();

  test('is not read before the exam begins, and keeps its questions where they are mixed', async () => {
    const { page, sco } = await open(courseOf([exam(caseOf(), { shuffle: true, timeLimit: 5, attempts: 5 })]));
    expect(await sco.isVisible('.situation')).toBe(false);
    await begin(sco);
    expect(await sco.isVisible('.situation')).toBe(true);
    const inCase = await sco.locator('.case .question').allTextContents();
    expect(inCase).toHaveLength(2);
    for (const [at, letter] of ['A', 'B'].entries()) expect(inCase[at]).toContain(`Cas ${letter}`);
    const orders = [await order(sco)];
    for (const seed of [7, 99, 1234]) {
      await sco.evaluate(`nibras.session.state.seed = ${seed}`);
      await handIn(sco);
      await handIn(sco);
      if (await sco.isVisible('.sitting button')) await begin(sco);
      orders.push(await order(sco));
      expect(await sco.locator('.case .question').count()).toBe(2);
    }
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    await page.close();
  });

  test('with no way back it is shown with its own questions only', async () => {
    const { page, sco } = await open(courseOf([exam(caseOf(false), { forwardOnly: true })]));
    await begin(sco);
    const seen: boolean[] = [];
    for (let at = 0; at < 3; at += 1) {
      seen.push(await sco.isVisible('.situation'));
      await choose(sco, at, 'Juste');
      await handIn(sco);
    }
    expect(seen).toEqual([false, true, true]);
    expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 100.%/);
    expect(await sco.isVisible('.situation')).toBe(true);
    await page.close();
  });
});

test('neither paper nor search shows a question of an exam that has to be begun', async () => {
  const course = await render(courseOf([{ title: 'Accueil' }, exam(twoPicks, { timeLimit: 5 })]), 'none', 'fr');
  const textOf = (path: string): string => fileBytes(course, path)?.toString() ?? '';
  expect(textOf('search-data.js')).toContain('Texte.');
  expect(textOf('search-data.js')).not.toContain('Deux');
  site = new Site(course);
  origin = await site.listen();
  const page = await browser.newPage();
  await page.goto(`${origin}/course/index.html`);
  await page.evaluate('window.print = () => { window.paper = document.getElementById("print").textContent }');
  await page.click('.menu');
  await page.getByRole('button', { name: 'Imprimer' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Tout le cours/ })
    .click();
  await page.waitForFunction('window.paper');
  const paper = (await page.evaluate('paper')) as string;
  expect(paper).toContain('Examen');
  expect(paper).not.toContain('Deux');
  await page.close();
});

describe('the clock', () => {
  test('one that may stand still loses nothing of the time used when the page is left again and again', async () => {
    const { page, sco } = await open(
      courseOf([{ title: 'Accueil' }, exam(twoPicks, { timeLimit: 1, pausable: true })]),
      (one) => one.clock.install({ time: new Date('2026-11-23T10:00:00') }),
    );
    await goTo(sco, 'Examen');
    await begin(sco);
    for (let time = 0; time < 3; time += 1) {
      await page.clock.runFor(15_000);
      await goTo(sco, 'Accueil');
      await page.clock.runFor(100_000);
      await goTo(sco, 'Examen');
    }
    expect(await sco.textContent('.clock')).toMatch(/0:1[2-6]/);
    await page.close();
  });

  test('a device clock set back in the middle of a sitting gives no more time', async () => {
    const { page, sco } = await open(courseOf([exam(twoPicks, { timeLimit: 10 })]), (one) =>
      one.clock.install({ time: new Date('2026-11-23T10:00:00') }),
    );
    await begin(sco);
    await page.clock.runFor(120_000);
    expect(await sco.textContent('.clock')).toMatch(/ (8:00|7:59)/);
    await page.clock.setSystemTime(new Date('2026-11-23T09:00:00'));
    await page.clock.runFor(60_000);
    expect(await sco.textContent('.clock')).toMatch(/ (7:00|6:5\d)/);
    await page.close();
  });
});

test('an exam left over its time, with an answer half typed, is handed in on return as it stood', async () => {
  const snapshot = courseOf([
    { title: 'Accueil' },
    exam((maker) => [maker.block('short-text', word('Mot ?')), ...twoPicks(maker)], { timeLimit: 5 }),
  ]);
  const first = await open(snapshot, (one) => one.clock.install({ time: new Date('2026-11-23T10:00:00') }));
  await goTo(first.sco, 'Examen');
  await begin(first.sco);
  await choose(first.sco, 1, 'Juste');
  await first.sco.fill('.question input[type=text]', 'tri');
  await goTo(first.sco, 'Accueil');
  await leave(first.page);
  const { page, sco } = await open(snapshot, (one) => one.clock.install({ time: new Date('2026-11-23T12:00:00') }));
  await goTo(sco, 'Examen');
  await sco.waitForSelector('.sitting:has-text("écoulé")');
  expect(await sco.textContent('.sitting')).toMatch(/Cette fois.: 66,67.%/);
  expect(await results(page)).toEqual(['correct', 'correct']);
  await page.close();
});

test('time that runs out while a word is being typed counts the word', async () => {
  const { page, sco } = await open(
    courseOf([exam((maker) => [maker.block('short-text', word('Mot ?'))], { timeLimit: 1, feedback: 'immediate' })]),
    (one) => one.clock.install({ time: new Date('2026-11-23T10:00:00') }),
  );
  await begin(sco);
  await page.clock.runFor(58_000);
  await sco.fill('.question input[type=text]', 'tri');
  await page.clock.runFor(3000);
  expect(await sco.textContent('.sitting')).toMatch(/écoulé.*Cette fois.: 100.%/);
  expect(await status(page)).toBe('passed');
  await page.close();
});

test('quizzes of weights 1, 3 and 0 make one score', async () => {
  const quiz = (title: string, weight: number): PageSeed => ({ ...exam(twoPicks, { weight }), title });
  const { page, sco } = await open(courseOf([quiz('Un', 1), quiz('Trois', 3), quiz('Zéro', 0)]));
  for (const [title, right] of [
    ['Un', 1],
    ['Trois', 2],
    ['Zéro', 0],
  ] as const) {
    if (title !== 'Un') await goTo(sco, title);
    await begin(sco);
    for (const at of [0, 1]) await choose(sco, at, at < right ? 'Juste' : 'Faux');
    await handIn(sco);
  }
  expect(await page.evaluate('cmi().core.score.raw')).toBe('87.5');
  await page.close();
});

test('with no way back, neither the browser nor a second tab shows an earlier question', async () => {
  site = new Site(await render(courseOf([{ title: 'Accueil' }, exam(twoPicks, { forwardOnly: true })]), 'none', 'fr'));
  origin = await site.listen();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/course/index.html`);
  await page.click('[rel=next]');
  await page.click('.sitting button');
  await page.locator('.question:visible label').first().click();
  await page.click('.sitting-end button');
  await page.goBack();
  await page.waitForSelector('h1:has-text("Accueil")');
  await page.goForward();
  await page.waitForSelector('.question:visible');
  expect(await page.textContent('.sitting')).toContain('Question 2 sur 2');
  await page.reload();
  await page.waitForSelector('.question:visible');
  expect(await page.textContent('.sitting')).toContain('Question 2 sur 2');
  const second = await context.newPage();
  await second.goto(page.url());
  await second.waitForSelector('.question:visible');
  expect(await second.textContent('.sitting')).toContain('Question 2 sur 2');
  await context.close();
});

test('a quiz in a part that counts as known is not asked for', async () => {
  const { page, sco } = await open(
    courseOf([
      {
        ...exam((maker) => [maker.block('choice', pick('Position'))], {
          mastery: 0,
          weight: 0,
          attempts: 1,
          review: 'none',
          routes: [
            { from: 0, level: 'KA' },
            { from: 90, level: 'KD' },
          ],
        }),
        title: 'Test',
      },
      {
        ...exam((maker) => [maker.block('choice', pick('Base'))]),
        title: 'Bases',
        settings: { level: 'KA', quiz: { mastery: 60 } },
      },
      {
        ...exam((maker) => [maker.block('choice', pick('Fin'))]),
        title: 'Fin',
        settings: { level: 'KD', quiz: { mastery: 60 } },
      },
    ]),
  );
  await begin(sco);
  await choose(sco, 0, 'Juste');
  await handIn(sco);
  await goTo(sco, 'Fin');
  await choose(sco, 0, 'Juste');
  await sco.click('.question .actions button');
  expect(await status(page)).toBe('passed');
  expect(await page.evaluate('cmi().core.score.raw')).toBe('100');
  await goTo(sco, 'Bases');
  await choose(sco, 0, 'Faux');
  await sco.click('.question .actions button');
  expect(await page.evaluate('cmi().core.score.raw')).toBe('100');
  await page.close();
});
