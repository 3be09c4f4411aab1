import { z } from 'zod';
import { writeScorm12Manifest } from '@nibras/formats';
import { definePackager } from '../../packager.ts';
import { scormExtras } from '../scorm-shared/scorm-extras.ts';

/** SCORM 1.2, one SCO for the whole course. */
export const scorm12Packager = definePackager({
  id: 'scorm12',
  adapter: 'scorm12',
  options: z.object({
    /** Carries the schema files of the standard, which strict validators ask for. */
    schemaFiles: z.boolean().default(true),
  }),
  asFolder: () => false,
  extras: (course, options, schemas) =>
    scormExtras(course, writeScorm12Manifest, options.schemaFiles ? schemas.read('scorm12') : []),
});
