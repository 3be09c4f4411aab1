import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { type Figure, formatTable, missesBudget, ratioOf } from './figure.ts';
import { measureBank } from './parts/bank.ts';
import { measureExport } from './parts/export.ts';
import { measureMedia } from './parts/media.ts';
import { measureOpen } from './parts/open.ts';
import { measureTyping } from './parts/typing.ts';

const root = join(import.meta.dirname, '../..');
const parts = ['open', 'typing', 'export', 'bank', 'media'] as const;
type Part = (typeof parts)[number];

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join(',') },
    repeat: { type: 'string', default: '5' },
    keys: { type: 'string', default: '150' },
    small: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench -- [--only ${parts.join(',')}] [--repeat 5] [--keys 150] [--small]

  --only    parts to measure, apart by commas
  --repeat  runs of each figure that is a median
  --keys    keys typed for each course
  --small   a course of a few pages in the place of the large ones, to try the bench itself`);
  process.exit(0);
}

const wanted = values.only.split(',').filter((one): one is Part => (parts as readonly string[]).includes(one));
const repeat = Math.max(1, Number(values.repeat) || 1);
const keys = Math.max(10, Number(values.keys) || 10);
const load = (): number => loadavg()[0]!;

const figures: Figure[] = [];
const loads: Record<string, [number, number]> = {};
async function measure(part: string, work: () => Promise<Figure[]>): Promise<void> {
  console.log(`Measuring: ${part}…`);
  const before = load();
  figures.push(...(await work()));
  loads[part] = [before, load()];
}

const browser = wanted.includes('open') || wanted.includes('typing') ? await launchBrowser() : undefined;
try {
  if (browser && wanted.includes('open'))
    await measure('open', () => measureOpen(browser, values.small ? 'small' : 'large', repeat));
  if (browser && wanted.includes('typing')) {
    await measure('typing on a page of 500 blocks', () => measureTyping(browser, 'longPage', keys));
    await measure('typing in a large course', () => measureTyping(browser, values.small ? 'small' : 'large', keys));
  }
  if (wanted.includes('export'))
    for (const name of values.small ? (['small'] as const) : (['hundredPlainPages', 'hundredPages'] as const))
      await measure(`export of ${name}`, () => measureExport(name, repeat));
  if (wanted.includes('bank')) await measure('a bank of 2,000 questions', () => measureBank(repeat));
  if (wanted.includes('media')) await measure('export of a gigabyte', () => measureMedia(Math.min(3, repeat)));
} finally {
  await browser?.close();
}

const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryMB: Math.round(totalmem() / 1024 / 1024),
  node: process.version,
  browser: browser?.version() ?? '',
  loads,
};
const reports = join(root, 'out/reports');
mkdirSync(reports, { recursive: true });
writeFileSync(
  join(reports, 'bench.json'),
  `${JSON.stringify({ machine, figures: figures.map((one) => ({ ...one, ratio: ratioOf(one) })) }, null, 2)}\n`,
);
console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
for (const [part, [before, after]] of Object.entries(loads))
  console.log(`load during "${part}": ${before.toFixed(1)} to ${after.toFixed(1)}`);
console.log(`\n${formatTable(figures)}\n\nout/reports/bench.json`);
const missed = figures.filter(missesBudget);
if (missed.length > 0) console.log(`Budgets missed: ${missed.map((one) => `${one.part}: ${one.name}`).join('; ')}`);
