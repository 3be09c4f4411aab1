import { z } from 'zod';
import { writeScorm12Manifest } from '@nibras/formats';
import { definePackager } from '../../packager.ts';
import { scormExtras, scormOptions } from '../scorm-shared/scorm-extras.ts';

/** SCORM 1.2: one SCO for the whole course, or one a module. */
export const scorm12Packager = definePackager({
  id: 'scorm12',
  adapter: 'scorm12',
  options: z.object(scormOptions),
  asFolder: () => false,
  rendering: ({ units }) => ({ units }),
  extras: (course, options, schemas) =>
    scormExtras(course, writeScorm12Manifest, options.schemaFiles ? schemas.read('scorm12') : []),
});
