import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkPackage, type ProfileId } from '@nibras/lms';
import { buildSimulator } from '../../build.ts';
import { mediaTypeOf } from '../verify/media-types.ts';
import { type Files, small12, small2004, smallCmi5, sound12, sound2004 } from '../verify/small-packages.test-kit.ts';
import { type PlayedPackage, simulatedKind } from './played-package.ts';
import { type PreviewServer, startPreviewServer } from './preview-server.ts';
import type { SimulatorControl } from './simulator-control.ts';

let built: string;
let browser: Browser;
let server: PreviewServer;
let page: Page;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  await buildSimulator(join(built, 'simulator'));
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
  server = await startPreviewServer({ built, embedders: () => [] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(built, { recursive: true, force: true });
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});
afterEach(() => page.context().close());

function packageOf(files: Files): PlayedPackage {
  const report = checkPackage({ names: Object.keys(files), text: (name) => files[name] });
  return {
    title: 'Un petit cours',
    direction: 'ltr',
    language: 'fr',
    kind: simulatedKind(report.kind),
    report,
    parts: report.launchables,
    foreign: false,
    names: Object.keys(files),
    file(path) {
      const text = files[path];
      if (text === undefined) return undefined;
      const bytes = Buffer.from(text);
      return {
        mediaType: mediaTypeOf(path),
        size: bytes.byteLength,
        read: (start, end) => [bytes.subarray(start, end)],
      };
    },
  };
}

type Held = typeof globalThis & { readonly nibrasSimulator: SimulatorControl };

