import { pictureFacts, referenceCourse } from './fixture-course.ts';
import { render, writeSite } from './site.ts';

// node packages/render/test/write-site.ts <folder> [none|scorm12|scorm2004]: the reference course, for package meters.
const [folder = 'out/reference-site', adapter = 'scorm12'] = process.argv.slice(2);
if (adapter !== 'none' && adapter !== 'scorm12' && adapter !== 'scorm2004') throw new Error(`no adapter ${adapter}`);
await writeSite(
  await render(referenceCourse(3, { pictures: [pictureFacts.hash, pictureFacts.hash] }), adapter),
  folder,
);
