import { z } from 'zod';
import { definePackager } from '../../packager.ts';
import { offlineWorker } from './offline-worker.ts';

/** A plain web site: reads from a server, a memory stick or the disk; progress stays in the browser. */
export const webPackager = definePackager({
  id: 'web',
  adapter: 'none',
  options: z.object({
    /** A folder of files instead of one zip file. */
    asFolder: z.boolean().default(true),
  }),
  asFolder: (options) => options.asFolder,
  extras: (course) => [
    {
      path: 'offline.js',
      role: 'script',
      mediaType: 'text/javascript',
      body: { kind: 'text', text: offlineWorker(course) },
    },
  ],
});
