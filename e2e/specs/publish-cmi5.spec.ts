import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { createLrs, type LaunchedActivity, type Lrs, type MoveOn } from '@nibras/lms';
import type { Page } from '@playwright/test';
import { expect, root, type Studio, test } from '../drivers/studio.ts';

const sample = join(root, 'out/samples/ict-daily-work.nibras');

async function openSample(page: Page, studio: Studio): Promise<string> {
  mkdirSync(studio.documents, { recursive: true });
  const path = join(studio.documents, 'cours.nibras');
  copyFileSync(sample, path);
  await page.goto(studio.host.url.replace('/#', `/?open=${encodeURIComponent(path)}#`));
  await expect(page.getByRole('textbox', { name: studio.say('page.text') })).toBeVisible();
  return path;
}

async function publish(
  page: Page,
  studio: Studio,
  target: string,
  file: string,
  options: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  await page.getByRole('button', { name: studio.say('command.course.publish'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(studio.say('destination.lms')) }).check();
  await dialog.getByLabel(studio.say('publish.format')).selectOption(target);
  for (const [name, value] of Object.entries(options))
    await dialog.getByLabel(studio.say(`option.${name}`)).selectOption(value);
  await dialog.getByLabel(studio.say('publish.file'), { exact: true }).fill(file);
  const start = dialog.getByRole('button', {
    name: new RegExp(`^(${studio.say('publish.start')}|${studio.say('publish.anyway')})$`),
  });
  await start.click();
  await expect(dialog.getByText(studio.say('publish.done'))).toBeVisible({ timeout: 60_000 });
  const steps = await dialog.locator('.nb-steps li').allTextContents();
  await dialog
    .getByRole('button', { name: studio.say('dialog.close') })
    .last()
    .click();
  return steps;
}

interface Unit extends LaunchedActivity {
  readonly url: string;
}

/** The units of `cmi5.xml`, as an LMS lists them. */
const unitsOf = (xml: string): Unit[] =>
  [...xml.matchAll(/<au id="([^"]*)" moveOn="(\w+)"(?: masteryScore="([\d.]+)")?[^]*?<url>([^<]*)<\/url>/g)].map(
    ([, publisherId, moveOn, mastery, url], index) => ({
      id: `https://lms.example/unit/${index}`,
      publisherId: publisherId!,
      title: `${index}`,
      moveOn: moveOn as MoveOn,
      ...(mastery ? { masteryScore: Number(mastery) } : {}),
      url: url!,
    }),
  );

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Serves an unzipped package, and an LRS below `/lrs/`. */
async function serve(
  folder: string,
  profile: 'cmi5' | 'xapi',
  activities: readonly LaunchedActivity[],
): Promise<{ readonly origin: string; readonly lrs: Lrs; readonly server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lrs = createLrs({
    profile,
    endpoint: `${origin}/lrs/`,
    activities,
    now: () => Date.now(),
    newUuid: () => randomUUID(),
  });
  server.on('request', (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const url = request.url ?? '/';
      if (url.startsWith('/lrs/')) {
        const headers = request.headers as Record<string, string>;
        const answer = lrs.handle({ method: request.method ?? 'GET', url, headers, body })!;
        response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
        return;
      }
      if (url === '/away') return void response.writeHead(200, { 'content-type': 'text/html' }).end('LMS');
      const file = normalize(join(folder, new URL(url, origin).pathname));
      if (!file.startsWith(folder + sep) || !existsSync(file)) return void response.writeHead(404).end();
      const type = types[file.split('.').at(-1)!];
      response.writeHead(200, type ? { 'content-type': `${type}; charset=utf-8` } : {}).end(readFileSync(file));
    });
  });
  return { origin, lrs, server };
}

