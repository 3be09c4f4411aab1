import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '@nibras/base';
import type { Connection } from '@nibras/host';
import { onFile, openCourseFile } from '@nibras/storage';
import { createOpenCourse, type OpenCourse } from './open-course.ts';
import type { Rescue } from './rescue.ts';

/** All courses in service. A course stays open a while after its last window is gone, so that a reload finds it again. */
export interface OpenCourses {
  open(path: string, readOnly: boolean, connection: Connection): Promise<OpenCourse>;
  close(key: string, connection: Connection): Promise<void>;
  /** The course that a window has open. */
  find(key: string, connection: Connection): OpenCourse;
  bySecret(secret: string): OpenCourse | undefined;
  /** The course in service at a path, if any. */
  byPath(path: string): OpenCourse | undefined;
  dispose(): void;
}

export interface OpenCoursesOptions {
  readonly rescue: Rescue;
  readonly onBug: (error: unknown) => void;
  readonly now: () => number;
  /** Called with a course that was just opened, that rests, or that is about to close. */
  readonly onSeen: (course: OpenCourse, moment: 'opened' | 'idle' | 'closing') => void;
  /** Milliseconds that a course waits for a window that broke off. */
  readonly linger: number;
}

export function createOpenCourses(options: OpenCoursesOptions): OpenCourses {
  const courses = new Map<string, OpenCourse>();
  const windows = new Map<Connection, Map<string, number>>();
  const closing = new Map<string, Promise<void>>();
  const lingering = new Map<string, NodeJS.Timeout>();
  let disposed = false;

  const byPath = (path: string): OpenCourse | undefined =>
    [...courses.values()].find((course) => course.file.path === path && !course.file.readOnly);
  const stopLingering = (key: string): void => {
    clearTimeout(lingering.get(key));
    lingering.delete(key);
  };
  const end = (course: OpenCourse, tidy: boolean): Promise<void> => {
    const { path } = course.file;
    stopLingering(course.key);
    const done = (async () => {
      if (!course.file.readOnly) options.onSeen(course, 'closing');
      await course.close(tidy);
      courses.delete(course.key);
    })().finally(() => closing.delete(path));
    closing.set(path, done);
    return done;
  };
  const drop = (course: OpenCourse): void => {
    lingering.set(
      course.key,
      setTimeout(() => {
        end(course, false).catch(() => {
          if (!disposed && courses.has(course.key)) drop(course);
        });
      }, options.linger),
    );
  };
  const attach = (course: OpenCourse, connection: Connection): void => {
    stopLingering(course.key);
    course.join(connection);
    let own = windows.get(connection);
    if (!own) {
      own = new Map();
      windows.set(connection, own);
      connection.onClose(() => {
        for (const [key, count] of windows.get(connection) ?? []) {
          const left = courses.get(key);
          if (!left) continue;
          let remaining = 0;
          for (let index = 0; index < count; index += 1) remaining = left.leave(connection);
          if (remaining === 0 && !disposed) drop(left);
        }
        windows.delete(connection);
      });
    }
    own.set(course.key, (own.get(course.key) ?? 0) + 1);
  };

  return {
    async open(givenPath, readOnly, connection) {
      if (disposed) throw new AppError('host.disconnected');
      const path = onFile(givenPath, () => realpathSync(resolve(givenPath)));
      await closing.get(path)?.catch(() => undefined);
      let course = readOnly ? undefined : byPath(path);
      if (!course) {
        const made = createOpenCourse(openCourseFile(path, { readOnly }), {
          rescue: options.rescue,
          onBug: options.onBug,
          now: options.now,
          onBuilt: () => options.onSeen(made, 'opened'),
          onIdle: () => options.onSeen(made, 'idle'),
        });
        course = made;
        courses.set(course.key, course);
      }
      attach(course, connection);
      return course;
    },
    async close(key, connection) {
      const own = windows.get(connection);
      const count = own?.get(key);
      const course = courses.get(key);
      if (!own || !count || !course) return;
      if (count > 1) own.set(key, count - 1);
      else own.delete(key);
      if (course.leave(connection) > 0) return;
      try {
        await end(course, true);
      } catch (error) {
        if (courses.has(key)) attach(course, connection);
        throw error;
      }
    },
    find(key, connection) {
      const course = windows.get(connection)?.has(key) ? courses.get(key) : undefined;
      if (!course) throw new AppError('course.not-open');
      return course;
    },
    bySecret: (secret) => [...courses.values()].find((course) => course.secret === secret),
    byPath,
    dispose() {
      disposed = true;
      for (const timer of lingering.values()) clearTimeout(timer);
      for (const course of courses.values()) course.closeNow();
      courses.clear();
    },
  };
}
