import { useEffect, useState } from 'react';
import type { Framework } from '@nibras/course';
import { useCourseEditing } from '../course-context.tsx';

const none: readonly Framework[] = [];

/** The frameworks of competences; none until they are there. */
export function useFrameworks(): readonly Framework[] {
  const { frameworks, report } = useCourseEditing();
  const [loaded, setLoaded] = useState(none);
  useEffect(() => {
    let stopped = false;
    frameworks().then((all) => {
      if (!stopped) setLoaded(all);
    }, report);
    return () => {
      stopped = true;
    };
  }, [frameworks, report]);
  return loaded;
}
