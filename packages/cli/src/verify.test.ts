import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nibras, Nibras } from './nibras.test-kit.ts';

let folder: string;
let path: string;
const bare = { NIBRAS_BROWSER: 'none' };
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Awaited<ReturnType<typeof nibras>>> =>
  new Nibras(['verify', ...args], { env }).finished;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nibras-cli-verify-'));
  path = join(folder, 'small.zip');
  const zip = new JSZip();
  zip.file(
    'imsmanifest.xml',
    `<manifest identifier="m" xmlns:adlcp="x"><metadata><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>Small</title><item identifier="i" identifierref="r"><title>Small</title></item></organization></organizations><resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource></resources></manifest>`,
  );
  zip.file(
    'index.html',
    `<!doctype html><title>x</title><script>var a = parent.API; a.LMSInitialize(''); a.LMSSetValue('cmi.core.lesson_status', 'done'); a.LMSFinish('');</script>`,
  );
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a refused value ends with 3, in words and as JSON, and everything said goes into the log', async () => {
  const log = join(folder, 'log');
  const said = await run([path, '--profile', 'moodle', '--lang', 'fr', '--log', log]);
  expect(said.code).toBe(3);
  expect(said.out).toMatch(
    /cmi\.core\.lesson_status “done”: ne fait pas partie de : passed, .*\(2 fois\) \[SCORM 1\.2 RTE 3\.4/,
  );
  expect(said.out).toContain('achèvement accordé : oui');
  expect(readdirSync(log)).toEqual(['small-moodle-1.json']);
  const told = await run([path, '--profile', 'strict-scorm12', '--json']);
  expect(told.code).toBe(3);
  expect(told.events).toMatchObject([
    {
      event: 'verified',
      kind: 'scorm12',
      profiles: [{ profile: 'strict-scorm12', played: [{ record: { completion: 'not attempted' } }] }],
    },
  ]);
});

test('without a browser: what can be seen, and 4', async () => {
  const said = await run([path], bare);
  expect([said.code, said.out]).toEqual([4, expect.stringContaining('NIBRAS_BROWSER') as string]);
  expect((await run([path, '--no-play'], bare)).code).toBe(0);
});

test('what cannot be done is refused', async () => {
  const script = join(folder, 'script.json');
  writeFileSync(script, '[{"do":"dance"}]');
  expect((await run([join(folder, 'none.zip')], bare)).code).toBe(1);
  expect((await run([script], bare)).err).toContain('not a zip file');
  expect((await run([path, '--profile', 'blackboard'], bare)).err).toContain('strict-scorm12');
  expect((await run([path, '--script', script], bare)).err).toContain('cannot be read');
});
