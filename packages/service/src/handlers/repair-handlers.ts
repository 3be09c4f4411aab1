import * as Y from 'yjs';
import { AppError } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { mergeCourses, type MergeEntry } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { type AssetStore, openCourseFile, recoverCourse } from '@nibras/storage';
import { readDocument } from '../courses/replica.ts';
import type { ServiceContext } from '../service-context.ts';

type RepairHandlers = Pick<HostHandlers, 'course.merge' | 'course.recover'>;

/** Media of the other copy, taken over before the texts that show them; what is broken there is left out. */
function adoptAll(from: AssetStore, into: AssetStore): void {
  for (const asset of from.list()) {
    if (into.find(asset.hash)) continue;
    try {
      into.adopt(asset, from.read(asset.hash));
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('asset.')) throw error;
    }
  }
}

export function repairHandlers({ courses, now }: ServiceContext): RepairHandlers {
  return {
    'course.merge'({ course, path }, { connection }) {
      const open = courses.find(course, connection);
      if (open.file.readOnly) throw new AppError('course.read-only', { path: open.file.path });
      const other = openCourseFile(path, { readOnly: true });
      let report: MergeEntry[] = [];
      try {
        const theirs = readDocument(other);
        if (theirs.getMap('course').get('id') !== open.document.course.get('id'))
          throw new AppError('course.merge-other-course', { path });
        adoptAll(other.assets, open.file.assets);
        open.change(() => {
          const outcome = mergeCourses(open.document, Y.encodeStateAsUpdate(theirs), { models, now: now() });
          if (!outcome.ok) throw new AppError('course.merge-other-course', { path });
          report = outcome.value;
        });
      } finally {
        other.close();
      }
      return { report };
    },
    'course.recover'({ path }) {
      const { path: saved, diagnostics } = recoverCourse(path);
      return { path: saved, diagnostics: [...diagnostics] };
    },
  };
}
