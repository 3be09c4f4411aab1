import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

/** Kilobytes of script, compressed, that a course with choice questions runs, by target. */
const most = { web: 12, scorm12: 13.5, scorm2004: 13.5, cmi5: 16.5, xapi: 16 };

test.each(Object.entries(most))('%s: at most %d KB of script', async (target, limit) => {
  const { entries } = await plan(target, tinyCourse());
  const text = (path: string): string => {
    const { body } = entries.find((one) => one.path === path)!;
    return body.kind === 'text' ? body.text : '';
  };
  const inline = [...text('index.html').matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script);
  const bytes = gzipSync([...inline, text('course-data.js')].join('\n'), { level: 6 }).byteLength;
  console.log(target, (bytes / 1024).toFixed(1), 'KB of script');
  expect(bytes).toBeLessThanOrEqual(limit * 1024);
});
