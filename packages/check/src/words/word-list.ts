/**
 * Words that the rules of question writing look for, by language. The rules: Haladyna, Downing and Rodriguez, “A review of
 * multiple-choice item-writing guidelines for classroom assessment”, Applied Measurement in Education 15 (2002). Arabic words stand
 * without their vowel signs, as the texts are read.
 */
export interface WordList {
  /** Words that ask. */
  readonly asking: readonly string[];
  /** Words that begin a task. */
  readonly tasks: RegExp;
  /** A sentence that asks for what is not so. */
  readonly negatives: RegExp;
  /** Words that leave no exception, and so seldom stand in a true sentence. */
  readonly absolutes: RegExp;
  /** Words too common to give anything away. */
  readonly common: ReadonlySet<string>;
  /** Letters from which a word may give something away. */
  readonly telling: number;
}

export const words = (text: string): string[] => text.trim().split(/\s+/);
