import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedActivity } from '@nibras/lms';
import { choose, eventually, LrsSite, nextPage, openCourse } from './lrs-site.ts';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- statements are read as what they are: JSON
type Json = any;

const unit: LaunchedActivity = {
  id: 'https://lms.example/au/7f3',
  publisherId: 'urn:nibras:tinycourse01:course',
  title: 'Un cours',
  moveOn: 'CompletedAndPassed',
  masteryScore: 0.6,
};

let browser: Browser;
let context: BrowserContext;
let site: LrsSite | undefined;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  site?.close();
  site = undefined;
});

const serve = async (activity: Partial<LaunchedActivity> = {}): Promise<LrsSite> => {
  site = await LrsSite.open(await plan('cmi5', tinyCourse()), 'cmi5', [{ ...unit, ...activity }]);
  return site;
};
const begin = async (address: string): Promise<Page> => {
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await openCourse(page, address);
  return page;
};
const verbOf = (statement: Json): string => String(statement.verb.id).replace(/^.*\//, '');
const verbs = (here: LrsSite): string[] => here.lrs.statements.map(verbOf);
const said = (here: LrsSite, verb: string): Json[] => here.lrs.statements.filter((one) => verbOf(one) === verb);
const refusals = (here: LrsSite): string[] =>
  here.lrs.exchanges.flatMap(({ verdicts }) => verdicts.map(({ rule, value }) => `${rule} ${value}`));

/** Leaves as a learner does who closes the tab. */
async function leave(page: Page, here: LrsSite): Promise<void> {
  const before = said(here, 'terminated').length;
  await page.goto('about:blank');
  await eventually(() => said(here, 'terminated').length > before, 'terminated');
  await page.close();
}

const toQuiz = async (page: Page): Promise<void> => {
  await nextPage(page);
  await nextPage(page);
};
const notes = (page: Page): Promise<string[]> => page.locator('.note').allTextContents();

describe('a course in cmi5', () => {
  test('a learner answers, leaves, comes back and finishes', async () => {
    const here = await serve();
    const first = await begin(here.launch());
    await toQuiz(first);
    await choose(first, 0, true);
    await choose(first, 1, false);
    await leave(first, here);
    expect(verbs(here)).toEqual(['launched', 'initialized', 'answered', 'answered', 'terminated']);

    const second = await begin(here.launch());
    expect(await second.textContent('h1')).toBe('Test');
    expect(await second.locator('course-choice').first().locator('input:checked').count()).toBe(1);
    for (const question of [2, 3, 4]) await choose(second, question, true);
    await eventually(() => said(here, 'passed').length > 0, 'passed');
    await leave(second, here);
    const third = await begin(here.launch());
    await leave(third, here);

    expect(refusals(here)).toEqual([]);
    const told = verbs(here).filter((verb) => !/answered|launched|initialized|terminated/.test(verb));
    expect(told).toEqual(['completed', 'passed', 'satisfied']);
    for (const verb of ['initialized', 'terminated']) expect(said(here, verb)).toHaveLength(3);
    expect(said(here, 'answered')).toHaveLength(5);
    expect(said(here, 'passed')[0].result).toMatchObject({
      success: true,
      score: { scaled: 0.8, raw: 80, min: 0, max: 100 },
    });
    expect(said(here, 'passed')[0].context.extensions).toMatchObject({
      'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.6,
    });
    expect(said(here, 'completed')[0].result).toEqual({
      completion: true,
      duration: expect.stringMatching(/^PT/) as string,
    });
    expect(here.lrs.record()).toMatchObject({ completion: 'completed', success: 'passed', grade: 80, unterminated: 0 });
  });

  test('what is told of an answer', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    await choose(page, 0, false);
    await leave(page, here);
    const [answered] = said(here, 'answered');
    const { definition } = answered.object;
    expect(answered.object.id).toMatch(/^urn:nibras:tinycourse01:[a-z][a-z0-9]{11}$/);
    expect(definition).toMatchObject({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'choice',
      description: { fr: expect.stringMatching(/^Question a\s: combien\s\?$/) as string },
      choices: [{ description: { fr: 'Deux' } }, { description: { fr: 'Trois' } }],
    });
    expect(definition.correctResponsesPattern).toEqual([definition.choices[0].id]);
    expect(answered.result).toMatchObject({ response: definition.choices[1].id, success: false, score: { scaled: 0 } });
    expect(answered.context.contextActivities.parent).toMatchObject([{ id: unit.id }]);
    expect(answered.context.contextActivities).not.toHaveProperty('category');
  });

  test('the mastery score of the LMS decides over the course’s own, and a failure is told once it is final', async () => {
    const here = await serve({ masteryScore: 0.9 });
    const page = await begin(here.launch());
    await toQuiz(page);
    for (const question of [0, 1, 2, 3]) await choose(page, question, true);
    await leave(page, here);
    expect(verbs(here)).not.toContain('failed');
    const second = await begin(here.launch());
    await choose(second, 4, false);
    await leave(second, here);
    const third = await begin(here.launch());
    await leave(third, here);
    expect(said(here, 'failed')).toHaveLength(1);
    expect(said(here, 'passed')).toHaveLength(0);
    expect(said(here, 'completed')).toHaveLength(1);
    expect(refusals(here)).toEqual([]);
  });

  test.each(['Review', 'Browse'] as const)('in %s nothing is written but the beginning and the end', async (mode) => {
    const here = await serve();
    const first = await begin(here.launch());
    await toQuiz(first);
    for (const question of [0, 1, 2, 3, 4]) await choose(first, question, true);
    await leave(first, here);
    const before = here.lrs.exchanges.length;
    const page = await begin(here.launch({ mode }));
    expect(await page.textContent('h1')).toBe('Test');
    expect(await page.locator('course-choice button:visible').count()).toBe(0);
    await page.click('[rel=prev]');
    await leave(page, here);
    const sent = here.lrs.exchanges.slice(before).filter(({ request }) => request.method !== 'GET');
    expect(sent.map(({ request }) => request.method)).toEqual(['POST', 'POST', 'POST']);
    expect(verbs(here).slice(-3)).toEqual(['launched', 'initialized', 'terminated']);
    expect(refusals(here)).toEqual([]);
  });

  test('a token given out already: the learner reads on and is told, the LMS hears nothing', async () => {
    const here = await serve();
    const address = here.launch();
    const first = await begin(address);
    const page = await begin(address);
    expect(await notes(page)).toEqual([expect.stringContaining('Aucune plateforme trouvée')]);
    await toQuiz(page);
    await choose(page, 0, true);
    await page.close();
    await leave(first, here);
    expect(said(here, 'initialized')).toHaveLength(1);
    expect(said(here, 'answered')).toHaveLength(0);
  });
});