const verbs = (lrs: Lrs): string[] =>
  lrs.statements.map((one) => (one['verb'] as { id: string }).id.replace(/^.*\//, ''));

test('a course in cmi5, one unit a module: published, launched, answered, finished', async ({
  page,
  studio,
  context,
}) => {
  await openSample(page, studio);
  const zip = join(studio.folder, 'cours.zip');
  const steps = await publish(page, studio, 'cmi5', zip, { units: 'modules' });
  expect(steps[0]).toBe(studio.say('destination.lms.cmi5.step1'));
  const folder = join(studio.folder, 'package');
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const units = unitsOf(readFileSync(join(folder, 'cmi5.xml'), 'utf8'));
  expect(units.length).toBeGreaterThan(1);
  const { origin, lrs, server } = await serve(folder, 'cmi5', units);

  const learner = await context.newPage();
  const errors: string[] = [];
  learner.on('pageerror', (error) => errors.push(String(error)));
  for (const [activity, unit] of units.entries()) {
    const { search } = lrs.launch({ activity });
    await learner.goto(`${origin}/${unit.url}?${search}`);
    await learner.waitForFunction("nibras.index && nibras.session.lms.mode === 'live'");
    for (;;) {
      const next = learner.locator('[rel=next]');
      for (const question of await learner.locator('main [data-question]').all()) {
        for (const select of await question.locator('select').all()) await select.selectOption({ index: 1 });
        const text = question.locator('input[type=text]');
        if ((await text.count()) > 0) await text.first().fill('Rabat');
        const pick = question.locator('.options label');
        if ((await pick.count()) > 0) await pick.first().click();
        await question.locator('form button').first().click();
      }
      if ((await next.count()) === 0) break;
      const before = await learner.textContent('h1');
      await next.click();
      await expect(learner.locator('h1')).not.toHaveText(before!);
    }
    await learner.goto(`${origin}/away`);
    await expect.poll(() => verbs(lrs).filter((verb) => verb === 'terminated').length).toBe(activity + 1);
  }
  expect(errors).toEqual([]);
  expect(lrs.exchanges.flatMap(({ verdicts }) => verdicts.map(({ rule, value }) => `${rule} ${value}`))).toEqual([]);
  const told = verbs(lrs);
  for (const verb of ['launched', 'initialized', 'terminated'])
    expect(told.filter((one) => one === verb)).toHaveLength(units.length);
  expect(told.filter((one) => one === 'answered').length).toBeGreaterThan(0);
  expect(told).toContain('completed');
  expect(lrs.record()).toMatchObject({ sessions: units.length, unterminated: 0 });
  server.close();
});

test('a course in xAPI with tincan.xml', async ({ page, studio, context }) => {
  await openSample(page, studio);
  const zip = join(studio.folder, 'cours.zip');
  await publish(page, studio, 'xapi', zip);
  const folder = join(studio.folder, 'package');
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const xml = readFileSync(join(folder, 'tincan.xml'), 'utf8');
  const [, id] = /<activity id="([^"]*)"/.exec(xml)!;
  const { origin, lrs, server } = await serve(folder, 'xapi', [
    { id: id!, publisherId: id!, title: 'xAPI', moveOn: 'NotApplicable' },
  ]);
  const learner = await context.newPage();
  await learner.goto(`${origin}/index.html?${lrs.launch().search}`);
  await learner.waitForFunction("nibras.index && nibras.session.lms.mode === 'live'");
  await learner.click('[rel=next]');
  await learner.waitForFunction('nibras.session.state.visited.size > 1');
  await learner.goto(`${origin}/away`);
  await expect.poll(() => verbs(lrs).at(-1)).toBe('terminated');
  expect(verbs(lrs)[0]).toBe('initialized');
  expect(verbs(lrs)).toContain('progressed');
  expect(lrs.exchanges.flatMap(({ verdicts }) => verdicts)).toEqual([]);
  expect(lrs.record()).toMatchObject({ resumable: true });
  server.close();
});

for (const language of ['fr', 'ar', 'en'] as const)
  test.describe(`what the dialog offers in ${language}`, () => {
    test.use({ studioLanguage: language });
    test('every target and option has its words', async ({ page, studio }) => {
      await openSample(page, studio);
      await page.getByRole('button', { name: studio.say('command.course.publish'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      for (const place of ['moodle', 'openedx', 'lms']) {
        await dialog.getByRole('radio', { name: new RegExp(`^${studio.say(`destination.${place}`)}`) }).check();
        const format = dialog.getByLabel(studio.say('publish.format'), { exact: true });
        const targets = await format
          .locator('option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
        for (const target of targets) {
          await format.selectOption(target);
          const warned = place === 'moodle' && /cmi5|xapi/.test(target);
          await expect(dialog.locator('#format-help')).toHaveText(
            studio.say(warned ? `destination.moodle.${target}.about` : `publish.format.${target}`),
          );
          expect(await dialog.innerText()).not.toMatch(/\b(option|publish|destination|preview)\.\w/);
          expect(await dialog.getByLabel(studio.say('option.units')).count()).toBe(
            place !== 'openedx' && /^(scorm|cmi5)/.test(target) ? 1 : 0,
          );
          if (process.env['NIBRAS_SCREENSHOTS'])
            await page.screenshot({
              path: join(process.env['NIBRAS_SCREENSHOTS'], `publish-${language}-${place}-${target}.png`),
            });
        }
      }
    });
  });
