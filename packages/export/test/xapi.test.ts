import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkStatement } from '@nibras/lms';
import { choose, eventually, LrsSite, nextPage, openCourse } from './lrs-site.ts';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- statements are read as what they are: JSON
type Json = any;

const id = 'urn:nibras:tinycourse01';
let browser: Browser;
let context: BrowserContext;
let site: LrsSite;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  site = await LrsSite.open(await plan('xapi', tinyCourse()), 'xapi', [
    { id, publisherId: id, title: 'Un cours', moveOn: 'NotApplicable' },
  ]);
});
afterEach(async () => {
  await context.close();
  site.close();
});

const begin = async (address: string): Promise<Page> => {
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await openCourse(page, address);
  return page;
};
const verbOf = (statement: Json): string => String(statement.verb.id).replace(/^.*\//, '');
const said = (verb: string): Json[] => site.lrs.statements.filter((one) => verbOf(one) === verb);
const refusals = (): string[] => site.lrs.exchanges.flatMap(({ verdicts }) => verdicts.map(({ rule }) => rule));

async function leave(page: Page): Promise<void> {
  const before = said('terminated').length;
  await page.goto('about:blank');
  await eventually(() => said('terminated').length > before, 'terminated');
  await page.close();
}

test('a learner answers, leaves, comes back and finishes: what the store holds', async () => {
  const first = await begin(site.launch());
  await nextPage(first);
  await nextPage(first);
  await choose(first, 0, true);
  await leave(first);
  const early = site.lrs.statements.map(verbOf);
  expect(early[0]).toBe('initialized');
  expect(early.slice(-2)).toEqual(['suspended', 'terminated']);
  expect(said('experienced').map((one) => one.object.definition.name.fr)).toEqual([
    'Première page',
    'Deuxième page',
    'Test',
  ]);
  expect(said('progressed').at(-1).result.extensions).toEqual({
    'https://w3id.org/xapi/cmi5/result/extensions/progress': 100,
  });

  const second = await begin(site.launch());
  expect(await second.textContent('h1')).toBe('Test');
  for (const question of [1, 2, 3, 4]) await choose(second, question, true);
  await leave(second);
  const third = await begin(site.launch());
  await leave(third);

  expect(refusals()).toEqual([]);
  for (const statement of site.lrs.statements) expect(checkStatement(statement)).toEqual([]);
  expect(said('initialized')).toHaveLength(1);
  expect(said('resumed')).toHaveLength(2);
  expect(said('answered')).toHaveLength(5);
  expect(said('completed')).toHaveLength(1);
  expect(said('passed').map((one) => one.result)).toMatchObject([{ success: true, score: { scaled: 1, raw: 100 } }]);
  expect(said('suspended')).toHaveLength(1);
  expect(said('terminated')).toHaveLength(3);
  expect(said('answered')[0]).toMatchObject({
    object: { definition: { interactionType: 'choice', choices: [{ description: { fr: 'Deux' } }, {}] } },
    context: {
      registration: said('initialized')[0].context.registration as string,
      contextActivities: { parent: [{ id }], category: [{ id: 'urn:nibras:xapi-profile:1' }] },
    },
  });
});

test('an actor in the form of early launches, and a launch without registration', async () => {
  const address = new URL(site.launch());
  const { account } = JSON.parse(address.searchParams.get('actor')!) as { account: { homePage: string; name: string } };
  address.searchParams.set(
    'actor',
    JSON.stringify({
      name: ['Amina'],
      account: [{ accountServiceHomePage: account.homePage, accountName: account.name }],
    }),
  );
  address.searchParams.delete('registration');
  const page = await begin(address.href);
  await nextPage(page);
  await leave(page);
  expect(refusals()).toEqual([]);
  for (const statement of site.lrs.statements) {
    expect(statement['actor']).toEqual({ objectType: 'Agent', name: 'Amina', account });
    expect((statement as Json).context).not.toHaveProperty('registration');
  }
});

test('a page that the browser brings back goes on', async () => {
  const page = await begin(site.launch());
  await nextPage(page);
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
  await eventually(() => said('terminated').length === 1, 'terminated');
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
  await nextPage(page);
  await choose(page, 0, true);
  await leave(page);
  expect(said('resumed')).toHaveLength(1);
  expect(said('answered')).toHaveLength(1);
  expect(refusals()).toEqual([]);
});

test('where the store is out of reach from the beginning, this device remembers for this learner', async () => {
  site.cut = /./;
  const page = await context.newPage();
  await page.goto(site.launch());
  await page.waitForFunction('nibras.index && nibras.session.lms.expected', undefined, { timeout: 30_000 });
  expect(await page.locator('.note').allTextContents()).toEqual([expect.stringContaining('Aucune plateforme')]);
  await nextPage(page);
  await nextPage(page);
  await choose(page, 0, true);
  await page.close();
  site.cut = undefined;
  const second = await begin(site.launch());
  await eventually(() => said('answered').length === 1, 'the answer');
  await leave(second);
  expect(refusals()).toEqual([]);
});

test('a browser that lets no request outlive its page sends the last ones while the page waits', async () => {
  await context.addInitScript('delete Request.prototype.keepalive');
  const page = await begin(site.launch());
  await nextPage(page);
  // Chromium refuses such requests while a page really goes; Firefox, for which they are, does not.
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))");
  await eventually(() => said('terminated').length === 1, 'terminated');
  expect(said('experienced')).toHaveLength(2);
  expect(site.lrs.record()).toMatchObject({ resumable: true });
  expect(refusals()).toEqual([]);
});

test('a browser that refuses such requests to another site sends the ordinary ones all the same', async () => {
  await context.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (input, init) =>
      init?.keepalive ? Promise.reject(new TypeError('preflight')) : send.call(window, input, init);
  });
  const page = await begin(site.launch());
  await nextPage(page);
  await nextPage(page);
  await choose(page, 0, true);
  await eventually(() => said('answered').length === 1, 'the answer');
  await page.goto('about:blank');
  await page.close();
  const second = await begin(site.launch());
  expect(await second.textContent('h1')).toBe('Test');
  expect(refusals()).toEqual([]);
});
