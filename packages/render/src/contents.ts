import { escapeHtml } from '@nibras/base';
import type { CourseSnapshot } from '@nibras/course';
import { type CourseMap, hrefOf } from './course-map.ts';
import { pageRules, scaleMarks } from './page-rules.ts';
import type { PageView } from './page-view.ts';
import type { PoolFiles } from './pool.ts';
import type { RenderedNode } from './rendered-course.ts';

/** The list of pages as HTML. */
export function contentsHtml(nodes: readonly RenderedNode[]): string {
  const items = nodes.map((node) =>
    node.path === undefined
      ? `<li><p>${escapeHtml(node.title)}</p>${node.children.length > 0 ? `<ol>${nested(node.children)}</ol>` : ''}</li>`
      : `<li><a href="${hrefOf(node.path, node.id)}">${escapeHtml(node.title)}</a></li>`,
  );
  return items.join('');
}

const nested = (nodes: readonly RenderedNode[]): string => contentsHtml(nodes);

/** JSON that may stand inside a script element. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');

/**
 * `course-data.js`: the outline and what counts, as the player reads it. Fetched after the first page shows, so that a long
 * course opens as fast as a short one. A page is `[title, id, number, quiz or -1, [[question number, points, attempts] …]]`;
 * what depends on the learner stands beside it.
 */
export function courseDataScript(
  snapshot: CourseSnapshot,
  map: CourseMap,
  views: readonly PageView[],
  pools: PoolFiles['index'],
): string {
  const interactions = new Map(views.map((view) => [view.place.page.id, view.interactions]));
  const marks = scaleMarks(map, views);
  const quizOf = new Map(map.places.map((place) => [place.page.id, place.quiz ?? -1]));
  const item = (node: RenderedNode): unknown =>
    node.path === undefined
      ? [node.title, node.children.map(item)]
      : [
          node.title,
          node.id,
          snapshot.numbers[node.id] ?? 0,
          quizOf.get(node.id) ?? -1,
          (interactions.get(node.id) ?? []).map((one) => marks.of(node.id, one)),
        ];
  const aside = map.quizzes.flatMap(({ weight }, quiz) => (weight === 0 ? [quiz] : []));
  const rules = pageRules(snapshot, map, views, marks);
  const data = {
    outline: map.outline.map(item),
    mastery: map.quizzes.map((quiz) => quiz.mastery),
    ...(rules ? { rules } : {}),
    ...(aside.length > 0 ? { aside } : {}),
    ...(Object.keys(pools).length > 0 ? { pools } : {}),
  };
  return `nibras.index(${scriptJson(data)});\n`;
}

/** A short name for what was published: equal for equal content. */
export function digest(parts: readonly string[]): string {
  const halves = [0x811c9dc5, 0x01234567];
  for (const part of parts)
    for (let index = 0; index < part.length; index += 1)
      for (const half of [0, 1]) halves[half] = Math.imul(halves[half]! ^ (part.charCodeAt(index) + half), 0x01000193);
  return halves
    .map((half) => (half >>> 0).toString(36))
    .join('')
    .slice(0, 10);
}
