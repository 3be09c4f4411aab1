// Plain JavaScript, so that reading TypeScript takes no part of the memory that is measured.
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const built = resolve(import.meta.dirname, '../../../out');
const megabytes = () => process.memoryUsage.rss() / 1024 / 1024;

function runWorker(request) {
  const worker = new Worker(join(built, 'main/export-worker.js'), {
    workerData: request,
    // As the service starts it.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  return new Promise((done, fail) => {
    worker.on('message', (message) => {
      if (message.kind === 'done') done(message.outcome);
      else if (message.kind !== 'progress') fail(new Error(message.message ?? message.code ?? message.kind));
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the export ended without an outcome')));
  }).finally(() => void worker.terminate());
}

/** Exports a course in the built worker; hands back seconds, seconds of CPU, and memory before and at most. */
async function exportCourse({ course, target, out }) {
  await sleep(300);
  const idle = megabytes();
  const before = process.cpuUsage();
  const start = performance.now();
  const { bytes } = await runWorker({ course, target, options: {}, out, built });
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1e6;
  return { seconds, cpu, idle, most: process.resourceUsage().maxRSS / 1024, bytes };
}

process.on('message', ({ argument }) => {
  exportCourse(argument).then(
    (answer) => process.send({ ok: true, answer }),
    (error) => process.send({ ok: false, error: String(error.stack ?? error) }),
  );
});
