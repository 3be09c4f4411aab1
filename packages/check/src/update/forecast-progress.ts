import type { Id } from '@nibras/base';
import type { Interaction } from '@nibras/course';
import { forecastState } from '@nibras/player/forecast';
import type { CourseView, PlacedBlock } from '../course-view.ts';

/** Characters of progress that each target surely keeps. */
const limits: Readonly<Record<string, number>> = { scorm12: 3500, scorm2004: 16_000, cmi5: 16_000, xapi: 16_000 };

/** Characters of progress that a target keeps. @spec SCORM 1.2 RTE 3.4.4; SCORM 2004 3rd Ed. RTE 4.2.23 keeps 4000 */
export const progressLimit = (target: string, options: Readonly<Record<string, unknown>> = {}): number =>
  target === 'scorm2004' && options['edition'] === '3rd' ? 3900 : (limits[target] ?? 30_000);

/** A question whose answer may not be shown again after a pause. */
export interface ForgottenAnswer {
  readonly page: Id;
  readonly block: Id;
  readonly prompt: string;
}

export interface ProgressForecast {
  /** Characters of a learner who has done everything. */
  readonly size: number;
  readonly limit: number;
  /** The first to go first. */
  readonly lost: readonly ForgottenAnswer[];
}

interface Asked {
  readonly interaction: Interaction;
  readonly page: Id;
}

/** As many questions of each draw as it gives: of which nobody knows beforehand which they are. */
function drawn({ draws, banks }: Pick<CourseView, 'draws' | 'banks'>, language: string): Asked[] {
  const known = new Map<Id, PlacedBlock>(
    banks.flatMap(({ blocks }) => blocks.map((placed) => [placed.block.id, placed] as const)),
  );
  const taken = new Set<Id>();
  return draws.flatMap(({ page, parts }) =>
    parts.flatMap(({ count, pool }) =>
      pool
        .filter((id) => !taken.has(id))
        .slice(0, count)
        .flatMap((id): Asked[] => {
          taken.add(id);
          const interaction = known.get(id)?.interaction(language);
          return interaction ? [{ interaction, page: page.node.id }] : [];
        }),
    ),
  );
}

/** Foresees how much of a learner's progress a target keeps. */
export function forecastProgress(
  course: Pick<CourseView, 'snapshot' | 'pages' | 'banks' | 'draws'>,
  language: string,
  limit: number,
): ProgressForecast {
  const { snapshot, pages } = course;
  const own = pages.flatMap(({ node, blocks }) =>
    blocks.flatMap((placed): Asked[] => {
      const interaction = placed.interaction(language);
      return interaction ? [{ interaction, page: node.id }] : [];
    }),
  );
  const questions = [...own, ...drawn(course, language)];
  const numbers = pages.map(({ node }) => snapshot.numbers[node.id] ?? 0);
  const { size, lost } = forecastState(
    numbers,
    questions.map(({ interaction }) => interaction),
    limit,
  );
  return {
    size,
    limit,
    lost: lost.flatMap((number) =>
      questions
        .filter(({ interaction }) => interaction.number === number)
        .map(({ interaction, page }) => ({ page, block: interaction.id, prompt: interaction.prompt.slice(0, 120) })),
    ),
  };
}
