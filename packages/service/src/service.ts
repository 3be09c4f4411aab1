import { join } from 'node:path';
import { models } from '@nibras/blocks/models';
import { measureCourse } from '@nibras/check';
import { defaultLanguage, readLocalText, takeSnapshot } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import type { StoredAsset } from '@nibras/storage';
import { usualBuiltFolder } from './built-files.ts';
import { summarise } from './courses/course-summary.ts';
import type { OpenCourse } from './courses/open-course.ts';
import { createOpenCourses } from './courses/open-courses.ts';
import { createRescue } from './courses/rescue.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { assetHandlers } from './handlers/asset-handlers.ts';
import { courseHandlers } from './handlers/course-handlers.ts';
import { previewHandlers } from './handlers/preview-handlers.ts';
import { publishHandlers } from './handlers/publish-handlers.ts';
import { bankHandlers } from './handlers/bank-handlers.ts';
import { questionHandlers } from './handlers/question-handlers.ts';
import { repairHandlers } from './handlers/repair-handlers.ts';
import { versionHandlers } from './handlers/version-handlers.ts';
import { createRecents } from './home/recents.ts';
import { createSamples } from './home/samples.ts';
import { type PreviewServer, startPreviewServer } from './preview/preview-server.ts';
import type { ServiceContext } from './service-context.ts';
import type { ServiceOptions } from './service-options.ts';

/** An asset as an address of its own: what a host needs to answer a request for it. */
export interface ServedAsset {
  readonly asset: StoredAsset;
  read(start: number, end: number): Generator<Uint8Array, void>;
}

/** The host contract, implemented; transports and windows are the host's own affair. */
export interface Service {
  readonly handlers: HostHandlers;
  /** An asset of an open course, by the secret that stands in its address. */
  asset(secret: string, hash: string): ServedAsset | undefined;
  /** Port of the previews' origins `http://<name>.localhost:<port>`, for the policy of the page that frames them. */
  previewPort(): Promise<number>;
  /** Closes every course; nothing acknowledged or received is lost. */
  dispose(): Promise<void>;
}

const longWait = 15_000;
/** Where the desktop shell's page comes from. */
const usualOrigins = ['nibras://studio'];
/** A summary reads the whole course: not after every pause. */
const restBetweenNotes = 60_000;

export function createService(options: ServiceOptions): Service {
  const now = options.now ?? Date.now;
  const recents = createRecents(options.settingsFolder, now);
  const built = options.built ?? usualBuiltFolder();
  const measures = new Map<string, number>();
  const minutesOf = (course: OpenCourse): number => {
    const { path } = course.file;
    const known = measures.get(path);
    if (course.isLarge) return known ?? recents.minutes(path) ?? 0;
    const language = defaultLanguage(course.document);
    return measureCourse(takeSnapshot(course.document, models), models, language).minutes;
  };
  const noted = new Map<string, number>();
  const courses = createOpenCourses({
    rescue: createRescue(join(options.settingsFolder, 'rescued')),
    onBug: options.onBug,
    linger: options.linger ?? longWait,
    now,
    onSeen(course, moment) {
      const { path } = course.file;
      if (moment === 'idle' && now() - (noted.get(path) ?? 0) < restBetweenNotes) return;
      noted.set(path, now());
      try {
        recents.note(path, summarise(course.document, minutesOf(course)), course.takeEdited());
      } catch (error) {
        options.onBug(error);
      }
    },
  });
  const context: ServiceContext = {
    options,
    courses,
    recents,
    samples: createSamples(options.samples ?? join(built, 'samples'), options.onBug),
    built,
    now,
    measured(course, minutes) {
      const found = minutes[defaultLanguage(course.document)];
      if (found !== undefined) measures.set(course.file.path, found);
    },
    titleOf: (course) => readLocalText(course.document.course, 'title'),
  };
  let previews: Promise<PreviewServer> | undefined;
  const previewServer = (): Promise<PreviewServer> =>
    (previews ??= startPreviewServer({ built, embedders: options.studioOrigins ?? (() => usualOrigins) }));
  return {
    handlers: {
      ...appHandlers(context),
      ...courseHandlers(context),
      ...versionHandlers(context),
      ...assetHandlers(context),
      ...repairHandlers(context),
      ...questionHandlers(context),
      ...bankHandlers(context),
      ...publishHandlers(context),
      ...previewHandlers(context, previewServer),
    },
    asset(secret, hash) {
      const file = courses.bySecret(secret)?.file;
      const asset = file?.assets.find(hash);
      return file && asset ? { asset, read: (start, end) => file.assets.read(hash, start, end) } : undefined;
    },
    previewPort: async () => (await previewServer()).port,
    async dispose() {
      courses.dispose();
      await (await previews)?.close();
    },
  };
}
