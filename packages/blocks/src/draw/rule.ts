import type { Id } from '@nibras/base';
import type { Level } from '@nibras/course';
import { type Difficulty, type QuestionSettings } from '../question/question-settings.ts';

/** How many questions to draw, and out of which: what is not said does not matter. */
export interface DrawRule {
  readonly order: string;
  readonly count: number;
  /** The bank to draw from; every bank of the course where absent. */
  readonly bank?: Id | undefined;
  readonly difficulty?: Difficulty | undefined;
  readonly level?: Level | undefined;
  readonly objective?: string | undefined;
  readonly competency?: string | undefined;
  readonly tag?: string | undefined;
}

/** A question as rules choose it. */
export type Drawable = Pick<QuestionSettings, 'tags' | 'difficulty' | 'level' | 'objective' | 'competency'>;

const fold = (text: string): string => text.trim().toLocaleLowerCase();

/** Whether a question of a bank may be drawn by a rule. */
export function isDrawn(rule: DrawRule, bank: Id, question: Drawable): boolean {
  return (
    (rule.bank === undefined || rule.bank === bank) &&
    (rule.difficulty === undefined || rule.difficulty === question.difficulty) &&
    (rule.level === undefined || rule.level === question.level) &&
    (!rule.objective || fold(rule.objective) === fold(question.objective ?? '')) &&
    (!rule.competency || rule.competency === question.competency) &&
    (!rule.tag || Object.keys(question.tags ?? {}).some((tag) => fold(tag) === fold(rule.tag!)))
  );
}
