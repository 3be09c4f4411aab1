import { useEffect, useState } from 'react';
import type { CourseDocument } from '@nibras/course';
import type { CourseSession, HostOutput } from '@nibras/host';
import { useStudio } from '../../app/studio-context.tsx';

type CheckOutcome = HostOutput<'course.check'>;
const quiet = 700;

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
      if (next && !stopped) setOutcome(next);
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
