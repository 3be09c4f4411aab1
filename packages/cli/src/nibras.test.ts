import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import { addNode, blockRef, createBlock, openDocument, pagesInOrder, paragraph, readTree } from '@nibras/course';
import { readDocument } from '@nibras/service';
import { openCourseFile } from '@nibras/storage';
import { Nibras, nibras } from './nibras.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'nibras-cli-'));
const at = (...names: string[]): string => join(folder, ...names);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Edits a course file the way an editor would. */
function editFile(path: string, change: (document: ReturnType<typeof openDocument>) => void): void {
  const file = openCourseFile(path);
  const doc = readDocument(file);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  change(openDocument(doc));
  file.log.append(updates);
  file.close();
}

const good = at('good.nibras');
const bad = at('bad.nibras');

beforeAll(async () => {
  for (const [path, title] of [
    [good, 'Un bon cours'],
    [bad, 'Un cours à revoir'],
  ] as const) {
    expect((await nibras('new', path, '--title', title, '--language', 'fr,ar')).code).toBe(0);
    editFile(path, (document) => {
      for (const { id } of pagesInOrder(readTree(document))) document.nodes.delete(id);
      const picture = createBlock(document, models.picture);
      const prose = path === bad ? [paragraph('Mots'), blockRef(picture)] : [paragraph('Mots')];
      addNode(document, {
        kind: 'page',
        title: { fr: 'Première page', ar: 'الصفحة الأولى' },
        prose: { fr: prose, ar: prose },
      });
    });
  }
});

test('new makes a course, refuses to overwrite one, and knows its starting points', async () => {
  const path = at('deep', 'folder', 'premier');
  const made = await nibras('new', path, '--title', 'Premier', '--from', 'lesson', '--json');
  expect(made.events).toEqual([{ event: 'created', file: `${path}.nibras` }]);
  expect(statSync(`${path}.nibras`).size).toBeGreaterThan(4096);
  const again = await nibras('new', path);
  expect(again.code).toBe(1);
  expect(again.err).toContain('already exists');
  const unknown = await nibras('new', at('x'), '--from', 'nothing');
  expect(unknown.code).toBe(2);
  expect(unknown.err).toMatch(/lesson, quiz, blank/);
});

test('info says what is in a file, to people and to programs', async () => {
  const { out } = await nibras('info', good);
  expect(out).toContain('Un bon cours');
  expect(out).toMatch(/Languages: fr, ar/);
  const { events } = await nibras('info', good, '--json');
  expect(events[0]).toMatchObject({ event: 'info', file: good, languages: ['fr', 'ar'], pages: 1, questions: 0 });
});

test('check ends with 3 where there are errors and names the page', async () => {
  expect((await nibras('check', good)).code).toBe(0);
  const { code, out } = await nibras('check', bad);
  expect(code).toBe(3);
  expect(out).toMatch(/Error \[Première page\] This picture has no alternative text/);
  const json = await nibras('check', good, bad, '--json', '--quiet');
  expect(json.code).toBe(3);
  expect(json.events.map(({ event, code }) => code ?? event)).toEqual(['checked', 'picture.no-alt', 'checked']);
});

test('export writes many packages at once, byte for byte the same the next time', async () => {
  const first = await nibras(
    'export',
    good,
    '--to',
    'scorm12,scorm2004,web',
    '--language',
    'all',
    '--out',
    at('out'),
    '--json',
  );
  expect(first.code).toBe(0);
  const done = first.events.filter(({ event }) => event === 'done');
  expect(readdirSync(at('out')).toSorted()).toEqual([
    'good-ar-scorm12.zip',
    'good-ar-scorm2004.zip',
    'good-ar-web',
    'good-fr-scorm12.zip',
    'good-fr-scorm2004.zip',
    'good-fr-web',
  ]);
  const again = await nibras(
    'export',
    good,
    '--to',
    'scorm12,scorm2004,web',
    '--language',
    'all',
    '--out',
    at('out2'),
    '--json',
    '--jobs',
    '1',
  );
  const hashes = (events: readonly Record<string, unknown>[]): unknown[] =>
    events.map(({ target, language, sha256 }) => `${String(target)} ${String(language)} ${String(sha256)}`).toSorted();
  expect(hashes(again.events.filter(({ event }) => event === 'done'))).toEqual(hashes(done));
  expect(readFileSync(at('out', 'good-fr-scorm12.zip')).equals(readFileSync(at('out2', 'good-fr-scorm12.zip')))).toBe(
    true,
  );
});

