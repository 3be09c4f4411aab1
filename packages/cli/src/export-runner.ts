import { basename } from 'node:path';
import { Cancelled } from '@nibras/base';
import { type ExportFileRequest, type ExportJob, type ExportStep, startExport } from '@nibras/service';
import { exitCodes } from './exit-codes.ts';
import { reportFailure } from './failures.ts';
import { inMegabytes } from './sizes.ts';
import type { Terminal } from './terminal.ts';

/** One package to be written. */
export type PlannedExport = ExportFileRequest & { readonly language: string };

/** Runs exports in worker threads, so many at once; Ctrl-C stops them all and leaves no partial file. */
export async function runExports(planned: readonly PlannedExport[], jobs: number, terminal: Terminal): Promise<number> {
  const { t } = terminal;
  const shares = planned.map(() => 0);
  const running = new Set<ExportJob>();
  let cancelled = false;
  let code: number = exitCodes.done;
  let done = 0;
  const show = (what: string): void => {
    const share = shares.reduce((sum, one) => sum + one, 0) / planned.length;
    terminal.progress(share, `${done}/${planned.length}  ${what}`);
  };

  const exportOne = async (request: PlannedExport, index: number): Promise<void> => {
    const at = { file: request.course, target: request.target, language: request.language };
    const what = basename(request.out);
    let told: ExportStep | undefined;
    const job = startExport(request, (step, progress) => {
      shares[index] = progress;
      if (step !== told) terminal.tell({ event: 'progress', ...at, step, progress });
      told = step;
      show(what);
    });
    running.add(job);
    try {
      const { path, bytes, hash, weight, diagnostics } = await job.outcome;
      const warnings = diagnostics.filter(({ severity }) => severity !== 'info').length;
      terminal.tell({ event: 'done', ...at, path, bytes, sha256: hash, weight, diagnostics });
      terminal.say(
        t(warnings > 0 ? 'cli.export.done-with' : 'cli.export.done', {
          path,
          size: inMegabytes(t, bytes),
          count: warnings,
        }),
      );
    } catch (error) {
      if (!(error instanceof Cancelled && cancelled)) code = Math.max(code, reportFailure(error, terminal, at));
    } finally {
      running.delete(job);
      shares[index] = 1;
      done += 1;
      show(what);
    }
  };

  const stop = (): void => {
    cancelled = true;
    for (const job of running) job.cancel();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < planned.length && !cancelled) {
        const index = next;
        next += 1;
        await exportOne(planned[index]!, index);
      }
    };
    await Promise.all(Array.from({ length: Math.min(jobs, planned.length) }, work));
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  return cancelled ? reportFailure(new Cancelled(), terminal) : code;
}
