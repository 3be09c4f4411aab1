import { z } from 'zod';
import { type Cmi5MoveOn, type Cmi5Unit, writeCmi5 } from '@nibras/formats';
import type { RenderedCourse } from '@nibras/render';
import { definePackager } from '../../packager.ts';
import { courseIri, iriOption, partIri } from '../xapi-shared/course-iri.ts';

const activityTypes = 'http://adlnet.gov/expapi/activities/';

interface Judged {
  readonly mastery?: number;
  readonly quizCount: number;
}

/** A mastery score only where one quiz decides: with several, each has to be passed, which no single number says. */
const judgement = (
  { mastery, quizCount }: Judged,
  moveOn: Cmi5MoveOn | 'auto',
): Pick<Cmi5Unit, 'moveOn' | 'masteryScore'> => ({
  moveOn: moveOn === 'auto' ? (quizCount > 0 ? 'CompletedAndPassed' : 'Completed') : moveOn,
  ...(quizCount === 1 && mastery !== undefined ? { masteryScore: mastery / 100 } : {}),
});

function unitsOf(course: RenderedCourse, id: string, moveOn: Cmi5MoveOn | 'auto'): Cmi5Unit[] {
  const inLanguage = (text: string): Record<string, string> => ({ [course.language]: text });
  if (course.units.length > 1)
    return course.units.map((unit) => ({
      id: partIri(id, unit.id),
      title: inLanguage(unit.title),
      url: unit.launch,
      activityType: `${activityTypes}module`,
      ...judgement(unit, moveOn),
    }));
  return [
    {
      id: partIri(id, 'course'),
      title: inLanguage(course.title),
      description: inLanguage(course.description),
      url: course.launch,
      activityType: `${activityTypes}course`,
      ...judgement(course, moveOn),
    },
  ];
}

/** cmi5: one assignable unit for the whole course, or one a module. */
export const cmi5Packager = definePackager({
  id: 'cmi5',
  adapter: 'cmi5',
  options: z.object({
    units: z.enum(['course', 'modules']).default('course'),
    /** What it takes to go on; `auto`: completed, and passed where there is something to pass. */
    moveOn: z
      .enum(['auto', 'Completed', 'Passed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'])
      .default('auto'),
    iri: iriOption,
  }),
  asFolder: () => false,
  rendering: ({ units }) => ({ units }),
  extras(course, { moveOn, iri }) {
    const id = courseIri(iri, course);
    const text = writeCmi5({
      id,
      title: { [course.language]: course.title },
      description: { [course.language]: course.description },
      children: unitsOf(course, id, moveOn),
    });
    return [{ path: 'cmi5.xml', role: 'manifest', mediaType: 'text/xml', body: { kind: 'text', text } }];
  },
});
