import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moduleQuiz, referenceCourse } from './fixture-course.ts';
import { render, Site } from './site.ts';

// The data model of either edition, as the LMS gives it out.
// oxlint-disable-next-line typescript/no-explicit-any -- its shape depends on the edition
type Cmi = Record<string, any>;
type Call = readonly [name: string, ...rest: unknown[]];

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
  { version: '12', adapter: 'scorm12', set: 'LMSSetValue', finish: 'LMSFinish' },
  { version: '2004', adapter: 'scorm2004', set: 'SetValue', finish: 'Terminate' },
] as const;
type Edition = (typeof editions)[number];

async function launch(edition: Edition, host: Site, origin: string): Promise<{ page: Page; sco: Frame }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await page.goto(`${origin}/lms/${edition.version}`);
  const sco = (await (await page.$('#sco'))!.contentFrame())!;
  await sco.waitForSelector('html:not(.wait) main h1');
  await sco.waitForFunction('nibras.index');
  return { page, sco };
}

const calls = (page: Page): Promise<Call[]> => page.evaluate('calls');
const title = (sco: Frame): Promise<string | null> => sco.textContent('h1');

async function next(sco: Frame): Promise<void> {
  const before = await title(sco);
  await sco.click('[rel=next]');
  await sco.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

async function choose(sco: Frame, question: number, option: number): Promise<void> {
  const root = sco.locator('course-choice').nth(question);
  await root.locator('.options label').nth(option).click();
  await root.locator('button').click();
}

/** Leaves as a learner does who closes the window, and keeps what the LMS then holds. */
async function leave(page: Page, host: Site): Promise<Cmi> {
  await page.evaluate("document.getElementById('sco').remove()");
  const cmi = (await page.evaluate('cmi()')) as Cmi;
  const everything = await calls(page);
  const refused = everything.filter(
    (call) => /Set|Initialize|Commit|Finish|Terminate/.test(call[0]) && call.at(-2) !== 'true',
  );
  expect(refused).toEqual([]);
  host.saved = JSON.stringify(cmi);
  await page.close();
  return cmi;
}

const keys = [0, 1, 2, 3, 0];

describe.each(editions)('SCORM $version', (edition) => {
  const open = async (): Promise<string> => {
    site = new Site(await render(referenceCourse(3), edition.adapter));
    return site.listen();
  };
  const twelve = edition.version === '12';

  test('a learner answers, leaves, comes back and finishes', async () => {
    const origin = await open();
    const first = await launch(edition, site!, origin);
    for (let step = 0; step < 3; step += 1) await next(first.sco);
    await choose(first.sco, 0, keys[0]!);
    await choose(first.sco, 1, 0);
    const half = await leave(first.page, site!);
    const core = twelve ? half['core'] : half;
    expect(twelve ? core.lesson_status : core.completion_status).toBe('incomplete');
    expect(String(core.score.raw)).toBe('');
    expect(core.exit ?? 'suspend').toBe('suspend');

    const entry = twelve ? { core: { ...core, entry: 'resume', lesson_mode: 'normal' } } : { entry: 'resume' };
    site!.saved = JSON.stringify({ ...half, ...entry });
    const second = await launch(edition, site!, origin);
    expect(await title(second.sco)).toBe('Quiz');
    const answered = second.sco.locator('course-choice').first();
    expect(await answered.locator('input:checked').count()).toBe(1);
    expect(await answered.locator('.verdict').textContent()).toContain('Bonne réponse');
    expect(await second.sco.locator('.result').textContent()).toBe('Il reste 3 questions du quiz.');
    for (let question = 2; question < 5; question += 1) await choose(second.sco, question, keys[question]!);
    expect(await second.sco.locator('.result').textContent()).toBe('Votre score : 80 %. Quiz réussi.');
    const log = await calls(second.page);
    const done = await leave(second.page, site!);
    const end = twelve ? done['core'] : done;
    expect(twelve ? end.lesson_status : [end.completion_status, end.success_status]).toEqual(
      twelve ? 'passed' : ['completed', 'passed'],
    );
    expect(Number(end.score.raw)).toBe(80);
    if (!twelve) expect(Number(end.score.scaled)).toBe(0.8);

    const sets = log.filter((call) => call[0] === edition.set).map((call) => String(call[1]));
    const scoreAt = sets.findIndex((element) => element.endsWith('score.raw'));
    const statusAt = sets.findIndex((element) => element.endsWith(twelve ? 'lesson_status' : 'success_status'));
    expect(scoreAt).toBeGreaterThan(-1);
    expect(statusAt).toBeGreaterThan(scoreAt);
    const indices = sets
      .filter((element) => /interactions\.\d+\.id$/.test(element))
      .map((element) => Number(element.split('.')[2]));
    expect(indices).toEqual([2, 3, 4]);
  });

  test('what is logged of an answer', async () => {
    const origin = await open();
    const { page, sco } = await launch(edition, site!, origin);
    for (let step = 0; step < 3; step += 1) await next(sco);
    await choose(sco, 0, 1);
    const logged = (await calls(page)).filter(
      (call) => call[0] === edition.set && String(call[1]).startsWith('cmi.interactions.0.'),
    );
    const values = Object.fromEntries(logged.map((call) => [String(call[1]).slice(19), String(call[2])]));
    expect(logged[0]![1]).toBe('cmi.interactions.0.id');
    expect(Object.values(values)).not.toContainEqual(expect.stringContaining('\n'));
    if (twelve) {
      expect(values).toMatchObject({
        type: 'choice',
        student_response: 'b',
        'correct_responses.0.pattern': 'a',
        result: 'wrong',
        weighting: '1',
      });
      expect(values['time']).toMatch(/^\d\d:\d\d:\d\d$/);
      expect(values['latency']).toMatch(/^\d\d:\d\d:\d\d\.\d\d$/);
    } else {
      expect(values).toMatchObject({ type: 'choice', result: 'incorrect' });
      expect(values['learner_response']).toMatch(/^[A-Za-z0-9_]+$/);
      expect(values['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/);
      expect(values['latency']).toMatch(/^PT\d+H\d+M\d+(\.\d\d?)?S$/);
      expect(values['description']).toBe('QUESTION-UNE. Combien de temps comporte une séance efficace ?');
    }
    await leave(page, site!);
  });

  test('failing is said once nothing can change it, and a score of 0 is sent', async () => {
    const origin = await open();
    const { page, sco } = await launch(edition, site!, origin);
    for (let step = 0; step < 3; step += 1) await next(sco);
    for (const [question, key] of keys.entries()) await choose(sco, question, (key + 1) % 4);
    const cmi = await leave(page, site!);
    const core = twelve ? cmi['core'] : cmi;
    expect(twelve ? core.lesson_status : core.success_status).toBe('failed');
    expect(Number(core.score.raw)).toBe(0);
    expect(String(core.score.raw)).toBe('0');
  });

  test('a module that is a scored quiz counts over its pages, practice outside it does not', async () => {
    site = new Site(await render(moduleQuiz(), edition.adapter));
    const origin = await site.listen();
    const status = (cmi: Cmi): unknown =>
      twelve ? cmi['core'].lesson_status : [cmi['completion_status'], cmi['success_status']];
    const answer = async (sco: Frame, option: number): Promise<void> => {
      await choose(sco, 0, option);
      if ((await sco.locator('[rel=next]').count()) > 0) await next(sco);
    };
    const first = await launch(edition, site, origin);
    // A wrong practice answer, then two of the three questions of the quiz, a right and a wrong one.
    for (const option of [1, 0, 1]) await answer(first.sco, option);
    expect(await title(first.sco)).toBe('Quiz 3');
    expect(await first.sco.locator('.result').textContent()).toContain('1');
    const half = await leave(first.page, site);
    expect(String((twelve ? half['core'] : half).score.raw)).toBe('');
    expect(status(half)).toEqual(twelve ? 'incomplete' : ['incomplete', 'unknown']);

    const entry = twelve ? { core: { ...half['core'], entry: 'resume', lesson_mode: 'normal' } } : { entry: 'resume' };
    site.saved = JSON.stringify({ ...half, ...entry });
    const second = await launch(edition, site, origin);
    expect(await title(second.sco)).toBe('Quiz 3');
    await choose(second.sco, 0, 0);
    expect(await second.sco.locator('.result').textContent()).toBe('Votre score : 75 %. Quiz réussi.');
    const done = await leave(second.page, site);
    expect(Number((twelve ? done['core'] : done).score.raw)).toBe(75);
    expect(status(done)).toEqual(twelve ? 'passed' : ['completed', 'passed']);
  });

  test.each(['review', 'browse'])('in %s mode nothing is written', async (mode) => {
    const origin = await open();
    site!.saved = JSON.stringify(
      twelve ? { core: { student_id: 'u1', lesson_mode: mode } } : { learner_id: 'u1', mode },
    );
    const { page, sco } = await launch(edition, site!, origin);
    for (let step = 0; step < 3; step += 1) await next(sco);
    expect(await sco.locator('.note').textContent()).toContain('Relecture');
    expect(await sco.locator('course-choice button:visible').count()).toBe(0);
    await page.evaluate("document.getElementById('sco').remove()");
    const log = await calls(page);
    expect(log.filter((call) => /Set|Commit/.test(call[0]))).toEqual([]);
    expect(log.at(-1)![0]).toBe(edition.finish);
    await page.close();
  });

  test('the session is ended exactly once', async () => {
    const origin = await open();
    const { page } = await launch(edition, site!, origin);
    await page.evaluate(
      "document.getElementById('sco').contentWindow.dispatchEvent(new PageTransitionEvent('pagehide'))",
    );
    await page.evaluate("document.getElementById('sco').remove()");
    const log = await calls(page);
    expect(log.filter((call) => call[0] === edition.finish)).toHaveLength(1);
    expect(log.slice(log.findIndex((call) => call[0] === edition.finish) + 1)).toEqual([]);
    await page.close();
  });
});
