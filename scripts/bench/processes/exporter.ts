import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { answerRequests } from '../child.ts';

const built = resolve(import.meta.dirname, '../../../out');
const megabytes = (): number => process.memoryUsage.rss() / 1024 / 1024;

interface Outcome {
  readonly bytes: number;
}

function runWorker(request: object): Promise<Outcome> {
  const worker = new Worker(join(built, 'main/export-worker.js'), {
    workerData: request,
    // As the service starts it.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  return new Promise<Outcome>((done, fail) => {
    worker.on('message', (message: { kind: string; outcome?: Outcome; message?: string; code?: string }) => {
      if (message.kind === 'done') done(message.outcome!);
      else if (message.kind !== 'progress') fail(new Error(message.message ?? message.code ?? message.kind));
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the export ended without an outcome')));
  }).finally(() => void worker.terminate());
}

answerRequests({
  /** Exports a course in the built worker; hands back seconds, seconds of CPU, and memory before and at most. */
  async export({ course, target, out }: { course: string; target: string; out: string }) {
    await sleep(300);
    const idle = megabytes();
    let most = idle;
    const watch = setInterval(() => {
      most = Math.max(most, megabytes());
    }, 5);
    const before = process.cpuUsage();
    const start = performance.now();
    const { bytes } = await runWorker({ course, target, options: {}, out, built });
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(before);
    clearInterval(watch);
    const cpu = (used.user + used.system) / 1e6;
    return { seconds, cpu, idle, most: Math.max(most, process.resourceUsage().maxRSS / 1024), bytes };
  },
});
