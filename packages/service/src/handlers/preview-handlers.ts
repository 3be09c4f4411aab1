import { AppError, type Disposable } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { takeSnapshot } from '@nibras/course';
import type { Connection, HostHandlers } from '@nibras/host';
import type { PreviewServer } from '../preview/preview-server.ts';
import { forgetful, oneQuestion } from '../preview/one-question.ts';
import { planFrom } from '../publish/export-course-file.ts';
import type { ServiceContext } from '../service-context.ts';

type PreviewHandlers = Pick<HostHandlers, 'preview.start' | 'preview.stop'>;

export function previewHandlers(context: ServiceContext, server: () => Promise<PreviewServer>): PreviewHandlers {
  const { courses, built } = context;
  const running = new Map<string, { connection: Connection; watch: Disposable }>();
  return {
    async 'preview.start'({ course, language, target, page, question }, { connection }) {
      const { file, document } = courses.find(course, connection);
      const previews = await server();
      const whole = takeSnapshot(document, models);
      const shown = question === undefined ? whole : oneQuestion(whole, question);
      if (!shown) throw new AppError('preview.no-question');
      const plan = planFrom(file, shown, {
        target,
        language,
        options: target.startsWith('scorm') ? { schemaFiles: false } : {},
        built,
      });
      const { id, url } = previews.start({
        plan: question === undefined ? plan : forgetful(plan),
        ...(page === undefined ? {} : { page }),
        read: (hash, start, end) => file.assets.read(hash, start, end),
      });
      const watch = connection.onClose(() => {
        running.delete(id);
        previews.stop(id);
      });
      running.set(id, { connection, watch });
      return { preview: id, url };
    },
    async 'preview.stop'({ preview }, { connection }) {
      const one = running.get(preview);
      if (one?.connection !== connection) throw new AppError('preview.not-running');
      one.watch.dispose();
      running.delete(preview);
      (await server()).stop(preview);
      return {};
    },
  };
}
