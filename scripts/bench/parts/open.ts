import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { newPage, startBareServer } from '../browser.ts';
import { residentMegabytes, startChild } from '../child.ts';
import { type Figure, median } from '../figure.ts';
import { fixtureFolder, type HistoryName, historyFixture } from '../fixtures.ts';

const root = join(import.meta.dirname, '../../..');
const outlineRow = '[role="treegrid"] [role="row"]';
const pageText = '.nb-prose p';

/** A copy of a course in a folder of its own, so that runs do not change what the next one opens. */
export function copyOf(path: string): { folder: string; path: string; remove: () => void } {
  const folder = mkdtempSync(join(fixtureFolder, 'run-'));
  const copy = join(folder, 'course.nibras');
  copyFileSync(path, copy);
  return { folder, path: copy, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function openOnce(browser: Browser, course: string) {
  const copy = copyOf(course);
  const host = startChild('host.ts');
  try {
    const url = await host.ask<string>('start', { root, folder: copy.folder, open: copy.path });
    const page = await newPage(browser);
    await page.goto(url, { waitUntil: 'commit' });
    const outline = await page.evaluate((selector) => window.nibrasProbe.shown(selector), outlineRow);
    const text = await page.evaluate((selector) => window.nibrasProbe.shown(selector), pageText);
    const heap = await page.evaluate(
      () => (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN,
    );
    const memory = residentMegabytes(host.pid);
    await page.context().close();
    return { outline, text, memory, heap: heap / 1024 / 1024 };
  } finally {
    await host.end();
    copy.remove();
  }
}

async function emptyPage(browser: Browser, url: string): Promise<number> {
  const page = await newPage(browser);
  await page.goto(url, { waitUntil: 'commit' });
  const shown = await page.evaluate(() => window.nibrasProbe.shown('#text'));
  await page.context().close();
  return shown;
}

async function inChild<Answer>(name: string, request: string, argument: unknown): Promise<Answer> {
  const child = startChild(name);
  try {
    return await child.ask<Answer>(request, argument);
  } finally {
    await child.end();
  }
}

/** Opening a large course: its outline on screen, its text on screen, its index answering. */
export async function measureOpen(browser: Browser, name: HistoryName, repeat: number): Promise<Figure[]> {
  const course = await historyFixture(name);
  const bare = await startBareServer();
  const folder = mkdtempSync(join(tmpdir(), 'nibras-bench-'));
  const runs = { outline: [] as number[], text: [] as number[], memory: [] as number[], heap: [] as number[] };
  const service = { opened: [] as number[], searched: [] as number[] };
  const floor = { read: [] as number[], apply: [] as number[], page: [] as number[] };
  try {
    for (let run = 0; run < repeat; run += 1) {
      const served = await inChild<{ opened: number; searched: number; state: Uint8Array }>('service.ts', 'open', {
        path: course.path,
        folder,
        text: 'formule',
      });
      service.opened.push(served.opened);
      service.searched.push(served.searched);
      const state = join(folder, 'state');
      writeFileSync(state, served.state);
      const loaded = await inChild<{ read: number; apply: number }>('yjs.ts', 'load', { file: course.path, state });
      floor.read.push(loaded.read);
      floor.apply.push(loaded.apply);
      floor.page.push(await emptyPage(browser, bare.url));
      const seen = await openOnce(browser, course.path);
      for (const key of ['outline', 'text', 'memory', 'heap'] as const) runs[key].push(seen[key]);
    }
  } finally {
    await bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const read = median(floor.read);
  const apply = median(floor.apply);
  const page = median(floor.page);
  const part = `open ${name}`;
  return [
    {
      part,
      name: 'file',
      value: statSync(course.path).size / 1e6,
      unit: 'MB',
      note: `${course.facts.updates} updates`,
    },
    {
      part,
      name: 'outline on screen',
      value: median(runs.outline),
      unit: 'ms',
      floor: { name: 'read + apply + empty page', value: read + apply + page },
    },
    {
      part,
      name: 'page text on screen',
      value: median(runs.text),
      unit: 'ms',
      floor: { name: 'read + apply + empty page', value: read + apply + page },
    },
    {
      part,
      name: 'open in the service',
      value: median(service.opened),
      unit: 'ms',
      floor: { name: 'read + apply', value: read + apply },
    },
    {
      part,
      name: 'first search answered',
      value: median(service.searched),
      unit: 'ms',
      floor: { name: 'read + apply', value: read + apply },
    },
    { part, name: 'floor: read the bytes', value: read, unit: 'ms' },
    { part, name: 'floor: apply the state', value: apply, unit: 'ms' },
    { part, name: 'floor: empty page', value: page, unit: 'ms' },
    { part, name: 'host memory', value: median(runs.memory), unit: 'MB' },
    { part, name: 'window heap', value: median(runs.heap), unit: 'MB' },
  ];
}
