import type { Diagnostic } from '@nibras/base';
import type { SnapshotNode } from '@nibras/course';
import type { CourseView } from '../course-view.ts';
import { problem } from '../problem.ts';

const keepsOneScore = (target: string): boolean => target.startsWith('scorm');

/** A scored quiz has something to score. */
export function* checkQuizzes({ snapshot, pages, draws, targets }: CourseView): Generator<Diagnostic> {
  const questions = new Map<string, number>();
  for (const { quiz, blocks } of pages)
    if (quiz)
      questions.set(quiz.id, (questions.get(quiz.id) ?? 0) + blocks.filter(({ model }) => model.interaction).length);
  for (const { page, parts } of draws)
    if (page.quiz && parts.some(({ pool }) => pool.length > 0))
      questions.set(page.quiz.id, (questions.get(page.quiz.id) ?? 0) + 1);
  const nodes: SnapshotNode[] = [...snapshot.nodes];
  for (let node = nodes.shift(); node; node = nodes.shift()) {
    nodes.unshift(...node.children);
    if (node.settings.quiz && !questions.get(node.id)) yield problem('quiz.no-question', { page: node.id });
  }
  const scored = [...questions.values()].filter((count) => count > 0).length;
  if (scored > 1 && targets.some(keepsOneScore)) yield problem('quiz.several', {}, { count: scored });
}
