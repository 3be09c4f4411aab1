import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { models } from '@nibras/blocks/models';
import { snapshotPages, takeSnapshot } from '@nibras/course';
import { type Bench, createBench, newCourse, type OpenWindow } from '../test-bench.test-kit.ts';

let bench: Bench;
let one: OpenWindow;
beforeEach(async () => {
  bench = createBench();
  one = await newCourse(bench);
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

test('a file of another tool becomes a module in every window, a page a category, and goes out again', async () => {
  const path = join(bench.folder, 'banque.txt');
  writeFileSync(
    path,
    '$CATEGORY: $course$/top/Tableur\n\nQuel outil ?{=tableur#Oui. ~texte#Non.}\n\n$CATEGORY: $course$/top/Formulaires\n\nVrai ?{T}\n\nCassée ?{#x}',
  );
  const read = await one.client.call('questions.import', { course: one.course, path });
  expect(read).toMatchObject({ format: 'gift', count: 2, diagnostics: [{ code: 'import.gift.bad-number' }] });
  await vi.waitFor(() => expect(one.document.nodes.has(read.node!)).toBe(true));
  const pages = snapshotPages(takeSnapshot(one.document, models)).filter(({ ancestors }) =>
    ancestors.some(({ id }) => id === read.node),
  );
  expect(pages.map(({ page }) => page.title)).toEqual([{ fr: 'Tableur' }, { fr: 'Formulaires' }]);
  expect(Object.keys(pages[0]!.page.prose!)).toEqual(['ar', 'fr']);
  const out = join(bench.folder, 'sortie.xml');
  const written = await one.client.call('questions.export', { course: one.course, path: out, format: 'moodle-xml' });
  expect(written.count).toBe(2);
  expect(readFileSync(out, 'utf8')).toContain('<question type="truefalse">');
});

test.each([
  ['nulle-part.txt', undefined, 'file.not-found'],
  ['latin1.txt', Buffer.from([0x51, 0xe9, 0x7b, 0x54, 0x7d]), 'questions.not-utf8'],
  ['lettre.txt', Buffer.from('Chers collègues'), 'questions.unknown-format'],
])('%s is refused with its reason, and the course stays as it was', async (name, bytes, code) => {
  const path = join(bench.folder, name);
  if (bytes) writeFileSync(path, bytes);
  const before = one.document.nodes.size;
  await expect(one.client.call('questions.import', { course: one.course, path })).rejects.toMatchObject({ code });
  expect(one.document.nodes.size).toBe(before);
});

test.each(['qti2', 'qti3', 'olx', 'csv'])('%s goes out as one file and comes in again', async (format) => {
  const path = join(bench.folder, 'banque.gift.txt');
  writeFileSync(path, 'Quel outil ?{=tableur ~texte}\n\nVrai ?{T}\n\nCombien ?{#3:0.5}');
  await one.client.call('questions.import', { course: one.course, path });
  const out = join(bench.folder, `sortie-${format}`);
  expect((await one.client.call('questions.export', { course: one.course, path: out, format })).count).toBe(3);
  const other = await newCourse(bench);
  const read = await other.client.call('questions.import', { course: other.course, path: out });
  expect(read).toMatchObject({ format, count: 3 });
  expect(read.diagnostics).toEqual([]);
});
