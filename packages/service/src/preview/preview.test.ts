import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { addNode, blockRef, createBlock, paragraph, takeSnapshot } from '@nibras/course';
import { planExport } from '@nibras/export';
import { buildPlayer } from '@nibras/player/build';
import { buildSimulator } from '../../build.ts';
import { readPlayer } from '../built-files.ts';
import { startReview } from '../index.ts';
import { type Bench, createBench, newCourse, type OpenWindow } from '../test-bench.test-kit.ts';

let built: string;
let browser: Browser;
let bench: Bench;
let page: Page;
const studio = 'http://127.0.0.1:1';

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  await buildPlayer(join(built, 'player'));
  await buildSimulator(join(built, 'simulator'));
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(async () => {
  await browser.close();
  rmSync(built, { recursive: true, force: true });
});
beforeEach(async () => {
  bench = createBench({ built, studioOrigins: () => [studio] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});
afterEach(async () => {
  await page.context().close();
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

/** A course of two pages, the second a scored quiz of one question. */
async function quizCourse(): Promise<OpenWindow> {
  const window = await newCourse(bench);
  const { document, session } = window;
  addNode(document, { kind: 'page', title: { fr: 'Bonjour' }, prose: { fr: [paragraph('Le début.')] } });
  const block = createBlock(document, models.choice);
  addNode(document, {
    kind: 'page',
    title: { fr: 'Quiz' },
    settings: { quiz: { mastery: 50 } },
    prose: { fr: [blockRef(block)] },
  });
  await session.settled();
  return window;
}

async function preview(window: OpenWindow, target: string): Promise<string> {
  const { url } = await window.client.call('preview.start', { course: window.course, language: 'fr', target });
  return url;
}

async function courseFrame(): Promise<Frame> {
  const handle = await page.waitForSelector('iframe');
  const frame = (await handle.contentFrame())!;
  await frame.waitForSelector('html:not(.wait) main h1');
  return frame;
}

const data = (name: string): Promise<string> =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('.data dt')].find((one) => one.textContent === wanted)?.nextElementSibling
        ?.textContent ?? '',
    name,
  );

describe.each([
  ['scorm12', 'cmi.core.lesson_location', 'cmi.core.lesson_status', 'cmi.core.entry'],
  ['scorm2004', 'cmi.location', 'cmi.completion_status', 'cmi.entry'],
])('%s', (target, place, status, entry) => {
  test('a learner reads, suspends, resumes where they were, and starts again', async () => {
    await page.goto(`${await preview(await quizCourse(), target)}?lang=fr`);
    const first = await courseFrame();
    await first.click('[rel=next]');
    await first.waitForFunction(() => document.querySelector('h1')?.textContent === 'Bonjour');
    await page.click('text=Suspendre');
    await page.waitForSelector('.closed');
    expect(await page.textContent('.log')).toMatch(/(LMSFinish|Terminate)\(""\)/);
    expect(await page.$$('.bad')).toEqual([]);
    await page.click('text=Reprendre');
    const second = await courseFrame();
    await second.waitForFunction(() => document.querySelector('h1')?.textContent === 'Bonjour');
    if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-${target}.png` });
    await page.click('text=Données');
    await page.waitForFunction(() => document.querySelector('.data')?.textContent?.includes('suspend_data'));
    expect(await data(entry)).toBe('resume');
    expect(await data(place)).not.toBe('');
    expect(await data(status)).toBe('incomplete');
    await page.click('text=Nouvelle tentative');
    const third = await courseFrame();
    expect(await third.textContent('h1')).not.toBe('Bonjour');
  });
});

test.each(['fr', 'ar', 'en'])('axe finds nothing on the simulator page (%s), in light and dark', async (language) => {
  await page.goto(`${await preview(await quizCourse(), 'scorm12')}?lang=${language}`);
  await courseFrame();
  expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
  }
});

test('the bytes served are the bytes that an export writes', async () => {
  const window = await quizCourse();
  const url = await preview(window, 'web');
  const plan = planExport({
    snapshot: takeSnapshot(window.document, models),
    models,
    target: 'web',
    language: 'fr',
    player: readPlayer(built),
    schemas: { read: () => [] },
    assets: () => undefined,
  });
  expect(plan.entries.length).toBeGreaterThan(4);
  for (const entry of plan.entries) {
    const answer = await get(new URL(`course/${entry.path}`, url));
    expect(answer.status).toBe(200);
    expect(answer.body).toBe(entry.body.kind === 'text' ? entry.body.text : '');
  }
});

/** A raw request to the preview's port, since Node does not know names below `.localhost` everywhere. */
function get(url: URL, host = url.host): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: url.port, path: url.pathname, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    call.on('error', reject).end();
  });
}

test('a reviewer’s link shows the course to whoever has it, and leads nowhere else', async () => {
  const window = await quizCourse();
  const review = await startReview({ path: window.path, built });
  const url = new URL(review.urls[0]!);
  expect(review.urls).toHaveLength(1);
  expect(url.pathname).toMatch(/^\/[0-9a-f]{32}\/$/);
  expect((await get(new URL('/', url))).status).toBe(404);
  expect((await get(new URL(`/${'0'.repeat(32)}/`, url))).status).toBe(404);
  expect((await get(new URL('/host', url))).status).toBe(404);
  expect((await get(url, 'rebound.example')).status).toBe(421);
  await page.goto(url.href.slice(0, -1));
  const frame = await courseFrame();
  await frame.click('[rel=next]');
  await page.waitForSelector('.log tr');
  const { headers } = await get(url);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self';");
  await review.close();
});

describe('a preview is a stranger', () => {
  test('only its own name reaches it, and only while it runs', async () => {
    const window = await quizCourse();
    const started = await window.client.call('preview.start', { course: window.course, language: 'fr', target: 'web' });
    const url = new URL(started.url);
    expect((await get(url)).status).toBe(200);
    expect((await get(url, `127.0.0.1:${url.port}`)).status).toBe(421);
    expect((await get(url, `evil.example:${url.port}`)).status).toBe(421);
    expect((await get(url, `other.localhost:${url.port}`)).status).toBe(404);
    expect((await get(new URL('/course/../../etc/passwd', url))).status).toBe(404);
    const { headers } = await get(url);
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' ${studio}`);
    expect(headers['content-security-policy']).toContain('sandbox allow-scripts allow-forms allow-same-origin');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    await window.client.call('preview.stop', { preview: started.preview });
    expect((await get(url)).status).toBe(404);
    await expect(window.client.call('preview.stop', { preview: started.preview })).rejects.toMatchObject({
      code: 'preview.not-running',
    });
  });

  test('a hostile course reaches nothing: no popup, no way out, no other place, no storage of another course', async () => {
    const window = await quizCourse();
    const other = await page.context().newPage();
    const reached: string[] = [];
    const outside = createServer((call, response) => {
      reached.push(call.url ?? '');
      response.end();
    });
    outside.on('upgrade', (call, socket) => {
      reached.push(`socket ${call.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const address = outside.address();
    const away = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    await other.goto(await preview(window, 'web'));
    await (await other.waitForSelector('iframe')).contentFrame();
    await other.evaluate(() => localStorage.setItem('secret', 'answer'));
    await page.goto(await preview(window, 'scorm12'));
    const frame = await courseFrame();
    const outcome = await frame.evaluate(async (away) => {
      const tries: Record<string, unknown> = {};
      const attempt = (name: string, work: () => unknown): void => {
        try {
          tries[name] = String(work());
        } catch {
          tries[name] = 'refused';
        }
      };
      attempt('popup', () => window.open(`http://${away}/`) === null);
      attempt('storage', () => localStorage.getItem('secret'));
      attempt('cookie', () => document.cookie);
      attempt('opener', () => window.opener);
      attempt('top', () => {
        window.top!.location.href = `http://${away}/stolen`;
        return 'set';
      });
      tries['fetch'] = await fetch(`http://${away}/`).then(
        () => 'answered',
        () => 'refused',
      );
      tries['socket'] = await new Promise((resolve) => {
        try {
          const socket = new WebSocket(`ws://${away}/host`);
          socket.addEventListener('open', () => resolve('open'));
          socket.addEventListener('error', () => resolve('refused'));
        } catch {
          resolve('refused');
        }
      });
      const image = new Image();
      tries['image'] = await new Promise((resolve) => {
        image.addEventListener('load', () => resolve('loaded'));
        image.addEventListener('error', () => resolve('refused'));
        image.src = `http://${away}/leak.png`;
      });
      location.href = `http://${away}/away`;
      return tries;
    }, away);
    expect(outcome).toMatchObject({
      popup: 'true',
      storage: 'null',
      cookie: '',
      opener: 'null',
      fetch: 'refused',
      socket: 'refused',
      image: 'refused',
    });
    await page.waitForTimeout(300);
    expect(new URL(page.url()).hostname).toMatch(/\.localhost$/);
    expect(reached).toEqual([]);
    outside.close();
    await other.close();
  });
});
