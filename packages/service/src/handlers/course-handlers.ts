import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as Y from 'yjs';
import { AppError, newId } from '@nibras/base';
import { addLanguage, courseLanguages, edit, initialiseCourse, type LocalText, openDocument } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { besideName, createCourseFile, onFile, openCourseFile, putInPlace } from '@nibras/storage';
import { reportOnCourse } from '../courses/course-report.ts';
import type { OpenCourse } from '../courses/open-course.ts';
import { readDocument } from '../courses/replica.ts';
import { searchCourse } from '../courses/search-course.ts';
import { templates } from '../home/templates.ts';
import type { ServiceContext } from '../service-context.ts';
import type { OpenedCourse } from '../service-options.ts';

type CourseHandlers = Pick<
  HostHandlers,
  | 'course.create'
  | 'course.open'
  | 'course.close'
  | 'course.append'
  | 'course.state'
  | 'course.save-copy'
  | 'course.fork'
  | 'course.search'
  | 'course.check'
>;

/** A file name that every system takes, from a title. */
export function fileName(title: LocalText): string {
  const text = Object.values(title).find((one) => one.trim() !== '') ?? 'Nibras';
  const clean = text
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[<>:"/\\|?*\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return clean === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean) ? `Nibras ${clean}`.trim() : clean;
}

export function freePath(folder: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${name}${count === 1 ? '' : ` ${count}`}.nibras`);
    if (!existsSync(path)) return path;
  }
}

const withEnding = (path: string): string => (path.toLowerCase().endsWith('.nibras') ? path : `${path}.nibras`);

export function courseHandlers(service: ServiceContext): CourseHandlers {
  const { options, courses } = service;
  const opened = (course: OpenCourse): OpenedCourse => ({
    course: course.key,
    path: course.file.path,
    state: course.state(),
    readOnly: course.file.readOnly,
    diagnostics: [...course.file.diagnostics],
    assetBase: options.assetBase(course.secret),
  });
  const target = (given: string | undefined, title: LocalText): string => {
    const path = given === undefined ? freePath(options.documents, fileName(title)) : withEnding(resolve(given));
    onFile(dirname(path), () => mkdirSync(dirname(path), { recursive: true }));
    if (existsSync(path)) throw new AppError('file.exists', { path });
    return path;
  };
  /** Writes a new file beside its place and only then gives it its name. */
  const make = async (path: string, write: (part: string) => Promise<void> | void): Promise<void> => {
    const part = besideName(path);
    try {
      await write(part);
      putInPlace(part, path, false);
    } finally {
      for (const end of ['', '-wal', '-shm', '-lock', '-journal']) rmSync(part + end, { force: true });
    }
  };
  const writeState = (part: string, state: Uint8Array): void => {
    createCourseFile(part);
    const file = openCourseFile(part);
    try {
      file.log.append([state]);
    } finally {
      file.close();
    }
  };
  /** Makes a copy another course: its own id and title, no versions, no publications. */
  const becomeOwn = (part: string, title: LocalText | undefined, languages: readonly string[]): void => {
    const file = openCourseFile(part);
    try {
      const doc = readDocument(file);
      const document = openDocument(doc);
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      edit(document, () => {
        document.course.set('id', newId());
        for (const [language, text] of Object.entries(title ?? {})) document.course.set(`title/${language}`, text);
        for (const language of languages)
          if (!courseLanguages(document).includes(language)) addLanguage(document, language);
      });
      file.log.append(updates);
      for (const { id } of file.versions.list()) file.versions.delete(id);
      file.publications.clear();
    } finally {
      file.close();
    }
  };

  return {
    async 'course.create'(input, { connection }) {
      const path = target(input.path, input.title);
      const sample = input.startingPoint === undefined ? undefined : service.samples.path(input.startingPoint);
      if (sample)
        await make(path, async (part) => {
          const from = openCourseFile(sample, { readOnly: true });
          try {
            await from.copyTo(part, false);
          } finally {
            from.close();
          }
          becomeOwn(part, input.title, input.languages);
        });
      else {
        const doc = new Y.Doc();
        const document = openDocument(doc);
        initialiseCourse(document, { title: input.title, languages: input.languages });
        const template = templates.find((one) => one.id === (input.startingPoint ?? 'template-blank'));
        if (!template) throw new AppError('file.not-found', { path: input.startingPoint ?? '' });
        template.fill(document, input.languages);
        await make(path, (part) => writeState(part, Y.encodeStateAsUpdate(doc)));
      }
      return opened(await courses.open(path, false, connection));
    },
    async 'course.open'({ path, readOnly }, { connection }) {
      return opened(await courses.open(path, readOnly ?? false, connection));
    },
    async 'course.close'({ course }, { connection }) {
      await courses.close(course, connection);
      return {};
    },
    'course.append'({ course, updates }, { connection }) {
      const open = courses.find(course, connection);
      open.append(updates, connection);
      return { logBytes: open.file.log.size().bytes };
    },
    'course.state': ({ course }, { connection }) => ({ state: courses.find(course, connection).state() }),
    async 'course.save-copy'({ course, path, overwrite }, { connection }) {
      const to = withEnding(resolve(path));
      await courses.find(course, connection).file.copyTo(to, overwrite ?? false);
      return { path: to };
    },
    async 'course.fork'({ course, path, title }, { connection }) {
      const from = courses.find(course, connection);
      const to = target(path, title ?? service.titleOf(from));
      await make(to, async (part) => {
        await from.file.copyTo(part, false);
        becomeOwn(part, title, []);
      });
      return opened(await courses.open(to, false, connection));
    },
    'course.search'({ course, text, language }, { connection }) {
      return { hits: searchCourse(courses.find(course, connection), text, language) };
    },
    async 'course.check'({ course, targets }, { connection }) {
      const open = courses.find(course, connection);
      const { problems, words, minutes } = await reportOnCourse(open, targets);
      service.measured(open, minutes);
      return { problems: [...problems], words: { ...words }, minutes: { ...minutes } };
    },
  };
}
