import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '@nibras/base';
import { checkPackage } from '@nibras/lms';
import { type ExportPlan, packagers } from '../src/index.ts';
import { plan, zipOf } from './packages.ts';
import { type ReadEntry, readForwardOnly } from './read-stream.ts';
import { tinyCourse } from './tiny-course.ts';
import { validateManifest, validateXml } from './validate-manifest.ts';

const shared = resolve(import.meta.dirname, '../../../../shared/standards/xsd');
const folder = mkdtempSync(join(tmpdir(), 'nibras-packages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hrefs = (text: string): string[] => [...text.matchAll(/\s(?:href|src)="([^"#]+)/g)].map(([, href]) => href!);

interface Variant {
  readonly name: string;
  readonly target: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Every packager with its defaults, and what changes its manifest. */
const variants: readonly Variant[] = [
  ...Object.keys(packagers).map((target) => ({ name: target, target })),
  { name: 'scorm2004-3rd', target: 'scorm2004', options: { edition: '3rd' } },
  ...['scorm12', 'scorm2004', 'cmi5'].map((target) => ({
    name: `${target}-modules`,
    target,
    options: { units: 'modules' },
  })),
];

const manifestName = /^(imsmanifest|cmi5|tincan)\.xml$/;

/** Laws that hold for every packager there is. */
describe.each(variants)('$name', ({ name: variant, target, options = {} }) => {
  let made: ExportPlan;
  let zip: Buffer;
  let files: ReadEntry[];
  let manifest: string | undefined;
  let manifestFile = '';
  beforeAll(async () => {
    made = await plan(target, tinyCourse(), { options });
    zip = await zipOf(made);
    files = readForwardOnly(zip);
    const found = files.filter(({ name }) => manifestName.test(name));
    expect(found).toHaveLength(target === 'web' ? 0 : 1);
    manifest = found[0]?.bytes.toString();
    manifestFile = found[0]?.name ?? '';
  });

  test('the same content gives the same bytes, whatever its history and the clock', async () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Auckland';
      expect((await zipOf(await plan(target, tinyCourse(true), { options }))).equals(zip)).toBe(true);
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

  test('three pages and five questions weigh at most 40 KB without media and schema files, 24 KB a part launched alone', async () => {
    const { entries, course } = made;
    const light = entries.filter(({ role }) => role !== 'asset' && role !== 'schema');
    const most = course.units.length === 1 ? 40 : 24 * course.units.length;
    expect((await zipOf({ ...made, entries: light })).byteLength).toBeLessThanOrEqual(most * 1024);
  });

  test('the weight report adds up', () => {
    const sum = Object.values(made.weight).reduce((all, one) => all + one, 0);
    expect(sum).toBe(made.size);
    expect(sum).toBe(files.reduce((all, { bytes }) => all + bytes.byteLength, 0));
  });

  test('each language is a package of its own, in its language and direction', async () => {
    const arabic = await plan(target, tinyCourse(), { options, language: 'ar' });
    const launch = arabic.entries.find(({ path }) => path === arabic.course.launch)!;
    expect(launch.body.kind === 'text' ? launch.body.text : '').toMatch(/<html[^>]* lang="ar"[^>]* dir="rtl"/);
  });

  test('options it does not know are refused by name', async () => {
    const wrong = { schemaFiles: 'yes', asFolder: 'yes', iri: 'not an address' };
    const where = target === 'web' ? 'asFolder' : target.startsWith('scorm') ? 'schemaFiles' : 'iri';
    await expect(plan(target, tinyCourse(), { options: { ...options, ...wrong } })).rejects.toThrow(
      new AppError('export.bad-options', { where }),
    );
  });

  test.runIf(target.startsWith('scorm'))('the manifest is valid against the schema files of its own package', () => {
    const inside = join(folder, variant);
    rmSync(inside, { recursive: true, force: true });
    for (const { name, bytes } of files) if (/\.(xsd|dtd)$/.test(name)) writeFileSync(ensure(inside, name), bytes);
    expect(() => validateManifest(manifest!, inside)).not.toThrow();
    expect(() => validateManifest(manifest!.replace('<organizations', '<organisations'), inside)).toThrow(/organi/);
  });

  const standards: Readonly<Record<string, string>> = {
    scorm12: 'scorm12',
    'scorm12-modules': 'scorm12',
    scorm2004: 'scorm2004-4th',
    'scorm2004-modules': 'scorm2004-4th',
    'scorm2004-3rd': 'scorm2004-exe-3rd',
  };
  const own = standards[variant];
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
  test.skipIf(target !== 'cmi5' || !existsSync(shared))(
    'the course structure is valid against the published schema (skipped where it is not at hand)',
    () => {
      const schema = readFileSync(join(shared, 'cmi5/CourseStructure.xsd'), 'utf8');
      expect(() => validateXml(manifest!, schema)).not.toThrow();
      expect(() => validateXml(manifest!.replaceAll('langstring', 'text'), schema)).toThrow(/text/);
    },
  );

  test('the manifest, if any, names the launch page of the course first, and only what is there', () => {
    if (manifest === undefined) return;
    const launched = [...manifest.matchAll(/<(?:url|launch)[^>]*>([^<]*)<|<resource [^>]*href="([^"]*)"/g)].map(
      ([, url, href]) => url ?? href!,
    );
    const units = made.course.units;
    expect(launched).toEqual(options['units'] === 'modules' ? units.map(({ launch }) => launch) : ['index.html']);
    expect(units).toHaveLength(options['units'] === 'modules' ? 3 : 1);
    for (const path of launched) expect(files.map(({ name }) => name)).toContain(path);
    expect(manifest).not.toMatch(/&#|mapInfo/);
    expect(manifest).toContain("L'été d’Amina &amp; Cie");
  });

  test('an LMS that reads the package finds nothing wrong and every part', () => {
    const texts = new Map(files.map(({ name, bytes }) => [name, bytes.toString()]));
    const report = checkPackage({ names: [...texts.keys()], text: (name) => texts.get(name) });
    const editions: Readonly<Record<string, string>> = {
      scorm12: '12',
      scorm2004: '2004-4th',
      'scorm2004-3rd': '2004-3rd',
    };
    const edition = editions[variant.replace('-modules', '')];
    expect(report).toMatchObject(target === 'web' ? { kind: 'none' } : { kind: target, edition });
    // Several parts are a warning for Open edX, where the dialog does not offer them.
    const expected =
      target === 'web' ? ['package.no-manifest'] : own && made.course.units.length > 1 ? ['open-edx.several-scos'] : [];
    expect(report.verdicts.map(({ rule }) => rule)).toEqual(expected);
    expect(report.launchables.map(({ href }) => href)).toEqual(made.course.units.map(({ launch }) => launch));
  });

  test.runIf(target.startsWith('scorm'))('the manifest lists every file once, launch pages first', () => {
    const listed = [...manifest!.matchAll(/<file href="([^"]*)"/g)].map(([, href]) => href!);
    const expected = files.map(({ name }) => name).filter((name) => !/(\.xsd|\.dtd|^imsmanifest\.xml)$/.test(name));
    expect(listed.toSorted()).toEqual(expected);
    const first = [...manifest!.matchAll(/<resource [^>]*href="([^"]*)">\s*<file href="([^"]*)"/g)];
    for (const [, launch, file] of first) expect(file).toBe(launch);
    const named = [...manifest!.matchAll(/ identifier="([^"]*)"/g)].map(([, id]) => id!);
    expect(new Set(named).size).toBe(named.length);
    for (const [, id] of manifest!.matchAll(/identifierref="([^"]*)"/g)) expect(named).toContain(id);
  });

  test('its files and manifest read as they should', async () => {
    const list = made.entries.map(({ path, role, mediaType }) => `${path}  ${role}  ${mediaType}`).join('\n');
    await expect(`${list}\n`).toMatchFileSnapshot(`goldens/${variant}/files.txt`);
    if (manifest !== undefined) await expect(manifest).toMatchFileSnapshot(`goldens/${variant}/${manifestFile}`);
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
  expect(await text('web')).not.toMatch(/LMSInitialize|API_1484_11|X-Experience-API-Version/);
  for (const target of ['cmi5', 'xapi']) {
    expect(await text(target)).toContain('X-Experience-API-Version');
    expect(await text(target)).not.toMatch(/LMSInitialize|API_1484_11/);
  }
  expect(await text('xapi')).not.toContain('LMS.LaunchData');
});

test('the 3rd edition tells the player how little it keeps', async () => {
  const launch = async (options: Readonly<Record<string, unknown>>): Promise<string> => {
    const { entries } = await plan('scorm2004', tinyCourse(), { options });
    const { body } = entries.find(({ path }) => path === 'index.html')!;
    return body.kind === 'text' ? body.text : '';
  };
  expect(await launch({ edition: '3rd' })).toContain('"limit":3900');
  expect(await launch({})).not.toContain('"limit"');
});

describe('the name of a course in a learning record store', () => {
  const ids = async (target: string, iri: string): Promise<string[]> => {
    const { entries } = await plan(target, tinyCourse(), { options: { iri } });
    const { body } = entries.find(({ role }) => role === 'manifest')!;
    return [...(body.kind === 'text' ? body.text : '').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
  };
  test('is a URN of the course, or lies below the address that the academy chose', async () => {
    expect(await ids('xapi', '')).toEqual(['urn:nibras:tinycourse01']);
    expect(await ids('cmi5', '')).toEqual(['urn:nibras:tinycourse01', 'urn:nibras:tinycourse01:course']);
    for (const base of ['https://cours.example.ma/formations', 'https://cours.example.ma/formations/'])
      expect(await ids('cmi5', base)).toEqual([
        'https://cours.example.ma/formations/tinycourse01',
        'https://cours.example.ma/formations/tinycourse01/course',
      ]);
    expect(await ids('xapi', 'urn:academy:courses')).toEqual(['urn:academy:courses:tinycourse01']);
  });
  test('is refused where a strict store would refuse it', async () => {
    for (const iri of ['cours.example.ma', 'https://', 'https://a b', 'ftp://a.ma', 'mailto:a@b.ma', 'https:///x'])
      await expect(ids('xapi', iri)).rejects.toThrow(AppError);
  });
});
