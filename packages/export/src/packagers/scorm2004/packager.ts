import { z } from 'zod';
import { writeScorm2004Manifest } from '@nibras/formats';
import { definePackager } from '../../packager.ts';
import { scormExtras } from '../scorm-shared/scorm-extras.ts';

/** SCORM 2004 4th edition, one SCO for the whole course. */
export const scorm2004Packager = definePackager({
  id: 'scorm2004',
  adapter: 'scorm2004',
  options: z.object({
    /** Carries the schema files of the standard, which strict validators ask for. */
    schemaFiles: z.boolean().default(true),
  }),
  asFolder: () => false,
  extras: (course, options, schemas) =>
    scormExtras(course, writeScorm2004Manifest, options.schemaFiles ? schemas.read('scorm2004') : []),
});