test('options of a target are flags, and other targets do not mind them', async () => {
  const { code } = await nibras(
    'export',
    good,
    '--to',
    'scorm12,web',
    '--no-schema-files',
    '--no-as-folder',
    '--out',
    at('flags'),
  );
  expect(code).toBe(0);
  expect(readdirSync(at('flags')).toSorted()).toEqual(['good-fr-scorm12.zip', 'good-fr-web.zip']);
  expect(statSync(at('flags', 'good-fr-scorm12.zip')).size).toBeLessThan(
    statSync(at('out', 'good-fr-scorm12.zip')).size,
  );
});

test('two courses that would be written under one name are refused before anything is written', async () => {
  mkdirSync(at('elsewhere'));
  copyFileSync(good, at('elsewhere', 'Good.nibras'));
  for (const [lang, words] of [
    ['en', 'Nothing was written.'],
    ['fr', 'Rien n’a été écrit.'],
    ['ar', 'لم يُكتب شيء.'],
  ]) {
    const inputs = [good, at('elsewhere', 'Good.nibras')];
    const { code, err } = await nibras('export', ...inputs, '--to', 'web', '--out', at('clash'), '--lang', lang!);
    expect(code).toBe(2);
    expect(err).toContain(words);
    for (const input of inputs) expect(err).toContain(input);
  }
  expect(existsSync(at('clash'))).toBe(false);
  const twice = await nibras('export', good, at('elsewhere', '..', 'good.nibras'), '--to', 'web', '--out', at('twice'));
  expect(twice.code).toBe(0);
  expect(readdirSync(at('twice'))).toHaveLength(1);
});

test('export tells what an update changes for learners', async () => {
  const earlier = at('earlier.nibras');
  copyFileSync(good, earlier);
  const now = at('now.nibras');
  copyFileSync(good, now);
  editFile(now, (document) => {
    addNode(document, { kind: 'page', title: { fr: 'Une page de plus' }, prose: { fr: [paragraph('Mots')] } });
  });
  const run = (course: string, before: string) =>
    nibras('export', course, '--to', 'web', '--out', at('compared'), '--force', '--compare', before);
  const changed = await run(now, earlier);
  expect([changed.code, changed.out + changed.err]).toEqual([
    0,
    expect.stringContaining('Page added: “Une page de plus”'),
  ]);
  const same = await run(good, earlier);
  expect(same.out + same.err).toContain('will notice nothing');
  const other = await run(good, bad);
  expect([other.code, other.out + other.err]).toEqual([0, expect.stringContaining('is another course')]);
  expect((await run(good, at('missing.nibras'))).code).toBe(1);
});

test('errors of a course hold its export back, not that of the others; --force writes it all the same', async () => {
  const held = await nibras('export', bad, good, '--to', 'web', '--out', at('held'));
  expect(held.code).toBe(3);
  expect(held.err).toContain('--force');
  expect(readdirSync(at('held'))).toEqual(['good-fr-web']);
  const forced = await nibras('export', bad, '--to', 'web', '--out', at('held'), '--force');
  expect(forced.code).toBe(0);
  expect(existsSync(at('held', 'bad-fr-web', 'index.html'))).toBe(true);
});

