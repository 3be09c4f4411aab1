import { z } from 'zod';
import { AppError, Cancelled, newId } from '@nibras/base';
import { endingOf, parseTarget, targets } from '@nibras/export';
import type { HostHandlers } from '@nibras/host';
import { foreseeCourse } from '../publish/foresee.ts';
import { type ExportJob, startExport } from '../publish/export-job.ts';
import type { ServiceContext } from '../service-context.ts';

type PublishHandlers = Pick<HostHandlers, 'publish.targets' | 'publish.foresee' | 'publish.start' | 'publish.cancel'>;

export function publishHandlers({ courses, built, now, options }: ServiceContext): PublishHandlers {
  const jobs = new Map<string, ExportJob>();
  return {
    'publish.targets': () => ({
      targets: Object.values(targets).map((target) => ({
        id: target.id,
        options: z.toJSONSchema(target.options, { io: 'input' }) as Record<string, unknown>,
        fileName: endingOf(target, target.options.parse({})),
      })),
    }),
    async 'publish.foresee'({ course, target, language, options: given }, { connection }) {
      parseTarget(target, given);
      const { progress, changes, previous, losses } = await foreseeCourse(courses.find(course, connection), {
        target,
        language,
        options: given,
      });
      return {
        progress: { ...progress, lost: [...progress.lost] },
        changes: [...changes],
        losses: [...losses],
        ...(previous === undefined ? {} : { previous }),
      };
    },
    'publish.start'(input, { connection }) {
      const course = courses.find(input.course, connection);
      parseTarget(input.target, input.options);
      const job = newId();
      const tell = (progress: Parameters<typeof connection.emit<'publish.progress'>>[1]): void =>
        connection.emit('publish.progress', progress);
      const started = startExport(
        {
          course: course.file.path,
          target: input.target,
          language: input.language,
          options: input.options,
          out: input.path,
          built,
        },
        (step, progress) => {
          if (step !== 'done') tell({ job, state: 'running', step, progress });
        },
      );
      jobs.set(job, started);
      const closing = connection.onClose(() => started.cancel());
      started.outcome
        .then(
          ({ path, bytes, hash, weight, diagnostics, language, numbers, facts }) => {
            const open = courses.byPath(course.file.path);
            try {
              open?.file.publications.add({ time: now(), target: input.target, language, hash, numbers, facts });
            } catch (error) {
              if (!(error instanceof AppError)) options.onBug(error);
            }
            tell({
              job,
              state: 'done',
              step: 'done',
              progress: 1,
              path,
              bytes,
              weight: { ...weight },
              diagnostics: [...diagnostics],
            });
          },
          (error: unknown) => {
            if (error instanceof Cancelled) return tell({ job, state: 'cancelled', step: 'done', progress: 0 });
            if (!(error instanceof AppError)) options.onBug(error);
            const failure =
              error instanceof AppError
                ? { code: error.code, params: { ...error.params } }
                : { code: 'internal' as const, params: { method: 'publish.start' } };
            tell({ job, state: 'failed', step: 'done', progress: 0, failure });
          },
        )
        .finally(() => {
          closing.dispose();
          jobs.delete(job);
        });
      return { job };
    },
    'publish.cancel'({ job }) {
      jobs.get(job)?.cancel();
      return {};
    },
  };
}
