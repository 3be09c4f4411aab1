import type { Diagnostic, Id } from '@nibras/base';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';

/** What draws out of banks finds enough there, and asks for marks nothing that was practised before. */
export function* checkBlueprints({ draws }: CourseView): Generator<Diagnostic> {
  const practised = new Map<Id, Id>();
  for (const { page, parts } of draws)
    if (!page.quiz) for (const { pool } of parts) for (const id of pool) practised.set(id, page.node.id);
  for (const { page, placed, parts } of draws) {
    const at = { page: page.node.id, block: placed.block.id };
    const taken = new Set<Id>();
    for (const [index, { count, pool }] of parts.entries()) {
      const left = pool.filter((id) => !taken.has(id));
      if (left.length < count) yield problem('draw.too-few', at, { number: index + 1, count, found: left.length });
      // Rules that share questions take from each other; where a rule has just enough, none is left for the next.
      if (pool.length <= count) for (const id of pool) taken.add(id);
    }
    const known = new Set(parts.flatMap(({ pool }) => pool).filter((id) => practised.has(id))).size;
    if (page.quiz && known > 0) yield problem('draw.practised', at, { count: known });
  }
}