async function open(files: Files, more = ''): Promise<void> {
  const { url } = server.startPackage(packageOf(files));
  await page.goto(`${url}?lang=fr${more}`);
  await page.waitForSelector('iframe');
}
const shot = async (name: string): Promise<void> => {
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-${name}.png` });
};
const rules = (): Promise<string[]> =>
  page.evaluate(async () => {
    const simulator = (globalThis as Held).nibrasSimulator;
    await simulator.refresh();
    return simulator.verdicts().map(({ rule }) => rule);
  });
const logged = (text: string | RegExp): Promise<unknown> =>
  page.locator('.log tbody tr', { hasText: text }).first().waitFor();
const tab = (name: string): Promise<void> => page.getByRole('tab', { name }).click();

const asks = (element: string): string =>
  `document.write('<output>' + JSON.stringify(get('${element}')) + '</output>');`;
const output = async (): Promise<string> => (await page.frameLocator('iframe').locator('output').textContent()) ?? '';

test.each<[ProfileId, string]>([
  ['moodle', '"not attempted"'],
  ['open-edx', '""'],
  ['strict-scorm12', '"not attempted"'],
])('the LMS is chosen: %s answers %s', async (profile, answer) => {
  await open(small12(`${asks('cmi.core.lesson_status')} ${sound12}`));
  expect(await page.locator('#profile option').count()).toBe(3);
  await page.locator('#profile').selectOption(profile);
  await expect.poll(output).toBe(answer);
});

test('a refused value says “false” and the code to the course, and its clause to the author', async () => {
  await open(
    small2004(
      `${sound2004} var r = set('cmi.interactions.0.id', 'q1') + set('cmi.interactions.0.type', 'choice') + set('cmi.interactions.0.learner_response', 'a-b') + api.GetLastError(); document.write('<output>' + r + '</output>'); set('cmi.score.scaled', '2');`,
    ),
  );
  expect(await output()).toBe('truetruefalse406');
  await logged('choice');
  const row = page.locator('.log tr.bad').first();
  expect(await row.textContent()).toMatch(/406.*|choice.*RTE 4\.2\.9\.2/);
  expect(await row.locator('cite').textContent()).toMatch(/Moodle|SCORM 2004 RTE 4\.2\.9/);
  await page.getByLabel('Seulement les problèmes').check();
  expect(await page.locator('.log tbody tr:visible').count()).toBe(2);
  await shot('problems');
});

test('faults: cut connection, refusal on demand, killed tab', async () => {
  await open(
    small12(
      `${sound12} var said = []; function go(n) { said.push(set('cmi.core.lesson_location', n), commit()); } addEventListener('pagehide', function () { parent.heard = 'pagehide'; });`,
    ),
  );
  const go = (place: string): Promise<string> =>
    page.frames()[1]!.evaluate((one) => {
      const course = globalThis as unknown as { said: string[]; go(place: string): void };
      course.said.length = 0;
      course.go(one);
      return course.said.join();
    }, place);
  await tab('Pannes');
  await page.getByLabel('Refuser la prochaine valeur').check();
  expect(await go('a')).toBe('false,true');
  await expect.poll(() => page.getByLabel('Refuser la prochaine valeur').isChecked()).toBe(false);
  expect(await go('b')).toBe('true,true');
  await page.getByLabel('Couper la connexion').check();
  expect(await go('c')).toBe('true,false');
  await shot('faults');
  await page.getByRole('button', { name: 'Tuer l’onglet' }).click();
  await page.waitForSelector('.closed');
  expect(await page.evaluate(() => (globalThis as unknown as { heard?: string }).heard ?? 'nothing')).toBe('nothing');
  const report = await page.evaluate(() => JSON.stringify((globalThis as Held).nibrasSimulator.report()['stored']));
  expect(report).toContain('"cmi.core.lesson_location":"b"');
  expect(await rules()).toEqual(['lms.refused-on-demand', 'lms.offline']);
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await page.frameLocator('iframe').locator('html').waitFor();
});

test('learner and mode count from the next launch on', async () => {
  await open(small12(`${asks('cmi.core.student_name')} ${asks('cmi.core.lesson_mode')} ${sound12}`));
  await tab('Réglages');
  await page.getByLabel('Nom de l’apprenant').fill('Zahra');
  await page.getByLabel('Mode', { exact: true }).selectOption('review');
  await shot('settings');
  await page.getByRole('button', { name: 'Relancer' }).click();
  const said = (): Promise<string[]> => page.frameLocator('iframe').locator('output').allTextContents();
  await expect.poll(said).toEqual(['"Zahra"', '"review"']);
});

test('the log goes to the studio around it, and can be copied where there is none', async () => {
  await open(small12(sound12));
  await logged('LMSCommit');
  await page.getByRole('button', { name: 'Exporter le journal' }).click();
  const text = JSON.parse(await page.getByLabel('Le journal en entier').inputValue()) as { log: unknown[] };
  expect(text).toMatchObject({ profile: 'moodle', course: 'Un petit cours', record: { completion: 'incomplete' } });
  expect(text.log.length).toBeGreaterThan(4);
});

describe('cmi5', () => {
  const whole = smallCmi5(
    "await preferences(); await send('initialized'); await send('completed', { completion: true, duration: 'PT1S' }); await send('completed', { completion: true, duration: 'PT1S' });",
  );
  test('statements, documents, what the LMS records, and a rule that is broken', async () => {
    await open(whole);
    await logged('cmi5 9.3');
    expect(await rules()).toEqual(['cmi5.verb-once-per-session']);
    await tab('Déclarations');
    await page.locator('.statements summary', { hasText: 'completed' }).first().click();
    expect(await page.locator('.statements pre:visible').textContent()).toContain('"registration"');
    await shot('statements');
    await tab('Données');
    await page.locator('.data dt', { hasText: 'LMS.LaunchData' }).waitFor();
    expect(await page.locator('.facts').textContent()).toContain('terminé');
  });
  test('an expired session answers 401 until the next launch', async () => {
    await open(
      smallCmi5(
        "await preferences(); window.ready = true; window.again = function () { return send('initialized'); };",
      ),
    );
    const course = (): ReturnType<Page['frames']>[number] => page.frames()[1]!;
    await expect.poll(() => course().evaluate(() => 'ready' in globalThis)).toBe(true);
    await page.evaluate(() => (globalThis as Held).nibrasSimulator.fault('expired', true));
    await page.waitForTimeout(200);
    const again = (): Promise<number> =>
      course().evaluate(async () => (await (globalThis as unknown as { again(): Promise<Response> }).again()).status);
    expect(await again()).toBe(401);
    await page.evaluate(() => (globalThis as Held).nibrasSimulator.launch());
    await expect.poll(() => course().evaluate(() => 'ready' in globalThis)).toBe(true);
    expect(await again()).toBe(200);
  });
  test('another origin reaches neither the LRS nor the LMS', async () => {
    await open(whole);
    const other = await page.context().newPage();
    const { url } = server.startPackage(packageOf(whole));
    await other.goto(new URL('simulator/returned.html', url).href);
    const outcome = await other.evaluate(
      async (target) => {
        const tried = [`${target}lms/state`, `${target}lrs/about`].map((address) =>
          fetch(address, { method: 'POST', mode: 'no-cors' }).then(
            (answer) => answer.type,
            () => 'refused',
          ),
        );
        return Promise.all(tried);
      },
      page.url().replace(/\?.*$/, ''),
    );
    expect(outcome).toEqual(['refused', 'refused']);
  });
});

describe.each(['fr', 'ar', 'en'])('every pane in %s', (language) => {
  test('axe finds nothing, wide and at 400 pixels, in light and dark; arrows walk the tabs', async () => {
    await open(smallCmi5("await preferences(); await send('completed', { completion: true });"), `&lang=${language}`);
    await page.goto(page.url().replace('lang=fr&', ''));
    await logged('cmi5');
    const tabs = page.getByRole('tab');
    const count = await tabs.count();
    expect(count).toBe(5);
    await tabs.first().focus();
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [400, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 860 });
      await page.emulateMedia({ colorScheme });
      for (let index = 0; index < count; index += 1) {
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
        await shot(`${language}-${width}-${index}`);
        await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
      }
      expect(await tabs.first().getAttribute('aria-selected')).toBe('true');
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
});
