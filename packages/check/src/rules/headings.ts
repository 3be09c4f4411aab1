import type { Diagnostic } from '@nibras/base';
import { isBlankProse } from '../blank.ts';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';
import { walkProse } from '../prose-walk.ts';

/** Headings go down one level at a time below the page's title, which is the only heading of level one. */
export function* checkHeadings({ snapshot, pages }: CourseView): Generator<Diagnostic> {
  for (const page of pages)
    for (const language of snapshot.languages) {
      let above = 1;
      for (const { node, block, slot } of walkProse(page, language)) {
        if (node.type !== 'heading') continue;
        const at = { page: page.node.id, language, ...(block === undefined ? {} : { block, slot }) };
        const level = Number(node.attrs?.['level'] ?? 2);
        if (isBlankProse(node.content ?? [])) yield problem('heading.empty', at);
        else if (level < 2) yield problem('heading.level-one', at);
        else if (level > above + 1) yield problem('heading.skipped', at, { level, expected: above + 1 });
        above = Math.max(2, level);
      }
    }
}
