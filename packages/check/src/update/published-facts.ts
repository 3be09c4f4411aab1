import type { Id } from '@nibras/base';
import { type BlockModels, type CourseSnapshot, type Interaction, pickText } from '@nibras/course';
import { viewCourse } from '../course-view.ts';

/** A page as learners know it. */
export interface PublishedPage {
  readonly id: Id;
  readonly number: number;
  readonly title: string;
}

/** A question as learners' progress depends on it. */
export interface PublishedQuestion {
  readonly id: Id;
  readonly number: number;
  readonly page: Id;
  readonly prompt: string;
  readonly kind: string;
  readonly points: number;
  /** Whether it counts in a scored quiz. */
  readonly counts: boolean;
  /** What may be answered and what is right, in a form to compare. */
  readonly key: string;
}

/** What a publication promised to learners: kept with it, so that the next one can be compared. */
export interface PublishedFacts {
  readonly pages: readonly PublishedPage[];
  readonly questions: readonly PublishedQuestion[];
  /** Percent from which each scored quiz is passed, by the node that it belongs to. */
  readonly quizzes: Readonly<Record<Id, number>>;
}

/** Words do not matter, except where they are the answer. */
function keyOf(interaction: Interaction): string {
  const wordy = interaction.kind === 'text';
  const left = new Set(['prompt', 'points', 'attempts', 'shuffle', 'number']);
  return JSON.stringify(interaction, (name, value: unknown) =>
    left.has(name) || (name === 'label' && !wordy) ? undefined : value,
  );
}

/** The facts of a course as it would be published in a language. */
export function publishedFacts(snapshot: CourseSnapshot, models: BlockModels, language: string): PublishedFacts {
  const { pages, banks, draws } = viewCourse(snapshot, models, [], undefined);
  const kept = new Map(banks.flatMap(({ blocks }) => blocks.map((placed) => [placed.block.id, placed] as const)));
  const drawable = draws.flatMap(({ page, parts }) =>
    [...new Set(parts.flatMap(({ pool }) => pool))].flatMap((id) => {
      const placed = kept.get(id);
      return placed ? [{ page, placed: { ...placed, practice: page.quiz === undefined } }] : [];
    }),
  );
  const first = new Map(drawable.map((one) => [one.placed.block.id, one]));
  const quizzes: Record<Id, number> = {};
  for (const { quiz } of pages) if (quiz?.settings.quiz) quizzes[quiz.id] = quiz.settings.quiz.mastery;
  return {
    pages: pages.map(({ node }) => ({
      id: node.id,
      number: snapshot.numbers[node.id] ?? 0,
      title: pickText(node.title, language, snapshot.defaultLanguage),
    })),
    questions: [...pages.flatMap((page) => page.blocks.map((placed) => ({ page, placed }))), ...first.values()].flatMap(
      ({ page, placed }) => {
        const interaction = placed.interaction(language);
        if (!interaction) return [];
        const { id, number, prompt, kind, points } = interaction;
        return [
          {
            id,
            number,
            page: page.node.id,
            prompt: prompt.slice(0, 120),
            kind,
            points,
            counts: !placed.practice,
            key: keyOf(interaction),
          },
        ];
      },
    ),
    quizzes,
  };
}
