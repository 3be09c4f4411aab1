/** A file that travels inside a text, shown there as `@@PLUGINFILE@@/name`. */
export interface MoodleFile {
  readonly name: string;
  /** Base64. */
  readonly content: string;
}

/** A text, as a rule HTML. */
export interface MoodleText {
  readonly format: 'html' | 'moodle_auto_format' | 'plain_text' | 'markdown';
  readonly text: string;
  readonly files: readonly MoodleFile[];
}

/** An option or an accepted answer; `fraction` in percent, one of the values that Moodle knows. */
export interface MoodleAnswer {
  readonly text: MoodleText;
  readonly fraction: number;
  readonly feedback: MoodleText | undefined;
}

/** What is said after an answer that is right, partly right or wrong. */
export interface MoodleCombined {
  readonly correct: MoodleText | undefined;
  readonly partly: MoodleText | undefined;
  readonly incorrect: MoodleText | undefined;
}

export type MoodleBody =
  | { readonly type: 'description' }
  | {
      readonly type: 'multichoice';
      readonly single: boolean;
      readonly shuffle: boolean;
      readonly answers: readonly MoodleAnswer[];
      readonly combined: MoodleCombined;
    }
  | {
      readonly type: 'truefalse';
      readonly truth: boolean;
      readonly whenTrue: MoodleText | undefined;
      readonly whenFalse: MoodleText | undefined;
    }
  | { readonly type: 'shortanswer'; readonly caseSensitive: boolean; readonly answers: readonly MoodleAnswer[] }
  | {
      readonly type: 'numerical';
      readonly answers: readonly (MoodleAnswer & { readonly tolerance: number })[];
      readonly units: readonly { readonly name: string; readonly multiplier: number }[];
      readonly unitNeeded: boolean;
    }
  | {
      readonly type: 'matching';
      readonly shuffle: boolean;
      /** A pair without a text is a distractor. */
      readonly pairs: readonly { readonly text: MoodleText; readonly answer: string }[];
      readonly combined: MoodleCombined;
    }
  | {
      readonly type: 'ordering';
      readonly partial: boolean;
      readonly items: readonly MoodleText[];
      readonly combined: MoodleCombined;
    }
  | {
      readonly type: 'essay';
      readonly fewestWords: number;
      readonly mostWords: number;
      readonly marker: MoodleText | undefined;
    }
  /** Blanks stand in the stem itself, as `{1:SHORTANSWER:=…}`. */
  | { readonly type: 'cloze' }
  /** Blanks stand in the stem as `[[1]]`; those of a group share their words. */
  | {
      readonly type: 'gapselect' | 'ddwtos';
      readonly shuffle: boolean;
      /** `again`: it may be put into several blanks. */
      readonly words: readonly { readonly text: string; readonly group: number; readonly again?: true }[];
      readonly combined: MoodleCombined;
    };

/** A question as Moodle's XML has it. */
export interface MoodleQuestion {
  readonly name: string;
  /** Path of categories, the outermost first. */
  readonly category: readonly string[];
  readonly stem: MoodleText;
  readonly general: MoodleText | undefined;
  readonly grade: number;
  /** Share lost with each try. */
  readonly penalty: number;
  readonly idNumber: string;
  readonly tags: readonly string[];
  readonly hints: readonly MoodleText[];
  readonly body: MoodleBody;
}

/** A question that was passed over, and why. */
export interface MoodleFault {
  readonly problem: 'not-xml' | 'not-a-quiz' | 'unknown-type' | 'no-answer';
  /** Name or type of the question, or the line of the file. */
  readonly what: string;
}

/** Percentages that Moodle imports; others make it give up the whole file. @spec Moodle question/engine/bank.php */
export const moodleFractions: readonly number[] = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5,
  0,
].flatMap((one) => (one === 0 ? [0] : [one, -one]));

/** The nearest percentage that Moodle knows. */
export const nearestFraction = (percent: number): number =>
  moodleFractions.reduce((best, one) => (Math.abs(one - percent) < Math.abs(best - percent) ? one : best), 0);
