import type { HostHandlers } from '@nibras/host';
import { AppError } from '@nibras/base';
import { namedAssets } from '../courses/asset-names.ts';
import type { ServiceContext } from '../service-context.ts';

type VersionHandlers = Pick<HostHandlers, 'version.create' | 'version.list' | 'version.read' | 'version.delete'>;

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
    'version.delete'({ course, version }, { connection }) {
      courses.find(course, connection).file.versions.delete(version);
      return {};
    },
  };
}