describe('when the connection fails', () => {
  test('answers given meanwhile arrive once, in order, when it comes back', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    await choose(page, 0, true);
    await eventually(() => said(here, 'answered').length === 1, 'the first answer');
    here.cut = /statements|state/;
    for (const question of [1, 2, 3, 4]) await choose(page, question, true);
    await page.waitForSelector('.note');
    expect((await notes(page)).join()).toContain('La plateforme ne répond pas');
    here.cut = undefined;
    await page.evaluate("dispatchEvent(new Event('online'))");
    await eventually(() => said(here, 'passed').length === 1, 'passed');
    await page.waitForSelector('.note', { state: 'detached' });
    await leave(page, here);
    expect(said(here, 'answered')).toHaveLength(5);
    expect(new Set(said(here, 'answered').map((one) => one.object.id)).size).toBe(5);
    expect(refusals(here)).toEqual([]);
    const times = here.lrs.statements.slice(1).map((one: Json) => Date.parse(one.timestamp));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test('replies that are lost leave nothing twice', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    here.deaf = /POST .*statements/;
    for (const question of [0, 1, 2, 3, 4]) await choose(page, question, true);
    await eventually(() => said(here, 'passed').length === 1, 'passed');
    await page.waitForSelector('.note');
    here.deaf = undefined;
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.waitForSelector('.note', { state: 'detached' });
    await leave(page, here);
    for (const verb of ['initialized', 'completed', 'passed', 'terminated']) expect(said(here, verb)).toHaveLength(1);
    expect(said(here, 'answered')).toHaveLength(5);
    expect(refusals(here)).toEqual([]);
  });

  test('what a whole session could not send is sent in the next one, between its first and its last statement', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    here.cut = /POST .*statements|PUT/;
    await choose(page, 0, true);
    await choose(page, 1, false);
    await page.waitForSelector('.note');
    await page.goto('about:blank');
    await page.close();
    // What the page sent in leaving is still on its way, and must meet the cut line.
    await new Promise((resolve) => setTimeout(resolve, 800));
    here.cut = undefined;
    const second = await begin(here.launch());
    await eventually(() => said(here, 'answered').length === 2, 'the answers');
    expect(await second.locator('.waiting').count()).toBe(0);
    await leave(second, here);
    expect(refusals(here)).toEqual([]);
    expect(said(here, 'answered').map((one) => one.result.success)).toEqual([true, false]);
    for (const one of said(here, 'answered'))
      expect(Date.parse(one.result.extensions['urn:nibras:extension:answered-at'])).toBeLessThan(
        Date.parse(one.timestamp),
      );
    const third = await begin(here.launch());
    await leave(third, here);
    expect(said(here, 'answered')).toHaveLength(2);
  });

  test('an LMS that answers late: the learner reads and answers meanwhile, nothing is lost', async () => {
    const here = await serve();
    const first = await begin(here.launch());
    await toQuiz(first);
    await choose(first, 0, true);
    await leave(first, here);
    here.slow = 1500;
    const page = await context.newPage();
    await page.goto(here.launch());
    await page.waitForFunction('nibras.index');
    // What this device remembers may have shown the page where the learner stopped.
    if ((await page.textContent('h1')) !== 'Test') await toQuiz(page);
    await choose(page, 1, true);
    expect(await page.evaluate('nibras.session.lms.expected')).toBe(false);
    await page.waitForFunction('nibras.session.lms.expected');
    here.slow = 0;
    await eventually(() => said(here, 'answered').length === 2, 'the early answer');
    expect(await page.locator('course-choice').first().locator('input:checked').count()).toBe(1);
    for (const question of [2, 3, 4]) await choose(page, question, true);
    await leave(page, here);
    expect(said(here, 'answered')).toHaveLength(5);
    expect(here.lrs.record()).toMatchObject({ completion: 'completed', success: 'passed', grade: 100 });
    expect(refusals(here)).toEqual([]);
  });

  test('a session that expires: what follows is kept and sent by the next one', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    await choose(page, 0, true);
    await eventually(() => said(here, 'answered').length === 1, 'the first answer');
    here.lrs.faults.expired = true;
    await choose(page, 1, true);
    await page.waitForSelector('.note');
    await page.goto('about:blank');
    await page.close();
    const second = await begin(here.launch());
    await eventually(() => said(here, 'answered').length === 2, 'the second answer');
    expect(await second.locator('course-choice input:checked').count()).toBe(2);
    await leave(second, here);
    expect(refusals(here).filter((one) => !one.startsWith('lms.session-expired'))).toEqual([]);
  });

  test('a session whose memory of what it told is lost tells nothing twice', async () => {
    const here = await serve();
    const first = await begin(here.launch());
    await toQuiz(first);
    for (const question of [0, 1, 2, 3, 4]) await choose(first, question, true);
    await leave(first, here);
    for (const [key, document] of here.lrs.documents)
      if (document.id === 'nibras')
        here.lrs.documents.set(key, {
          ...document,
          body: document.body.replace(/"(told|tried)":\[[^\]]*\]/g, '"$1":[]'),
        });
    const second = await begin(here.launch());
    await second.click('[rel=prev]');
    await eventually(() => refusals(here).length > 0, 'the refusal');
    await leave(second, here);
    expect(said(here, 'completed')).toHaveLength(1);
    expect(said(here, 'passed')).toHaveLength(1);
    const third = await begin(here.launch());
    const before = refusals(here).length;
    await leave(third, here);
    expect(refusals(here).length).toBe(before);
  });
});

