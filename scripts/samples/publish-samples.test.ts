import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportCourseFile, type ExportOutcome, usualBuiltFolder } from '@nibras/service';
import { readForwardOnly } from '../../packages/export/test/read-stream.ts';
import { readCourseFacts } from './compile-course.ts';
import { writeCourse } from './write-course.ts';

const source = resolve(import.meta.dirname, '../../resources/samples/ict-daily-work');
const { course } = readCourseFacts(source);
const folder = mkdtempSync(join(tmpdir(), 'nibras-publish-'));
const file = join(folder, 'sample.nibras');
beforeAll(async () => {
  await writeCourse(source, file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const publish = (target: string, language: string, out: string): Promise<ExportOutcome> =>
  exportCourseFile(
    { course: file, target, language, options: {}, out, built: usualBuiltFolder() },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );

describe.each(course.languages)('the sample course in %s', (language) => {
  test.each(['scorm12', 'scorm2004'])('is a whole %s package', async (target) => {
    const out = join(folder, `${language}-${target}.zip`);
    const { diagnostics } = await publish(target, language, out);
    expect(diagnostics).toEqual([]);
    const files = readForwardOnly(readFileSync(out));
    const launch = files.find(({ name }) => name === 'index.html')!.bytes.toString();
    expect(launch).toContain(`lang="${language}"`);
    expect(files.filter(({ name }) => name.endsWith('.html')).length).toBeGreaterThan(70);
    // The drawings of this language, and only those.
    expect(files.filter(({ name }) => name.endsWith('.svg')).length).toBeLessThan(25);
  });

  test('is a whole web site', async () => {
    const out = join(folder, `${language}-web`);
    const { diagnostics } = await publish('web', language, out);
    expect(diagnostics).toEqual([]);
    const names = readdirSync(out);
    expect(names).toContain('index.html');
    for (const name of names.filter((one) => one.endsWith('.html')))
      for (const [, src] of readFileSync(join(out, name), 'utf8').matchAll(/<img src="([^"]+)"/g))
        expect(names, name).toContain(src);
  });
});
