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

/** A zone in pixels: `x y r` of a circle, `x y width height` of a rectangle, the points of a polygon. */
export interface MoodleZone {
  readonly choice: number;
  readonly shape: 'circle' | 'rectangle' | 'polygon';
  readonly place: readonly number[];
}

/** Moodle shrinks the pictures of such questions into this; zones are told in what is left. @spec Moodle question/type/ddmarker */
export function moodlePictureSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, 600 / width, 400 / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A formula with its tolerance: a share of the value, an amount, or a factor. @spec Moodle question/type/calculated */
export interface MoodleFormula extends MoodleAnswer {
  readonly tolerance: number;
  readonly toleranceType: 'relative' | 'nominal' | 'geometric';
  /** How the right answer is shown: decimals, or significant figures. */
  readonly figures: 'decimals' | 'significant';
  readonly length: number;
}

/** What a wild card stands for: its limits, and the values drawn. */
export interface MoodleData {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly values: readonly number[];
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
  /** Wild cards stand in texts and formulas as `{name}`. */
  | {
      readonly type: 'calculated' | 'calculatedsimple';
      readonly answers: readonly MoodleFormula[];
      readonly units: readonly { readonly name: string; readonly multiplier: number }[];
      readonly unitNeeded: boolean;
      readonly data: readonly MoodleData[];
    }
  /** Options that are calculated: nothing more is read of it. */
  | { readonly type: 'calculatedmulti' }
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
  /** Labels are dragged onto places of a picture, of which only the upper left corner is known, in its pixels. */
  | {
      readonly type: 'ddimageortext';
      readonly shuffle: boolean;
      readonly picture: MoodleFile | undefined;
      /** `drawn`: the label is a picture itself. */
      readonly drags: readonly { readonly text: string; readonly group: number; readonly drawn: boolean }[];
      /** `choice` is the number of its drag, from 1. */
      readonly drops: readonly {
        readonly text: string;
        readonly choice: number;
        readonly left: number;
        readonly top: number;
      }[];
      readonly combined: MoodleCombined;
    }
  /** Markers are put onto zones of a picture that learners do not see. */
  | {
      readonly type: 'ddmarker';
      readonly shuffle: boolean;
      readonly picture: MoodleFile | undefined;
      /** `times`: how often there is the marker; 0 for any number. */
      readonly drags: readonly { readonly text: string; readonly times: number }[];
      readonly drops: readonly MoodleZone[];
      readonly combined: MoodleCombined;
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
