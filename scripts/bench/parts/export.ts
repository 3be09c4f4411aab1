import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../child.ts';
import { type Figure, median } from '../figure.ts';
import { fixtureFolder, type HistoryName, historyFixture } from '../fixtures.ts';
import { runProgram } from '../run-program.ts';

const commandFile = join(import.meta.dirname, '../../../packages/cli/bin/nibras.js');

/** What a process found when it exported a course. */
export interface Exported {
  readonly seconds: number;
  readonly cpu: number;
  readonly idle: number;
  readonly most: number;
  readonly bytes: number;
}

/** Exports in a process of its own. */
export async function exportOnce(course: string, target: string, out: string): Promise<Exported> {
  const child = startChild('exporter.mjs');
  try {
    return await child.ask<Exported>('export', { course, target, out });
  } finally {
    await child.end();
  }
}

/** What the command line took to export a course: seconds of CPU and most memory, all its threads together. */
function exportByCommand(course: string, out: string): Promise<{ cpu: number; most: number }> {
  const report = join(out, 'usage.json');
  const tell = `import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(${JSON.stringify(report)},JSON.stringify(process.resourceUsage())))`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, commandFile];
  const child = spawn(process.execPath, [...args, 'export', course, '--to', 'scorm12', '--out', out, '--force'], {
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) return reject(new Error(`nibras export ended with ${code}`));
      const used = JSON.parse(readFileSync(report, 'utf8')) as NodeJS.ResourceUsage;
      resolve({ cpu: (used.userCPUTime + used.systemCPUTime) / 1e6, most: used.maxRSS / 1024 });
    });
  });
}

/** Exporting a course of text and questions: CPU and memory. */
export async function measureExport(name: HistoryName, repeat: number): Promise<Figure[]> {
  const course = await historyFixture(name);
  const folder = mkdtempSync(join(fixtureFolder, 'run-'));
  const part = `export ${name}`;
  try {
    const runs: Exported[] = [];
    const zips: number[] = [];
    const out = join(folder, 'package.zip');
    const site = join(folder, 'site');
    for (let run = 0; run < repeat; run += 1) {
      runs.push(await exportOnce(course.path, 'scorm12', out));
      if (run === 0) {
        mkdirSync(site);
        await runProgram('unzip', ['-q', out, '-d', site], folder);
      }
      rmSync(join(folder, 'floor.zip'), { force: true });
      const taken = await runProgram('zip', ['-q', '-r', '-9', '../floor.zip', '.'], site);
      if (taken) zips.push(taken.cpu);
    }
    const commands: { cpu: number; most: number }[] = [];
    mkdirSync(join(folder, 'command'));
    for (let run = 0; run < repeat; run += 1)
      commands.push(await exportByCommand(course.path, join(folder, 'command')));
    const pick = (key: keyof Exported): number => median(runs.map((one) => one[key]));
    return [
      {
        part,
        name: 'CPU',
        value: pick('cpu'),
        unit: 's',
        budget: 1,
        ...(zips.length > 0 ? { floor: { name: 'zip of the same files', value: median(zips) } } : {}),
      },
      {
        part,
        name: 'most memory of the process',
        value: pick('most'),
        unit: 'MB',
        budget: 150,
        floor: { name: 'the process at rest', value: pick('idle') },
      },
      {
        part,
        name: 'memory above the process at rest',
        value: median(runs.map((one) => one.most - one.idle)),
        unit: 'MB',
      },
      {
        part,
        name: 'npx nibras export: CPU, check and start included',
        value: median(commands.map((one) => one.cpu)),
        unit: 's',
      },
      { part, name: 'npx nibras export: most memory', value: median(commands.map((one) => one.most)), unit: 'MB' },
      { part, name: 'time', value: pick('seconds'), unit: 's' },
      { part, name: 'package', value: pick('bytes') / 1e6, unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
