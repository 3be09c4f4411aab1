import type { Id } from '@nibras/base';

/** An option, source or target as every format needs it: id, state number and plain label. */
export interface InteractionMember {
  readonly id: Id;
  readonly number: number;
  readonly label: string;
}

interface InteractionBase {
  readonly id: Id;
  readonly number: number;
  /** The stem in plain words. */
  readonly prompt: string;
  /** Marks for a full answer; 0 for what is asked without being marked. */
  readonly points: number;
  /** How many tries the learner has; 0 means no limit. */
  readonly attempts: number;
  /** Share of the marks, 0 to 1, that each hint looked at costs. */
  readonly hintCost?: number;
}

/** Pick one option, or any number of them: also true or false, spots on a picture, words of a text. */
export interface ChoiceInteraction extends InteractionBase {
  readonly kind: 'choice';
  readonly multiple: boolean;
  /**
   * `all`: everything right or nothing; `partial`: right picks less wrong picks, as a share of the keys; `lenient`: right picks
   * as a share of the keys, where only picks beyond the number of keys cost something.
   */
  readonly marking: 'all' | 'partial' | 'lenient';
  /** Options are words of a text, in which the same may stand twice. */
  readonly inText?: boolean;
  /** Two options, the first of which says true. */
  readonly truth?: boolean;
  /** The learner also says how sure they are: a right answer given without certainty earns less. */
  readonly certainty?: boolean;
  /** One pick, and each of several keys earns everything; absent, a second key is a mistake. */
  readonly anyKey?: boolean;
  readonly shuffle: boolean;
  readonly options: readonly (InteractionMember & { readonly correct: boolean })[];
}

/** Join each source to a target: matching, sorting into groups, labels on a picture, rows and columns. */
export interface MatchInteraction extends InteractionBase {
  readonly kind: 'match';
  readonly shuffle: boolean;
  readonly sources: readonly InteractionMember[];
  /** What sources are joined to; some may be distractors, and one may take several sources. */
  readonly targets: readonly InteractionMember[];
  /** Source id → id of its target. */
  readonly key: Readonly<Record<Id, Id>>;
}

/** Type a word or a few. */
export interface TextInteraction extends InteractionBase {
  readonly kind: 'text';
  /** Foreseen answers with their credit from 0 to 1. */
  readonly answers: readonly (InteractionMember & { readonly credit: number })[];
  readonly caseSensitive: boolean;
  /** Whether é and e, or أ and ا, differ. */
  readonly accentSensitive: boolean;
  /** Share of the credit for a near miss: a letter or two wrong in a longer word; 0 or absent where spelling counts. */
  readonly nearMiss?: number;
}

/** Put items in order; they stand here in the right one. */
export interface OrderInteraction extends InteractionBase {
  readonly kind: 'order';
  /** `partial`: pairs in their right order less pairs in the wrong one, as a share of all pairs. */
  readonly marking: 'all' | 'partial';
  readonly items: readonly InteractionMember[];
}

/** A unit that may follow a number: a value in it is `factor` times one in the unit of the key. */
export interface NumberUnit extends InteractionMember {
  readonly factor: number;
}

/** Give a number. */
export interface NumberInteraction extends InteractionBase {
  readonly kind: 'number';
  /** Foreseen values; a number within `tolerance` of one, or just on its edge, earns its credit. */
  readonly answers: readonly (InteractionMember & {
    readonly value: number;
    readonly tolerance: number;
    readonly credit: number;
  })[];
  readonly units: readonly NumberUnit[];
  /** Whether a unit must be given. */
  readonly unitNeeded: boolean;
  /** Draws of the values of a calculated question, each with the key that follows from it; `answers` is that of the first. */
  readonly draws?: readonly NumberDraw[];
}

/** Values by the id of their variable, and what follows from them. */
export interface NumberDraw {
  readonly id: Id;
  readonly number: number;
  readonly values: Readonly<Record<Id, number>>;
  readonly value: number;
  readonly tolerance: number;
}

/** One blank of a text: words, a number, one of its own options, or one of a bank that all blanks share. */
export type Gap = InteractionMember &
  (
    | {
        readonly way: 'text';
        /** Foreseen fillings; one with an id may have feedback of its own. */
        readonly answers: readonly { readonly id?: Id; readonly label: string; readonly credit: number }[];
      }
    | { readonly way: 'number'; readonly value: number; readonly tolerance: number }
    | { readonly way: 'choice'; readonly options: readonly (InteractionMember & { readonly correct: boolean })[] }
    | { readonly way: 'bank'; readonly key: Id }
  );

/** Fill in the blanks of a text. Each blank weighs the same. */
export interface GapsInteraction extends InteractionBase {
  readonly kind: 'gaps';
  readonly gaps: readonly Gap[];
  /** Words to be put into blanks; some may be distractors. */
  readonly bank: readonly InteractionMember[];
  readonly shuffle: boolean;
  readonly caseSensitive: boolean;
  readonly accentSensitive: boolean;
  /** Share of the credit for a near miss in a blank for words; 0 or absent where spelling counts. */
  readonly nearMiss?: number;
}

/** Write or make something that no machine can mark; the learner may mark it by criteria. */
export interface OpenInteraction extends InteractionBase {
  readonly kind: 'open';
  /** What is handed in: words written here, or the address of what was made elsewhere. */
  readonly hands: 'words' | 'link';
  /** Words asked for; 0 where nothing is asked. */
  readonly fewestWords: number;
  readonly mostWords: number;
  /** What a good answer has, with the marks that the learner gives it, up to `points`. */
  readonly criteria: readonly (InteractionMember & { readonly points: number })[];
}

/** Say where one stands: no answer is right or wrong. */
export interface SurveyInteraction extends InteractionBase {
  readonly kind: 'survey';
  readonly items: readonly InteractionMember[];
  readonly scale: readonly InteractionMember[];
}

/** WHICH interaction a question is: the closed vocabulary between block types and formats. */
export type Interaction =
  | ChoiceInteraction
  | MatchInteraction
  | TextInteraction
  | OrderInteraction
  | NumberInteraction
  | GapsInteraction
  | OpenInteraction
  | SurveyInteraction;

/** One entry for each interaction kind; the compiler finds the tables that a new kind leaves incomplete. */
export type InteractionTable<Outcome> = {
  readonly [Kind in Interaction['kind']]: (interaction: Extract<Interaction, { kind: Kind }>) => Outcome;
};

/** What a learner answered: ids of members, or what was typed. */
export type Response =
  | { readonly kind: 'choice'; readonly picked: readonly Id[]; readonly certainty?: 1 | 2 | 3 }
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<Id, Id>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'order'; readonly order: readonly Id[] }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'gaps'; readonly values: Readonly<Record<Id, string>> }
  | { readonly kind: 'open'; readonly text: string; readonly marks: Readonly<Record<Id, number>> }
  | { readonly kind: 'survey'; readonly answers: Readonly<Record<Id, Id>> };

/** The response to a kind of interaction. */
export type ResponseTo<Kind extends Interaction['kind']> = Extract<Response, { readonly kind: Kind }>;

/** Runs the entry of a table that fits the interaction. */
export function applyTable<Outcome>(table: InteractionTable<Outcome>, interaction: Interaction): Outcome {
  return (table[interaction.kind] as (one: Interaction) => Outcome)(interaction);
}
