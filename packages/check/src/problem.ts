import type { Diagnostic, Place, Severity } from '@nibras/base';

/**
 * Every problem that a check may report, with how bad it is: an error leaves learners stuck or shut out and holds back
 * publishing, a warning makes the course worse, an info is worth knowing. Each code has a message in every studio language.
 */
export const problemSeverities = {
  'course.empty': 'error',
  'course.no-title': 'warning',
  'course.long-title': 'warning',
  'course.heavy': 'warning',
  'course.long-progress': 'warning',
  'section.empty': 'info',
  'section.no-title': 'warning',
  'section.recovered': 'warning',
  'page.empty': 'warning',
  'page.no-title': 'warning',
  'page.heavy': 'info',
  'block.unreadable': 'error',
  'block.missing': 'error',
  'block.empty': 'warning',
  'asset.missing': 'error',
  'media.no-file': 'warning',
  'media.no-title': 'warning',
  'media.no-transcript': 'warning',
  'picture.no-alt': 'error',
  'picture.alt-is-file-name': 'warning',
  'picture.heavy': 'warning',
  'question.no-stem': 'error',
  'question.no-key': 'error',
  'question.two-keys': 'error',
  'question.all-right': 'warning',
  'question.few-options': 'error',
  'question.empty-option': 'error',
  'question.duplicate-option': 'error',
  'question.no-feedback': 'warning',
  'question.key-longest': 'info',
  'question.key-pictured': 'warning',
  'question.key-larger-picture': 'info',
  'question.all-or-none': 'info',
  'question.stem-unclear': 'info',
  'question.unmarked-negative': 'warning',
  'question.absolutes': 'info',
  'question.shared-word': 'info',
  'question.few-distractors': 'info',
  'question.many-distractors': 'info',
  'question.numbers-unordered': 'info',
  'question.no-objective': 'info',
  'question.unknown-competence': 'info',
  'question.competence-spelling': 'info',
  'gap.missing': 'warning',
  'gap.extra': 'warning',
  'gap.dead': 'warning',
  'quiz.no-question': 'error',
  'quiz.key-position': 'warning',
  'quiz.many-true-false': 'info',
  'quiz.short-time': 'warning',
  'draw.too-few': 'warning',
  'draw.practised': 'warning',
  'quiz.several': 'info',
  'heading.level-one': 'warning',
  'heading.skipped': 'warning',
  'heading.empty': 'warning',
  'link.vague': 'warning',
  'link.bare-address': 'info',
  'link.broken-page': 'error',
  'link.unsafe': 'warning',
  'table.no-header': 'warning',
  'translation.missing': 'warning',
  'translation.stale': 'warning',
  'translation.other-blocks': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type ProblemCode = keyof typeof problemSeverities;

/** A remark of a check; its severity follows from the code. */
export function problem(code: ProblemCode, at: Place = {}, params?: Diagnostic['params']): Diagnostic {
  return { severity: problemSeverities[code], code, at, ...(params ? { params } : {}) };
}
