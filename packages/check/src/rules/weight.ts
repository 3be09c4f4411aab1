import type { Diagnostic } from '@nibras/base';
import type { CourseView } from '../course-view.ts';
import { forecastProgress, progressLimit } from '../update/forecast-progress.ts';
import { problem } from '../problem.ts';
import { assetsOf } from './media.ts';

/** A picture of this size takes eight seconds on a slow 3G line. */
const heavyPicture = 400_000;
const heavyPage = 2_000_000;
/** Many schools' LMSs refuse uploads above this. */
const heavyCourse = 100_000_000;
/** Moodle keeps titles in a column of 255 characters. */
const longestTitle = 255;

const inKilobytes = (bytes: number): number => Math.round(bytes / 1000);
const inMegabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

/** The course opens on a slow line and goes into an LMS. */
export function* checkWeight(course: CourseView): Generator<Diagnostic> {
  const { snapshot, pages, asset, targets } = course;
  if (targets.some((target) => target.startsWith('scorm')))
    for (const [language, title] of Object.entries(snapshot.title))
      if ([...title].length > longestTitle) yield problem('course.long-title', { language }, { limit: longestTitle });
  const forecasts = targets.map((target) => forecastProgress(course, snapshot.defaultLanguage, progressLimit(target)));
  const lost = Math.max(0, ...forecasts.map((forecast) => forecast.lost.length));
  if (lost > 0) yield problem('course.long-progress', {}, { count: lost });
  if (!asset) return;
  const sizes = new Map<string, number>();
  for (const page of pages) {
    const pictures = new Map<string, number>();
    for (const placed of page.blocks)
      for (const { hash, name } of assetsOf(placed)) {
        const facts = asset(hash);
        if (!facts) continue;
        sizes.set(hash, facts.size);
        if (!facts.mediaType.startsWith('image/')) continue;
        pictures.set(hash, facts.size);
        if (facts.size > heavyPicture)
          yield problem(
            'picture.heavy',
            { page: page.node.id, block: placed.block.id },
            { name, size: inKilobytes(facts.size), limit: inKilobytes(heavyPicture) },
          );
      }
    const weight = [...pictures.values()].reduce((sum, size) => sum + size, 0);
    if (weight > heavyPage) yield problem('page.heavy', { page: page.node.id }, { size: inMegabytes(weight) });
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total > heavyCourse) yield problem('course.heavy', {}, { size: inMegabytes(total) });
}
