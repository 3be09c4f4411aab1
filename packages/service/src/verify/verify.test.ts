import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProfileId } from '@nibras/lms';
import { buildSimulator } from '../../build.ts';
import { findBrowser } from './find-browser.ts';
import {
  type Files,
  small12,
  small2004,
  smallCmi5,
  sound12,
  sound2004,
  writePackage,
} from './small-packages.test-kit.ts';
import { parseScript, type Step } from './script.ts';
import { verifyPackage, type VerifyReport, type VerifyRequest } from './verify.ts';

let built: string;
let folder: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  folder = mkdtempSync(join(tmpdir(), 'nibras-verify-'));
  await buildSimulator(join(built, 'simulator'));
});
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const once: readonly Step[] = [{ do: 'launch' }, { do: 'wait' }, { do: 'close' }];
const patient: readonly Step[] = [{ do: 'launch' }, { do: 'wait', for: 6000 }, { do: 'close' }];
const verify = (path: string, more: Partial<VerifyRequest> = {}): Promise<VerifyReport> =>
  verifyPackage({ path, built, steps: once, ...more });
const rules = (report: VerifyReport): string[] => [
  ...report.verdicts.map(({ rule }) => rule),
  ...report.profiles.flatMap(({ played }) => played.flatMap((one) => one.verdicts.map(({ rule }) => rule))),
];
let count = 0;
const written = (files: Files): Promise<string> => writePackage(folder, `small-${(count += 1)}`, files);

const question = (type: string, response: string): string =>
  `${sound2004} set('cmi.interactions.0.id', 'q1'); set('cmi.interactions.0.type', '${type}'); set('cmi.interactions.0.learner_response', ${JSON.stringify(response)}); commit();`;

const faulty: readonly (readonly [fault: string, rule: string, profile: ProfileId, files: Files])[] = [
  [
    'the status before the score',
    'open-edx.status-before-score',
    'open-edx',
    small2004(
      "set('cmi.completion_status', 'completed'); set('cmi.success_status', 'passed'); set('cmi.score.raw', '80');",
    ),
  ],
  [
    'saving only when the page goes',
    'scorm.saved-only-while-leaving',
    'moodle',
    small12(
      "addEventListener('pagehide', function () { set('cmi.core.lesson_status', 'incomplete'); set('cmi.suspend_data', 'x'); set('cmi.core.exit', 'suspend'); finish(); });",
    ),
  ],
  [
    'never a commit',
    'scorm.no-commit',
    'moodle',
    small12("set('cmi.core.lesson_location', 'p1'); addEventListener('pagehide', finish);"),
  ],
  [
    'an over-long state',
    'scorm.too-long',
    'strict-scorm12',
    small12(`${sound12} set('cmi.suspend_data', 'x'.repeat(5000));`),
  ],
  [
    'an over-long state',
    'moodle.over-standard-limit',
    'moodle',
    small12(`${sound12} set('cmi.suspend_data', 'x'.repeat(5000));`),
  ],
  ['hyphens in identifiers', 'scorm.response', 'moodle', small2004(question('choice', 'option-1'))],
  ['a line break in an essay', 'scorm.line-break', 'moodle', small2004(question('long-fill-in', 'one\ntwo'))],
  ['no exit', 'scorm.no-suspend', 'moodle', small2004(sound2004.replace("set('cmi.exit', 'suspend');", ''))],
  [
    'failed for half-done',
    'scorm.failed-while-unfinished',
    'moodle',
    small12(`${sound12} set('cmi.core.lesson_status', 'failed'); commit();`),
  ],
  [
    'never the end of the session',
    'scorm.never-finished',
    'strict-scorm12',
    small12(sound12.replace("addEventListener('pagehide', finish);", '')),
  ],
  ['a file that is not there', 'play.not-found', 'moodle', small12(sound12, {}, '<img src="missing.png" alt="">')],
  [
    'another host',
    'play.remote',
    'moodle',
    small12(`${sound12} fetch('https://elsewhere.example/x').catch(function () {});`),
  ],
  ['a broken script', 'play.script-error', 'moodle', small12(`${sound12} nothing();`)],
  ['a dialog', 'play.dialog', 'moodle', small12(`${sound12} alert('Stop');`)],
  [
    'nothing at all',
    'scorm.never-initialized',
    'moodle',
    { ...small12(''), 'index.html': '<!doctype html><title>x</title>' },
  ],
  ['preferences not read', 'cmi5.preferences-first', 'cmi5', smallCmi5("await send('initialized');")],
  [
    'completed first',
    'cmi5.initialized-first',
    'cmi5',
    smallCmi5("await preferences(); await send('completed', { completion: true, duration: 'PT1S' });"),
  ],
];

