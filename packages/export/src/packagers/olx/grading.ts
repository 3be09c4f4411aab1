import type { OlxGrader } from '@nibras/formats';
import type { StaticCourse } from '@nibras/render';

/** How a course is graded there: kinds of assignment, the kind of each quiz, and from which share it is passed. */
export interface Grading {
  readonly graders: readonly OlxGrader[];
  /** By the number of the quiz; '' where nothing in it is marked. */
  readonly formats: readonly string[];
  readonly pass: number;
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;

/** Quizzes that weigh the same are one kind of assignment. */
export function gradingOf(
  { quizzes }: StaticCourse,
  marks: readonly number[],
  /** How many graded sequentials each quiz becomes. */
  parts: readonly number[],
  label: string,
): Grading {
  const weights = quizzes.map(({ weight }, index) => (marks[index]! > 0 ? (weight ?? marks[index]!) : 0));
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (total === 0) return { graders: [], formats: quizzes.map(() => ''), pass: 0.5 };
  const mastery = quizzes.reduce((sum, one, index) => sum + one.mastery * weights[index]!, 0) / total;
  // A quiz of several sequentials is a kind of its own: else each of these would weigh as much as a whole quiz.
  const kindOf = (index: number): string => (parts[index] === 1 ? `w${weights[index]}` : `q${index}`);
  const kinds = [...new Set(weights.flatMap((weight, index) => (weight > 0 ? [kindOf(index)] : [])))];
  const named = (kind: string): string => (kinds.length === 1 ? label : `${label} ${kinds.indexOf(kind) + 1}`);
  const graders = kinds.map((kind, at): OlxGrader => {
    const members = weights.flatMap((weight, index) => (weight > 0 && kindOf(index) === kind ? [index] : []));
    return {
      type: named(kind),
      shortLabel: `${label.slice(0, 1)}${kinds.length === 1 ? '' : at + 1}`,
      count: members.reduce((sum, index) => sum + parts[index]!, 0),
      weight: round(members.reduce((sum, index) => sum + weights[index]!, 0) / total),
    };
  });
  // All weights together are 1, to the last digit.
  const rest = round(1 - graders.slice(1).reduce((sum, { weight }) => sum + weight, 0));
  return {
    graders: graders.map((one, at) => (at === 0 ? { ...one, weight: rest } : one)),
    formats: weights.map((weight, index) => (weight > 0 ? named(kindOf(index)) : '')),
    pass: Math.max(0.01, round(mastery / 100)),
  };
}
