import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseSession } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';
import { FileDialog } from '../home/file-dialog.tsx';

/** A copy of the course elsewhere: the same course, to be merged later, or a new one made from it. */
export function SaveCopyDialog({
  course,
  path,
  session,
  fork,
  onClose,
}: {
  readonly course: string;
  readonly path: string;
  readonly session: CourseSession;
  readonly fork: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { host, report, notify, openCourse } = useStudio();
  const save = async (chosen: string): Promise<void> => {
    try {
      await session.settled();
      if (fork) {
        const opened = await host.call('course.fork', { course, path: chosen });
        await host.call('course.close', { course });
        openCourse(opened);
      } else {
        await host.call('course.save-copy', { course, path: chosen });
        notify('good', t('file.copySaved', { path: chosen }));
      }
      onClose();
    } catch (error) {
      report(error);
    }
  };
  return (
    <FileDialog
      mode="save"
      kind="course"
      title={t(fork ? 'command.course.fork' : 'command.course.saveCopy')}
      suggested={path.replace(/\.nibras$/i, ` ${t(fork ? 'file.newSuffix' : 'file.copySuffix')}.nibras`)}
      onClose={onClose}
      onChoose={(chosen) => void save(chosen)}
    />
  );
}
