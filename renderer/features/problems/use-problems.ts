import { useEffect, useState } from 'react';
import type { CourseDocument } from '@nibras/course';
import type { CourseSession, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';

type CheckOutcome = HostOutput<'course.check'>;
const quiet = 700;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Problems, words and minutes of the course, found again a moment after the author stops. */
export function useProblems(course: string, document: CourseDocument, session: CourseSession): CheckOutcome {
  const { host } = useStudio();
  const [outcome, setOutcome] = useState<CheckOutcome>({ problems: [], words: {}, minutes: {} });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const check = async (): Promise<void> => {
      await session.settled();
      const next = await host.call('course.check', { course }).catch(() => null);
      // The same findings again must not draw the outline again.
      if (next && !stopped)
        setOutcome((old) => ({ ...next, problems: same(old.problems, next.problems) ? old.problems : next.problems }));
    };
    const plan = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), quiet);
    };
    void check();
    document.doc.on('update', plan);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.doc.off('update', plan);
    };
  }, [host, course, document, session]);
  return outcome;
}
