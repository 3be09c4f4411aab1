import { z } from 'zod';
import { writeTincan } from '@nibras/formats';
import { definePackager } from '../../packager.ts';
import { courseIri, iriOption } from '../xapi-shared/course-iri.ts';

/** xAPI with `tincan.xml`: one activity for the whole course, told by our own profile. */
export const xapiPackager = definePackager({
  id: 'xapi',
  adapter: 'xapi',
  options: z.object({ iri: iriOption }),
  asFolder: () => false,
  extras(course, { iri }) {
    const text = writeTincan({
      id: courseIri(iri, course),
      language: course.language,
      title: course.title,
      description: course.description,
      launch: course.launch,
    });
    return [{ path: 'tincan.xml', role: 'manifest', mediaType: 'text/xml', body: { kind: 'text', text } }];
  },
});
