import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RenderedCourse } from '../src/rendered-course.ts';
import { longCourse, pictureFacts, referenceCourse } from './fixture-course.ts';
import { render } from './site.ts';
import { toolsCourse } from './tools-course.ts';

const gzip = (text: string): number => gzipSync(text, { level: 6 }).length;
const textOf = (course: RenderedCourse, path: string): string => {
  const file = course.files.find((one) => one.path === path);
  return file?.body.kind === 'text' ? file.body.text : '';
};
const inside = (html: string, tag: 'script' | 'style'): string =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map((match) => match[1]).join('\n');

/** What is fetched only when the learner asks for a tool. */
const onUse = ['features.js', 'search-data.js'];

const zipped = (files: RenderedCourse['files']): number =>
  files.reduce(
    (sum, { body, path }) =>
      sum + (body.kind === 'text' ? 76 + 2 * path.length + deflateRawSync(body.text, { level: 9 }).length : 0),
    22,
  );

/** Where no question came with the launch document: what the first page with one weighs, fetched ahead. */
function toQuestion(course: RenderedCourse): number {
  const pages = course.files.filter(({ role, path }) => role === 'page' && textOf(course, path).includes('<course-'));
  const html = pages[0] ? textOf(course, pages[0].path) : '';
  return gzip(html.slice(0, html.indexOf('</form>')));
}

/** What the launch document weighs up to certain points, and what it fetches by itself. */
function weigh(course: RenderedCourse): Record<string, number> {
  const launch = textOf(course, 'index.html');
  const first = launch.slice(0, launch.indexOf('</main>'));
  const question = launch.indexOf('<course-');
  const fetched = [...launch.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, src]) => src!);
  const script = [inside(launch, 'script'), ...fetched.map((path) => textOf(course, path))].join('\n');
  const styles = inside(launch, 'style') + (launch.includes('href="style.css"') ? textOf(course, 'style.css') : '');
  return {
    scriptGzip: gzip(script),
    script: Buffer.byteLength(script),
    styleGzip: gzip(styles),
    style: Buffer.byteLength(styles),
    firstPageGzip: gzip(first),
    firstPage: Buffer.byteLength(first),
    toQuestionGzip:
      question < 0 ? gzip(launch) + toQuestion(course) : gzip(launch.slice(0, launch.indexOf('</form>', question))),
    launchGzip: gzip(launch),
    launch: Buffer.byteLength(launch),
    zip: zipped(course.files),
    onUse: zipped(course.files.filter(({ path }) => onUse.includes(path))),
    onUseGzip: onUse.reduce((sum, path) => sum + gzip(textOf(course, path)), 0),
  };
}

const KB = 1024;
/** What the packager of a web site adds to it: `offline.js`. */
const worker = 1380;
const mostZip = { none: 40 * KB - worker, scorm12: 40 * KB, scorm2004: 40 * KB, cmi5: 40 * KB, xapi: 40 * KB };

describe.each(['none', 'scorm12', 'scorm2004', 'cmi5', 'xapi'] as const)('bytes of a package for %s', (adapter) => {
  test('text and single choice', async () => {
    const bytes = weigh(
      await render(referenceCourse(3, { pictures: [pictureFacts.hash, pictureFacts.hash] }), adapter),
    );
    console.log(adapter, 'text and choice', JSON.stringify(bytes));
    expect(bytes['scriptGzip']).toBeLessThan(12 * KB);
    expect(bytes['styleGzip']).toBeLessThan(5 * KB);
    expect(bytes['firstPageGzip']).toBeLessThan(14 * KB);
    expect(bytes['toQuestionGzip']).toBeGreaterThan(0);
    expect(bytes['toQuestionGzip']).toBeLessThan(25 * KB);
    expect(bytes['zip']).toBeLessThan(mostZip[adapter]);
    expect(bytes['onUseGzip']).toBeLessThan(20 * KB);
  });

  test('the tools, with a glossary and a certificate', async () => {
    for (const language of ['fr', 'ar', 'en']) {
      const bytes = weigh(await render(toolsCourse(), adapter, language));
      console.log(adapter, language, 'tools', bytes['onUseGzip']);
      expect(bytes['onUseGzip']).toBeLessThan(30 * KB);
    }
  });

  test('all four question types', async () => {
    const bytes = weigh(await render(referenceCourse(3, { allTypes: true }), adapter));
    console.log(adapter, 'all four types', JSON.stringify(bytes));
    expect(bytes['scriptGzip']).toBeLessThan(16 * KB);
    expect(bytes['toQuestionGzip']).toBeLessThan(25 * KB);
  });

  test('a long course shows its first page like a short one', async () => {
    const short = weigh(await render(longCourse(3), adapter));
    const long = weigh(await render(longCourse(100), adapter));
    console.log(adapter, '100 pages', JSON.stringify(long));
    expect(Math.abs(long['firstPage']! - short['firstPage']!)).toBeLessThan(2 * KB);
    expect(long['launchGzip']).toBeLessThan(25 * KB);
  });
});

test('a package carries only what its pages use', async () => {
  const course = await render(referenceCourse(2, { quiz: false }), 'none');
  const everything = course.files.map((file) => (file.body.kind === 'text' ? file.body.text : '')).join('\n');
  const present = ['.options li', '.pairs li', 'figcaption{', '.callout>', '.result{', 'nibras.define'].filter((one) =>
    everything.includes(one),
  );
  expect(present).toEqual([]);
});
