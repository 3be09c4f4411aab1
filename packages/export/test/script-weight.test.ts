import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

/** What a course with choice questions needs to be read and answered: its launch document's own scripts, and those that it names. */
test.each(['web', 'scorm12', 'scorm2004', 'cmi5', 'xapi'])(
  '%s: at most 12 KB of script, compressed',
  async (target) => {
    const { entries } = await plan(target, tinyCourse());
    const text = (path: string): string => {
      const { body } = entries.find((one) => one.path === path)!;
      return body.kind === 'text' ? body.text : '';
    };
    const scripts = [...text('index.html').matchAll(/<script(?:[^>]* src="([^"]*)")?[^>]*>([^]*?)<\/script>/g)].map(
      ([, src, script]) => (src === undefined ? script : text(src)),
    );
    const bytes = gzipSync(scripts.join('\n'), { level: 6 }).byteLength;
    console.log(target, (bytes / 1024).toFixed(1), 'KB of script');
    expect(bytes).toBeLessThanOrEqual(12 * 1024);
  },
);
