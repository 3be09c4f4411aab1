import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, median } from '../figure.ts';
import { fixtureFolder, mediaFixture } from '../fixtures.ts';
import { runProgram } from '../run-program.ts';
import { type Exported, exportOnce } from './export.ts';

/** Exporting a gigabyte of media in a worker: memory, and time against the `zip` command on the same files. */
export async function measureMedia(repeat: number): Promise<Figure[]> {
  const course = mediaFixture();
  const folder = mkdtempSync(join(fixtureFolder, 'run-'));
  const part = 'export 1 GB';
  try {
    const runs: Exported[] = [];
    const zips: number[] = [];
    const ratios: number[] = [];
    for (let run = 0; run < repeat; run += 1) {
      const out = join(folder, 'package.zip');
      const floor = join(folder, 'floor.zip');
      const taken = await runProgram('zip', ['-q', '-r', '-0', floor, '.'], course.files);
      const exported = await exportOnce(course.path, 'scorm12', out);
      runs.push(exported);
      if (taken) {
        zips.push(taken.seconds);
        ratios.push(exported.seconds / taken.seconds);
      }
      rmSync(out);
      rmSync(floor, { force: true });
    }
    const seconds = median(runs.map((one) => one.seconds));
    const above = median(runs.map((one) => one.most - one.idle));
    return [
      { part, name: 'media', value: course.bytes / 1e6, unit: 'MB' },
      {
        part,
        name: 'time',
        value: seconds,
        unit: 's',
        ...(zips.length > 0 ? { floor: { name: 'zip -0 on the same files', value: median(zips) } } : {}),
      },
      ...(ratios.length > 0
        ? [
            {
              part,
              name: 'times the zip command, run by run',
              value: median(ratios),
              unit: 'times',
              budget: 1,
            } as const,
          ]
        : []),
      { part, name: 'memory above rest', value: above, unit: 'MB', budget: 250 },
      { part, name: 'CPU', value: median(runs.map((one) => one.cpu)), unit: 's' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