test.each([
  ['a file that is not there', ['info', 'lost.nibras'], 1, 'cannot be found'],
  ['a file that is no course', ['check', 'text.nibras'], 1, 'is not a Nibras course'],
  ['an unknown target', ['export', 'good.nibras', '--to', 'scorm13', '--out', 'o'], 2, 'no such target: scorm13'],
  [
    'a language that the course lacks',
    ['export', 'good.nibras', '--to', 'web', '--out', 'o', '--language', 'de'],
    2,
    '--language de',
  ],
  ['no target', ['export', 'good.nibras', '--out', 'o'], 2, '--to'],
  ['an unknown option', ['info', 'good.nibras', '--loud'], 2, '--loud'],
  ['an unknown command', ['publish', 'good.nibras'], 2, 'publish'],
  ['no file', ['check'], 2, 'files'],
  ['a bad port', ['serve', '--port', '99999'], 2, '--port'],
  ['a bad number of jobs', ['export', 'good.nibras', '--to', 'web', '--out', 'o', '--jobs', '0'], 2, '--jobs'],
])('%s is refused clearly', async (_, args, code, words) => {
  writeFileSync(at('text.nibras'), 'This is not a database. '.repeat(50));
  const { code: given, err } = await new Nibras(args, { cwd: folder }).finished;
  expect(err).toContain(words);
  expect(err).not.toMatch(/\bat .*\.ts:\d+/);
  expect(given).toBe(code);
});

test('a folder where one may not write is named', async () => {
  const locked = mkdtempSync(join(tmpdir(), 'nibras-locked-'));
  try {
    copyFileSync(good, join(locked, 'course.nibras'));
    chmodSync(locked, 0o555);
    // The superuser may write anywhere: the command then runs as the user that owns nothing.
    const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const args = ['export', join(locked, 'course.nibras'), '--to', 'web', '--out', join(locked, 'out')];
    const { code, err } = await new Nibras(args, user).finished;
    expect(err).toContain(`Nibras may not write here: ${locked}`);
    expect(code).toBe(1);
  } finally {
    chmodSync(locked, 0o755);
    rmSync(locked, { recursive: true });
  }
});

test('a target folder that is a file is refused and left alone', async () => {
  writeFileSync(at('taken'), 'mine');
  const { code, err } = await nibras('export', good, '--to', 'web', '--out', at('taken'));
  expect(code).toBe(1);
  expect(err).toContain('taken');
  expect(readFileSync(at('taken'), 'utf8')).toBe('mine');
});

