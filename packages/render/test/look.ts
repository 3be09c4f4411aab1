import { writeSite, render } from './site.ts';
import { referenceCourse, pictureFacts } from './fixture-course.ts';
const [out, adapter] = process.argv.slice(2);
await writeSite(
  await render(
    referenceCourse(3, { pictures: [pictureFacts.hash, pictureFacts.hash], allTypes: process.argv[4] === 'all' }),
    (adapter ?? 'none') as 'none',
  ),
  out!,
);
