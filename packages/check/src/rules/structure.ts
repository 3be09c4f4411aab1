import type { Diagnostic } from '@nibras/base';
import type { SnapshotNode } from '@nibras/course';
import { isBlankEverywhere } from '../blank.ts';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';

const untitled = (texts: Readonly<Record<string, string>>): boolean =>
  Object.values(texts).every((title) => title.trim() === '');

/** Nothing is empty, nameless, lost or unreadable. */
export function* checkStructure({ snapshot, pages }: CourseView): Generator<Diagnostic> {
  if (pages.length === 0) yield problem('course.empty');
  if (untitled(snapshot.title)) yield problem('course.no-title');
  const sections: SnapshotNode[] = [...snapshot.nodes];
  for (let node = sections.pop(); node; node = sections.pop()) {
    if (node.kind === 'page') continue;
    sections.push(...node.children);
    if (node.recovered) {
      const [first] = node.children;
      yield problem('section.recovered', first ? { page: first.id } : {}, { count: node.children.length });
      continue;
    }
    if (node.children.length === 0) yield problem('section.empty', { page: node.id });
    if (untitled(node.title)) yield problem('section.no-title', { page: node.id });
  }
  const unreadable = new Set(snapshot.unreadableBlocks);
  for (const { node, missingBlocks } of pages) {
    if (untitled(node.title)) yield problem('page.no-title', { page: node.id });
    if (isBlankEverywhere(node.prose)) yield problem('page.empty', { page: node.id });
    for (const block of missingBlocks)
      yield problem(unreadable.has(block) ? 'block.unreadable' : 'block.missing', { page: node.id, block });
  }
}
