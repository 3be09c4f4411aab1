import type { Id } from '@nibras/base';
import type { CourseSnapshot } from '@nibras/course';
import { forecastState } from '@nibras/player/forecast';
import type { CheckedPage } from '../course-view.ts';

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

/** Foresees how much of a learner's progress a target keeps. */
export function forecastProgress(
  snapshot: CourseSnapshot,
  pages: readonly CheckedPage[],
  language: string,
  limit: number,
): ProgressForecast {
  const questions = pages.flatMap(({ node, blocks }) =>
    blocks.flatMap((placed) => {
      const interaction = placed.interaction(language);
      return interaction ? [{ interaction, page: node.id }] : [];
    }),
  );
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
