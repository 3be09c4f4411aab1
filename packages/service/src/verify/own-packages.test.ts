import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { addNode, blockRef, createBlock, paragraph } from '@nibras/course';
import { buildPlayer } from '@nibras/player/build';
import { buildSimulator } from '../../build.ts';
import { exportCourseFile } from '../publish/export-course-file.ts';
import { type Bench, createBench, newCourse } from '../test-bench.test-kit.ts';
import type { Step } from './script.ts';
import { verifyPackage } from './verify.ts';

let built: string;
let bench: Bench;
let course: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'nibras-built-'));
  await buildPlayer(join(built, 'player'));
  await buildSimulator(join(built, 'simulator'));
  bench = createBench({ built });
  const { document, session, path } = await newCourse(bench);
  addNode(document, { kind: 'page', title: { fr: 'L’été à Fès' }, prose: { fr: [paragraph('Le début.')] } });
  const block = createBlock(document, models.choice);
  addNode(document, {
    kind: 'page',
    title: { fr: 'Quiz' },
    settings: { quiz: { mastery: 50 } },
    prose: { fr: [blockRef(block)] },
  });
  await session.settled();
  course = path;
});
afterAll(async () => {
  await bench.end();
  rmSync(built, { recursive: true, force: true });
});

const steps: readonly Step[] = [
  { do: 'launch' },
  { do: 'wait' },
  { do: 'next', times: 2 },
  { do: 'answer', option: 1 },
  { do: 'wait', for: 6000 },
  { do: 'close' },
  { do: 'resume' },
  { do: 'wait' },
  { do: 'close' },
];

/** The schema files were left out to be quick; the learner's one attempt at the quiz may have failed for good. */
const tolerated = ['package.no-schema-file', 'scorm.failed-while-unfinished'];

test.concurrent.each(['scorm12', 'scorm2004', 'cmi5', 'xapi'])(
  'what we publish as %s is taken by every LMS that fits',
  async (target) => {
    const { path } = await exportCourseFile(
      {
        course,
        target,
        language: 'fr',
        options: target.startsWith('scorm') ? { schemaFiles: false } : {},
        out: join(bench.folder, `${target}.zip`),
        built,
      },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    const report = await verifyPackage({ path, built, steps, standardLimits: true });
    const said = [report.verdicts, ...report.profiles.flatMap(({ played }) => played.map((one) => one.verdicts))]
      .flat()
      .map(({ rule, element, value }) => [rule, element, value])
      .filter(([rule]) => !tolerated.includes(rule!));
    expect(said).toEqual([]);
    expect(report.profiles.length).toBe(target.startsWith('scorm') ? 3 : 1);
    for (const { profile, played } of report.profiles) {
      const { record } = played[0]!;
      expect([profile, record?.saved]).not.toEqual([profile, 0]);
      expect([profile, record?.resumable, record?.interactions.length]).toEqual([profile, true, 1]);
    }
  },
);
