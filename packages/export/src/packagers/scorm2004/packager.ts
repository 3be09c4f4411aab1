import { z } from 'zod';
import { writeScorm2004Manifest } from '@nibras/formats';
import { definePackager } from '../../packager.ts';
import { scormExtras, scormOptions } from '../scorm-shared/scorm-extras.ts';

/** @spec SCORM 2004 3rd Ed. RTE 4.2.23: suspend_data holds 4000 characters; the 4th edition has 64000. */
const stateOf3rd = 3900;

/** SCORM 2004: one SCO for the whole course, or one a module. */
export const scorm2004Packager = definePackager({
  id: 'scorm2004',
  adapter: 'scorm2004',
  options: z.object({ edition: z.enum(['4th', '3rd']).default('4th'), ...scormOptions }),
  asFolder: () => false,
  rendering: ({ units, edition }) => ({ units, ...(edition === '3rd' ? { stateLimit: stateOf3rd } : {}) }),
  extras: (course, { edition, schemaFiles }, schemas) =>
    scormExtras(
      course,
      (manifest) => writeScorm2004Manifest(manifest, edition),
      schemaFiles ? schemas.read(edition === '3rd' ? 'scorm2004-3rd' : 'scorm2004') : [],
    ),
});
