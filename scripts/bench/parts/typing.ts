import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import * as Y from 'yjs';
import { newPage, startBareServer, typeKeys } from '../browser.ts';
import { bytesWritten, startChild } from '../child.ts';
import { type Figure, median, percentile } from '../figure.ts';
import { type HistoryName, historyFixture } from '../fixtures.ts';
import { copyOf } from './open.ts';

const root = join(import.meta.dirname, '../../..');
/** Longer than the session gathers edits for, so that each key is a commit of its own. */
const pause = 110;

interface Seen {
  readonly paint: readonly number[];
  readonly disk: readonly number[];
  readonly sent: { readonly bytes: number; readonly batches: number };
}

/** Types into the element in focus and hands back what the probe saw of each key. */
async function typeAndRead(page: Page, count: number, commits: boolean): Promise<Seen> {
  await typeKeys(page, 10, pause);
  if (commits) await page.waitForFunction(() => window.nibrasProbe.keys.every((key) => key.committed > 0));
  const before = await page.evaluate(() => {
    window.nibrasProbe.keys.length = 0;
    return { ...window.nibrasProbe.sent };
  });
  await typeKeys(page, count, pause);
  if (commits) await page.waitForFunction(() => window.nibrasProbe.keys.every((key) => key.committed > 0));
  const { keys, sent } = await page.evaluate(() => ({
    keys: window.nibrasProbe.keys,
    sent: { ...window.nibrasProbe.sent },
  }));
  return {
    paint: keys.map((key) => key.painted - key.down),
    disk: keys.map((key) => key.committed - key.down),
    sent: { bytes: sent.bytes - before.bytes, batches: sent.batches - before.batches },
  };
}

/** Milliseconds to append some bytes to a file and have them on disk, and the bytes that the disk took for it. */
function syncedAppends(folder: string, bytes: number, count: number): { times: number[]; written: number } {
  const file = openSync(join(folder, 'appended'), 'a');
  const block = Buffer.alloc(bytes, 'x');
  const before = bytesWritten(process.pid) ?? Number.NaN;
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    writeSync(file, block);
    fsyncSync(file);
    times.push(performance.now() - start);
  }
  closeSync(file);
  return { times, written: ((bytesWritten(process.pid) ?? Number.NaN) - before) / count };
}

/** Bytes of the update that one letter makes in a document with nothing else in it. */
function barestUpdate(): number {
  const text = new Y.Doc().getText();
  text.insert(0, 'un début de phrase');
  let bytes = 0;
  text.doc!.on('update', (update: Uint8Array) => {
    bytes = update.byteLength;
  });
  text.insert(5, 'x');
  return bytes;
}

async function bareTyping(browser: Browser, count: number): Promise<Seen> {
  const bare = await startBareServer();
  const page = await newPage(browser);
  try {
    await page.goto(bare.url);
    await page.locator('#text').click();
    return await typeAndRead(page, count, false);
  } finally {
    await page.context().close();
    await bare.close();
  }
}

/** A letter typed into a page of a course: until it is seen, until it is on disk, and what the disk takes for it. */
export async function measureTyping(browser: Browser, name: HistoryName, keys: number): Promise<Figure[]> {
  const course = await historyFixture(name);
  const copy = copyOf(course.path);
  const host = startChild('host.ts');
  const part = `type ${name}`;
  try {
    const bare = await bareTyping(browser, keys);
    const url = await host.ask<string>('start', { root, folder: copy.folder, open: copy.path });
    const page = await newPage(browser);
    await page.goto(url);
    const paragraph = page.locator('.nb-prose > p').nth(2);
    await paragraph.click();
    await page.keyboard.press('End');
    await page.waitForTimeout(3000);
    const sizeBefore = statSync(copy.path).size;
    const writtenBefore = bytesWritten(host.pid) ?? Number.NaN;
    const seen = await typeAndRead(page, keys, true);
    const written = ((bytesWritten(host.pid) ?? Number.NaN) - writtenBefore) / (keys + 10);
    await page.waitForTimeout(5000);
    await page.context().close();
    await host.end();
    const growth = Math.max(0, statSync(copy.path).size - sizeBefore) / (keys + 10);
    const bytesPerKey = seen.sent.bytes / keys;
    const synced = syncedAppends(copy.folder, Math.round(bytesPerKey), keys);
    const paintFloor = (share: number) => ({
      name: 'bare contenteditable',
      value: percentile(bare.paint, share),
    });
    return [
      { part, name: 'key to paint, half of keys', value: median(seen.paint), unit: 'ms', floor: paintFloor(0.5) },
      { part, name: 'key to paint, 95 %', value: percentile(seen.paint, 0.95), unit: 'ms', floor: paintFloor(0.95) },
      {
        part,
        name: 'key to disk, half of keys',
        value: median(seen.disk),
        unit: 'ms',
        floor: { name: 'bare paint + synced append', value: median(bare.paint) + median(synced.times) },
        note: 'of which 40 ms are waited on purpose',
      },
      {
        part,
        name: 'key to disk, 95 %',
        value: percentile(seen.disk, 0.95),
        unit: 'ms',
        floor: {
          name: 'bare paint + synced append',
          value: percentile(bare.paint, 0.95) + percentile(synced.times, 0.95),
        },
      },
      {
        part,
        name: 'update bytes a key',
        value: bytesPerKey,
        unit: 'bytes',
        floor: { name: 'letter in a bare document', value: barestUpdate() },
      },
      {
        part,
        name: 'bytes to disk a key',
        value: written,
        unit: 'bytes',
        floor: { name: 'synced append', value: synced.written },
        note: `${seen.sent.batches} commits for ${keys} keys`,
      },
      { part, name: 'growth of the closed file a key', value: growth, unit: 'bytes' },
    ];
  } finally {
    await host.end();
    copy.remove();
  }
}