describe('each planted fault is named', () => {
  test.concurrent.each(faulty)('%s: %s in %s', async (_fault, rule, profile, files) => {
    const steps = rule === 'scorm.no-commit' ? patient : once;
    const report = await verify(await written(files), { profiles: [profile], steps });
    expect(report.notPlayed).toBeUndefined();
    expect(rules(report)).toContain(rule);
  });
});

test('sound courses come through every LMS without an error, and resume', async () => {
  const steps: readonly Step[] = [...once, { do: 'resume' }, { do: 'wait' }, { do: 'close' }];
  for (const files of [small12(sound12), small2004(sound2004)]) {
    const report = await verify(await written(files), { steps });
    expect(report.profiles).toHaveLength(3);
    expect([rules(report), report.errors]).toEqual([[], 0]);
    expect(report.profiles[0]!.played[0]!.record).toMatchObject({ completion: 'incomplete', resumable: true });
  }
  const cmi5 = await verify(
    await written(
      smallCmi5(
        "await preferences(); await send('initialized'); await send('completed', { completion: true, duration: 'PT1S' }); await send('terminated', { duration: 'PT1S' });",
      ),
    ),
  );
  expect([rules(cmi5), cmi5.errors]).toEqual([[], 0]);
  expect(cmi5.profiles[0]!.played[0]!.record).toMatchObject({ completion: 'completed', completionGiven: true });
});

test('a script of faults: what was stored before the cut stays, what came after is refused', async () => {
  const path = await written(
    small12(
      `${sound12} var n = 0; document.write('<button onclick="set(&#39;cmi.core.lesson_location&#39;, &#39;q&#39; + (n += 1)); commit()">Go</button>');`,
    ),
  );
  const steps: readonly Step[] = [
    { do: 'launch' },
    { do: 'click', target: 'button' },
    { do: 'fault', name: 'offline' },
    { do: 'click', target: 'button' },
    { do: 'kill' },
    { do: 'click', target: '#nowhere' },
  ];
  const report = await verify(path, { steps, profiles: ['moodle'] });
  const [played] = report.profiles[0]!.played;
  expect(played!.verdicts.map(({ rule }) => rule)).toEqual(['lms.offline', 'play.step']);
  expect(JSON.stringify(played!.log['stored'])).toContain('"cmi.core.lesson_location":"q1"');
});

test('without a browser the rest is still told', async () => {
  const report = await verify(await written(small12(sound12)), { env: { NIBRAS_BROWSER: 'none' } });
  expect(report).toMatchObject({ kind: 'scorm12', notPlayed: 'no-browser', profiles: [] });
  const seen: string[] = [];
  findBrowser({ PROGRAMFILES: 'C:\\Programs' }, 'win32', (path) => seen.push(path) === 0);
  findBrowser({ HOME: '/Users/x' }, 'darwin', (path) => seen.push(path) === 0);
  expect(seen.join('\n')).toMatch(/chrome\.exe[^]*msedge\.exe[^]*Google Chrome/);
  expect(findBrowser({ NIBRAS_BROWSER: '/x' }, 'linux', () => true)).toBe('/x');
});

describe('a zip of a stranger', () => {
  const refused = async (name: string, bytes: Uint8Array | string): Promise<unknown> => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return verify(path).catch((error: unknown) => (error as { code: unknown }).code);
  };
  test('what is none', async () => {
    expect(await refused('no.zip', 'text')).toBe('package.not-a-zip');
    expect(await verify(join(folder, 'missing.zip')).catch((error: unknown) => (error as { code: unknown }).code)).toBe(
      'file.not-found',
    );
  });
  test('names that lead out', async () => {
    const zip = new JSZip();
    zip.file('xx/evil.txt', 'x', { createFolders: false });
    const bytes = await zip.generateAsync({ type: 'nodebuffer' });
    const slip = Buffer.from(bytes.toString('latin1').replaceAll('xx/evil.txt', '../evil.txt'), 'latin1');
    expect(await refused('slip.zip', slip)).toBe('package.unsafe');
  });
  test('a bomb', async () => {
    const zip = new JSZip();
    zip.file('imsmanifest.xml', Buffer.alloc(64 * 1024 * 1024));
    expect(await refused('bomb.zip', await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }))).toBe(
      'package.unsafe',
    );
  });
});

