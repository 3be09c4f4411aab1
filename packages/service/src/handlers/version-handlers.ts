import { rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import * as Y from 'yjs';
import { AppError } from '@nibras/base';
import { openDocument } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { besideName, type CourseFile, createCourseFile, openCourseFile, putInPlace } from '@nibras/storage';
import { namedAssets } from '../courses/asset-names.ts';
import type { ServiceContext } from '../service-context.ts';
import { fileName, freePath } from './course-handlers.ts';

type VersionHandlers = Pick<
  HostHandlers,
  'version.create' | 'version.list' | 'version.read' | 'version.save-copy' | 'version.delete'
>;

/** Writes a version with the assets that it shows as a course file of its own; the same course, as it was then. */
function writeVersion(from: CourseFile, version: string, path: string): void {
  const state = from.versions.read(version);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const part = besideName(path);
  try {
    createCourseFile(part);
    const copy = openCourseFile(part);
    try {
      copy.log.append([state]);
      for (const hash of namedAssets(openDocument(doc))) {
        const asset = from.assets.find(hash);
        if (asset) copy.assets.adopt(asset, from.assets.read(hash, 0, asset.size));
      }
    } finally {
      copy.close();
    }
    putInPlace(part, path, false);
  } finally {
    for (const ending of ['', '-lock', '-wal', '-shm']) rmSync(`${part}${ending}`, { force: true });
  }
}

export function versionHandlers({ courses, now }: ServiceContext): VersionHandlers {
  return {
    'version.create'({ course, name }, { connection }) {
      const open = courses.find(course, connection);
      if (open.file.readOnly) throw new AppError('course.read-only', { path: open.file.path });
      return open.file.versions.create(name, open.state(), namedAssets(open.document), now());
    },
    'version.list': ({ course }, { connection }) => ({
      versions: courses.find(course, connection).file.versions.list(),
    }),
    'version.read': ({ course, version }, { connection }) => ({
      state: courses.find(course, connection).file.versions.read(version),
    }),
    'version.save-copy'({ course, version, path }, { connection }) {
      const { file } = courses.find(course, connection);
      const named = file.versions.list().find((one) => one.id === version);
      const base = basename(file.path).replace(/\.nibras$/i, '');
      const to = path
        ? resolve(path)
        : freePath(dirname(file.path), fileName({ name: `${base} – ${named?.name ?? ''}` }));
      writeVersion(file, version, to);
      return { path: to };
    },
    'version.delete'({ course, version }, { connection }) {
      courses.find(course, connection).file.versions.delete(version);
      return {};
    },
  };
}
