import type { Diagnostic } from '@nibras/base';
import { unknownCompetence } from '@nibras/course';
import type { CourseView } from '../course-view.ts';
import { frameworks } from '../frameworks.ts';
import { problem } from '../problem.ts';

/** A competence that was meant to be one of a framework is one; free words are the author's own. */
export function* checkCompetences({ pages, banks }: CourseView): Generator<Diagnostic> {
  for (const page of [...pages, ...banks])
    for (const { block } of page.blocks) {
      const said: unknown = block.settings['competency'];
      const unknown = typeof said === 'string' ? unknownCompetence(frameworks, said) : undefined;
      if (!unknown) continue;
      const { framework, meant = '' } = unknown;
      const at = { page: page.node.id, block: block.id };
      const params = { competence: String(said), framework: framework.short, meant };
      yield problem(meant === '' ? 'question.unknown-competence' : 'question.competence-spelling', at, params);
    }
}