describe('the page and its session', () => {
  test('loaded again after its end, it says so; what follows goes to the next session', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await page.reload();
    await page.waitForFunction('nibras.session.lms.expected');
    expect((await notes(page)).join()).toContain('La session est fermée');
    await toQuiz(page);
    await choose(page, 0, true);
    await page.close();
    const next = await begin(here.launch());
    await eventually(() => said(here, 'answered').length === 1, 'the answer');
    await leave(next, here);
    expect(refusals(here).filter((one) => !one.startsWith('cmi5.fetch'))).toEqual([]);
  });

  test('loaded again after a crash, it goes on with its session and its token', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    await choose(page, 0, true);
    await eventually(() => said(here, 'answered').length === 1, 'the first answer');
    await page.evaluate('nibras.session.leave = () => undefined');
    await page.reload();
    await page.waitForFunction("nibras.index && nibras.session.lms.mode === 'live'");
    expect(await notes(page)).toEqual([]);
    if ((await page.textContent('h1')) !== 'Test') await toQuiz(page);
    expect(await page.locator('course-choice').first().locator('input:checked').count()).toBe(1);
    await choose(page, 1, true);
    await leave(page, here);
    for (const verb of ['initialized', 'terminated']) expect(said(here, verb)).toHaveLength(1);
    expect(said(here, 'answered')).toHaveLength(2);
    expect(refusals(here)).toEqual([]);
  });

  test('the way back to the platform leaves nothing behind', async () => {
    const here = await serve();
    const page = await begin(here.launch());
    await toQuiz(page);
    await choose(page, 0, true);
    await page.click('a.back');
    await page.waitForURL(/\/return$/);
    await eventually(() => said(here, 'terminated').length === 1, 'terminated');
    expect(verbs(here)).toEqual(['launched', 'initialized', 'answered', 'terminated']);
    expect(here.lrs.record()).toMatchObject({ resumable: true, unterminated: 0 });
  });

  test('without a launch the course is read as on the web, and says that no platform was found', async () => {
    const here = await serve();
    const page = await context.newPage();
    await page.goto(here.launch().replace(/\?.*/, ''));
    await page.waitForFunction('nibras.index && nibras.session.lms.expected');
    expect((await notes(page)).join()).toContain('Aucune plateforme trouvée');
    await page.close();
  });
});
