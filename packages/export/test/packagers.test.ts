import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '@nibras/base';
import { type ExportPlan, packagers } from '../src/index.ts';
import { plan, zipOf } from './packages.ts';
import { type ReadEntry, readForwardOnly } from './read-stream.ts';
import { tinyCourse } from './tiny-course.ts';
import { validateManifest } from './validate-manifest.ts';

const shared = resolve(import.meta.dirname, '../../../../shared/standards/xsd');
const folder = mkdtempSync(join(tmpdir(), 'nibras-packages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hrefs = (text: string): string[] => [...text.matchAll(/\s(?:href|src)="([^"#]+)/g)].map(([, href]) => href!);

/** Laws that hold for every packager there is. */
describe.each(Object.keys(packagers))('%s', (target) => {
  let made: ExportPlan;
  let zip: Buffer;
  let files: ReadEntry[];
  let manifest: string | undefined;
  beforeAll(async () => {
    made = await plan(target, tinyCourse());
    zip = await zipOf(made);
    files = readForwardOnly(zip);
    manifest = files.find(({ name }) => name === 'imsmanifest.xml')?.bytes.toString();
  });

  test('the same content gives the same bytes, whatever its history and the clock', async () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Auckland';
      expect((await zipOf(await plan(target, tinyCourse(true)))).equals(zip)).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('a reader that never seeks finds every file, in order of path and of one time', () => {
    const names = files.map(({ name }) => name);
    expect(names).toEqual(made.entries.map(({ path }) => path));
    expect(names).toEqual(names.toSorted());
    expect(new Set(files.map(({ time }) => time))).toEqual(new Set([((2020 - 1980) << 25) | (1 << 21) | (1 << 16)]));
  });

  test('basenames are ASCII, without spaces, and unique even where case does not count', () => {
    const names = files.map(({ name }) => basename(name).toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of files) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
  });

  test('what a page points at is in the package', () => {
    const names = new Set(files.map(({ name }) => name));
    for (const { name, bytes } of files) {
      if (!name.endsWith('.html')) continue;
      for (const href of hrefs(bytes.toString()))
        if (!/^(https?:|mailto:|data:)/.test(href)) expect(names, name).toContain(href);
    }
  });

  test('a course of three pages and five questions weighs at most 40 KB without media and schema files', async () => {
    const { entries } = made;
    const light = entries.filter(({ role }) => role !== 'asset' && role !== 'schema');
    expect((await zipOf({ ...made, entries: light })).byteLength).toBeLessThanOrEqual(40 * 1024);
  });

  test('the weight report adds up', () => {
    const sum = Object.values(made.weight).reduce((all, one) => all + one, 0);
    expect(sum).toBe(made.size);
    expect(sum).toBe(files.reduce((all, { bytes }) => all + bytes.byteLength, 0));
  });

  test('each language is a package of its own, in its language and direction', async () => {
    const arabic = await plan(target, tinyCourse(), { language: 'ar' });
    const launch = arabic.entries.find(({ path }) => path === arabic.course.launch)!;
    expect(launch.body.kind === 'text' ? launch.body.text : '').toMatch(/<html[^>]* lang="ar"[^>]* dir="rtl"/);
  });

  test('options it does not know are refused by name', async () => {
    await expect(plan(target, tinyCourse(), { options: { schemaFiles: 'yes', asFolder: 'yes' } })).rejects.toThrow(
      new AppError('export.bad-options', { where: target === 'web' ? 'asFolder' : 'schemaFiles' }),
    );
  });

  test('the manifest, if any, is valid against the schema files of its own package', () => {
    if (manifest === undefined) {
      expect(target).toBe('web');
      return;
    }
    const inside = join(folder, target);
    rmSync(inside, { recursive: true, force: true });
    for (const { name, bytes } of files) if (/\.(xsd|dtd)$/.test(name)) writeFileSync(ensure(inside, name), bytes);
    expect(() => validateManifest(manifest!, inside)).not.toThrow();
    expect(() => validateManifest(manifest!.replace('<organizations', '<organisations'), inside)).toThrow(/organi/);
  });

  const standards: Readonly<Record<string, string>> = { scorm12: 'scorm12', scorm2004: 'scorm2004-4th' };
  const own = standards[target];
  test.skipIf(own === undefined || !existsSync(shared))(
    'the manifest is valid against the published schemas (skipped where they are not at hand)',
    () => {
      expect(() =>
        validateManifest(manifest!, join(shared, own!), {
          'http://www.w3.org/2001/xml.xsd': join(shared, 'w3/xml.xsd'),
        }),
      ).not.toThrow();
    },
  );

  test('the manifest, if any, lists every file once, the launch page first, and nothing that is not there', () => {
    if (manifest === undefined) return;
    const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href!);
    const expected = files.map(({ name }) => name).filter((name) => !/(\.xsd|\.dtd|^imsmanifest\.xml)$/.test(name));
    expect(listed[0]).toBe(made.course.launch);
    expect(listed.toSorted()).toEqual(expected);
    expect(/<resource [^>]*href="([^"]*)"/.exec(manifest)?.[1]).toBe(made.course.launch);
    expect(manifest).not.toMatch(/&#|mapInfo/);
    expect(manifest).toContain("L'été d’Amina &amp; Cie");
  });

  test('its files and manifest read as they should', async () => {
    const list = made.entries.map(({ path, role, mediaType }) => `${path}  ${role}  ${mediaType}`).join('\n');
    await expect(`${list}\n`).toMatchFileSnapshot(`goldens/${target}/files.txt`);
    if (manifest !== undefined) await expect(manifest).toMatchFileSnapshot(`goldens/${target}/imsmanifest.xml`);
  });
});

function ensure(inside: string, name: string): string {
  const path = join(inside, name);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

test('without schema files a package has none', async () => {
  const { entries } = await plan('scorm12', tinyCourse(), { options: { schemaFiles: false } });
  expect(entries.filter(({ role }) => role === 'schema')).toEqual([]);
});

test('an unknown target is refused', async () => {
  await expect(plan('scorm3', tinyCourse())).rejects.toThrow(
    new AppError('export.unknown-target', { target: 'scorm3' }),
  );
});

test('only packages for an LMS carry an adapter for one', async () => {
  const text = async (target: string): Promise<string> =>
    (await plan(target, tinyCourse())).entries.map(({ body }) => (body.kind === 'text' ? body.text : '')).join('\n');
  expect(await text('scorm12')).toContain('LMSInitialize');
  expect(await text('scorm12')).not.toContain('API_1484_11');
  expect(await text('scorm2004')).toContain('API_1484_11');
  expect(await text('scorm2004')).not.toContain('LMSInitialize');
  expect(await text('web')).not.toMatch(/LMSInitialize|API_1484_11/);
});