test('scripts are read with care', () => {
  expect(parseScript('[{"do":"launch"},{"do":"fault","name":"slow","on":false}]')).toMatchObject({ ok: true });
  for (const bad of ['{', '[]', '{"steps":[{"do":"dance"}]}', '[{"do":"click"}]', '[{"do":"wait","for":-1}]'])
    expect([bad, parseScript(bad).ok]).toEqual([bad, false]);
});

const samples = resolve(import.meta.dirname, '../../../../../shared/standards/scorm');
const there = existsSync(samples);
if (!there) console.info('skipped: the sample packages of shared/standards/scorm are not here');

describe.skipIf(!there)('the sample packages', () => {
  test.each<[string, readonly (readonly [rule: string, value: string])[]]>([
    ['moodle/invalid.zip', [['package.no-manifest', 'test.htm']]],
    ['moodle/badscorm.zip', [['package.manifest-in-folder', '']]],
    ['moodle/validscorm.zip', [['package.empty-manifest', 'no root element']]],
    [
      'moodle/validaicc.zip',
      [
        ['package.missing-file', 'moodle.crs'],
        ['package.missing-file', 'moodle.au'],
        ['package.missing-file', 'moodle.des'],
      ],
    ],
    ['adl-2004-4th/ADL_LMSTestPackage_API.zip', [['package.missing-file', 'common/lmsrtefunctions.js']]],
    ['adl-2004-4th/ADL_LMSTestPackage_DMI.zip', [['package.missing-file', 'common/LMSTest.jar']]],
    ['adl-2004-4th/ADL_LMSTestPackage_CM-01.zip', [['package.missing-file', 'resources/SequencingTest.htm']]],
    ['adl-2004-4th/ADL_LMSTestPackage_CO-01.zip', [['package.missing-file', 'resources/SequencingTest.htm']]],
    ['adl-2004-4th/ADL_LMSTestPackage_MS-01.zip', [['package.missing-file', 'resources/SequencingTest.htm']]],
    [
      'adl-2004-4th/ADL_LMSTestPackage_T-01a.zip',
      [
        ['package.missing-file', 'resources/SequencingTest.htm'],
        ['moodle.map-info', 'imsss:mapInfo'],
      ],
    ],
    ['moodle/RuntimeBasicCalls_SCORM20043rdEdition.zip', [['open-edx.same-basename', 'Etiquette/questions.js']]],
  ])('%s', async (name, expected) => {
    const report = await verify(join(samples, name), { staticOnly: true });
    const found = report.verdicts.map(({ rule, value }) => [rule, value]);
    for (const one of expected) expect(found).toContainEqual(one);
  });
  test('the course that speaks the least is taken for completed by Moodle on opening', async () => {
    const report = await verify(join(samples, 'moodle/RuntimeMinimumCalls_SCORM12-mini.zip'), { profiles: ['moodle'] });
    expect(rules(report)).toEqual(expect.arrayContaining(['moodle.completed-by-default', 'scorm.no-session-time']));
    expect(report.profiles[0]!.played[0]!.record).toMatchObject({ completion: 'completed', completionGiven: true });
  });
  test('the course that stores only when the page goes, and sends numbers for text', async () => {
    const report = await verify(join(samples, 'moodle/RuntimeBasicCalls_SCORM20043rdEdition.zip'), {
      profiles: ['strict-scorm2004'],
      steps: [{ do: 'launch' }, { do: 'wait' }, { do: 'wait', for: 6000 }, { do: 'close' }],
    });
    expect(rules(report)).toEqual(expect.arrayContaining(['scorm.no-commit', 'scorm.not-text']));
    expect(report.profiles[0]!.played[0]!.record).toMatchObject({ completion: 'incomplete', resumable: true });
  });
});
