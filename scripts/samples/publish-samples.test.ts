import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
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

/** What its list of pages may weigh, compressed: a title, an id and what counts. It grows with the course, the player does not. */
const bytesOfPage = 45;
/** The same for a question that a draw may choose: its number and marks. */
const bytesOfDrawable = 5;

function drawable(data: string): number {
  const { rules = {} } = JSON.parse(data.slice(data.indexOf('{'), data.lastIndexOf('}') + 1)) as {
    rules?: Record<string, { draws?: [number, number, [number, unknown[]][]][] }>;
  };
  const draws = Object.values(rules).flatMap((page) => page.draws ?? []);
  return draws.flatMap(([, , parts]) => parts.flatMap(([, questions]) => questions)).length;
}

/** What the launch document weighs beyond the budgets of a slow line, compressed. */
function weigh(launch: string, data: string, pages: number): string[] {
  const inside = (tag: string): string =>
    [...launch.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map((match) => match[1]).join('\n');
  const question = launch.indexOf('<course-');
  const weights = {
    script: [inside('script'), 16],
    contents: [data, (bytesOfPage * pages + bytesOfDrawable * drawable(data)) / 1024],
    // The banks use nearly every type of question; pages of draws may need any of them.
    style: [inside('style'), 6],
    firstPage: [launch.slice(0, launch.indexOf('</main>')), 14],
    firstQuestion: [question < 0 ? '' : launch.slice(0, launch.indexOf('</form>', question)), 25],
  } as const;
  return Object.entries(weights).flatMap(([name, [text, most]]) => {
    const bytes = gzipSync(text, { level: 6 }).length;
    return bytes > most * 1024 ? [`${name}: ${bytes}`] : [];
  });
}

describe.each(course.languages)('the sample course in %s', (language) => {
  test.each(['scorm12', 'scorm2004'])('is a whole %s package', async (target) => {
    const out = join(folder, `${language}-${target}.zip`);
    const { diagnostics } = await publish(target, language, out);
    expect(diagnostics).toEqual([]);
    const files = readForwardOnly(readFileSync(out));
    const textOf = (name: string): string => files.find((file) => file.name === name)!.bytes.toString();
    const launch = textOf('index.html');
    expect(launch).toContain(`lang="${language}"`);
    const pages = files.filter(({ name }) => name.endsWith('.html')).length;
    expect(weigh(launch, textOf('course-data.js'), pages)).toEqual([]);
    expect(pages).toBeGreaterThan(70);
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
