import type { Diagnostic } from '@nibras/base';
import { isSitting, levels, type SnapshotNode } from '@nibras/course';
import type { CheckedPage, CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';

/** What a page says of how its quiz is taken goes together. */
function* checkSettings({ node }: CheckedPage): Generator<Diagnostic> {
  const { quiz } = node.settings;
  if (!quiz || !isSitting(quiz)) return;
  const at = { page: node.id };
  const { feedback = 'immediate', review = 'all', attempts = 0, retakeWrong, bands = [], routes = [] } = quiz;
  if (feedback === 'immediate' && review !== 'all') yield problem('quiz.review-shut', at);
  if (retakeWrong && attempts === 1) yield problem('quiz.retake-never', at);
  const starts = bands.map(({ from }) => from);
  if (new Set(starts).size < starts.length) yield problem('quiz.bands-twice', at);
  else if (starts.length > 0 && Math.min(...starts) > 0)
    yield problem('quiz.bands-gap', at, { percent: Math.min(...starts) });
  const rising = routes.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
  if (rising.some(({ from }, index) => index > 0 && from <= rising[index - 1]!.from))
    yield problem('quiz.routes-order', at);
}

const holdsLevel = ({ settings, children }: SnapshotNode): boolean =>
  settings.level !== undefined || children.some(holdsLevel);

/** Tests lead to levels that parts have, branches to pages that exist, and what comes back after days is not marked. */
export function* checkSittings({ snapshot, pages, draws }: CourseView): Generator<Diagnostic> {
  const known = new Set(pages.map(({ node }) => node.id));
  const levelled = snapshot.nodes.some(holdsLevel);
  for (const page of pages) {
    const { id, settings } = page.node;
    yield* checkSettings(page);
    if (settings.quiz?.routes?.length && !levelled) yield problem('quiz.routes-nowhere', { page: id });
    for (const { when, to } of settings.branches ?? []) {
      const options = when.kind === 'option' ? snapshot.blocks[when.question]?.settings['options'] : undefined;
      const asked =
        when.kind !== 'option' ||
        (page.blocks.some(({ block }) => block.id === when.question) && when.option in Object(options));
      if (!known.has(to)) yield problem('branch.no-page', { page: id });
      else if (!asked) yield problem('branch.no-answer', { page: id });
    }
  }
  for (const { page, placed } of draws)
    if (page.quiz && placed.block.settings['spaced'] === true)
      yield problem('draw.spaced-marked', { page: page.node.id, block: placed.block.id });
}