test('help and messages follow the language', async () => {
  const french = await nibras('export', '--help', '--lang', 'fr');
  expect(french.code).toBe(0);
  expect(french.out).toContain('cibles, séparées par des virgules');
  const arabic = await new Nibras(['check', good], { env: { LANG: 'ar_MA.UTF-8' } }).finished;
  expect(arabic.out).toContain('أخطاء: 0');
  expect((await nibras('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('every string of the command is there in three languages', () => {
  const read = (language: string): string[] =>
    Object.keys(
      JSON.parse(
        readFileSync(new URL(`../../../resources/locales/${language}/cli.json`, import.meta.url), 'utf8'),
      ) as object,
    );
  expect(read('fr')).toEqual(read('en'));
  expect(read('ar')).toEqual(read('en'));
});

test('merge brings back what a copy changed, and refuses another course', async () => {
  const copy = at('copy.nibras');
  const file = openCourseFile(good, { readOnly: true });
  await file.copyTo(copy, false);
  file.close();
  editFile(copy, (document) => {
    addNode(document, { kind: 'page', title: { fr: 'Page de la copie' }, prose: { fr: [paragraph('Mots')] } });
  });
  const merged = await nibras('merge', good, copy, '--json');
  expect(merged.code).toBe(0);
  expect(merged.events.at(-1)).toMatchObject({ event: 'merged', entries: 0 });
  expect((await nibras('info', good, '--json')).events[0]).toMatchObject({ pages: 2 });
  const other = await nibras('merge', good, bad);
  expect(other.code).toBe(1);
  expect(other.err).toContain('another course');
});

test('recover writes a new file beside a damaged one', async () => {
  const damaged = at('damaged.nibras');
  const bytes = readFileSync(good);
  writeFileSync(damaged, bytes.subarray(0, bytes.byteLength - 4096));
  expect((await nibras('info', damaged)).err).toContain('damaged');
  const { code, events } = await nibras('recover', damaged, '--json');
  expect(code).toBe(0);
  const saved = String(events.at(-1)?.['path']);
  expect(saved).not.toBe(damaged);
  expect((await nibras('info', saved)).code).toBe(0);
});

test('recover says so where nothing can be read', async () => {
  const hopeless = at('hopeless.nibras');
  const bytes = readFileSync(good);
  writeFileSync(hopeless, bytes.subarray(0, 4096));
  const { code, err } = await nibras('recover', hopeless);
  expect([code, err]).toEqual([1, expect.stringContaining('Nothing that can be read')]);
});

test('serve prints an address where the studio answers, and ends on Ctrl-C', async () => {
  const server = new Nibras(['serve', '--port', '0', '--documents', at('documents')], {
    env: { XDG_CONFIG_HOME: at('config') },
  });
  const [, url = ''] = await server.sees(/(http:\/\/127\.0\.0\.1:\d+\/#token=\S+)/);
  expect((await fetch(url)).status).toBe(200);
  const port = new URL(url).port;
  const second = await new Nibras(['serve', '--port', port], { env: { XDG_CONFIG_HOME: at('config') } }).finished;
  expect(second.code).toBe(1);
  expect(second.err).toContain(port);
  server.signal('SIGINT');
  expect((await server.finished).code).toBe(0);
});

test('preview gives a reviewer a link of its own to read, and nothing else', async () => {
  const preview = new Nibras(['preview', good, '--language', 'ar', '--json']);
  const [, url = ''] = await preview.sees(/"urls":\["([^"]+)"\]/);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('lang="ar"');
  expect((await fetch(new URL('course/index.html', url))).status).toBe(200);
  for (const path of ['/', '/host', '/asset/x/y', '/course/index.html'])
    expect((await fetch(new URL(path, url))).status, path).toBe(404);
  expect((await nibras('preview', good, '--language', 'de')).code).toBe(2);
  preview.signal('SIGINT');
  expect((await preview.finished).code).toBe(0);
});

test('Ctrl-C during an export leaves nothing half written', async () => {
  const large = at('large.nibras');
  expect((await nibras('new', large)).code).toBe(0);
  const file = openCourseFile(large);
  const doc: Y.Doc = readDocument(file);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const megabytes = 600;
  const upload = file.assets.begin('film.mp4', megabytes * 1_048_576);
  const part = new Uint8Array(1_048_576);
  part.set([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x6d, 0x70, 0x34, 0x32]);
  for (let index = 0; index < megabytes; index += 1) upload.write(part);
  const { asset } = upload.finish();
  const document = openDocument(doc);
  const video = createBlock(document, models.video, {
    settings: { asset: [asset.hash, asset.name, asset.mediaType, 0, 0] },
    texts: { title: { fr: 'Film' } },
  });
  addNode(document, { kind: 'page', title: { fr: 'Film' }, prose: { fr: [blockRef(video)] } });
  file.log.append(updates);
  file.close();
  const exporting = new Nibras(['export', large, '--to', 'scorm12', '--out', at('stopped'), '--json', '--force']);
  await exporting.sees(/"step":"write"/);
  exporting.signal('SIGINT');
  const { code, err } = await exporting.finished;
  expect(code).toBe(130);
  expect(err).toContain('Cancelled');
  expect(readdirSync(at('stopped'))).toEqual([]);
});

test('questions of another tool come in and go out again', async () => {
  const gift = at('banque.gift.txt');
  writeFileSync(gift, 'Quel outil ?{=tableur ~texte}\n\nVrai ?{T}\n\nCassée ?{#x}');
  const course = at('questions.nibras');
  expect((await nibras('new', course)).code).toBe(0);
  const read = await nibras('import-questions', course, gift, '--json');
  expect(read.code).toBe(0);
  expect(read.events.at(-1)).toMatchObject({ event: 'questions-imported', count: 2, format: 'gift' });
  expect(read.events[0]).toMatchObject({ code: 'import.gift.bad-number' });
  const out = at('sortie.xml');
  const written = await nibras('export-questions', course, out, '--format', 'moodle-xml');
  expect(written.code).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('<question type="truefalse">');
  expect((await nibras('import-questions', course, at('absent.txt'))).code).toBe(1);
});
