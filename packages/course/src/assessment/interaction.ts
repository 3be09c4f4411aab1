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
  /** Marks for a full answer, above 0. */
  readonly points: number;
  /** How many tries the learner has; 0 means no limit. */
  readonly attempts: number;
}

/** Pick one option, or any number of them. */
export interface ChoiceInteraction extends InteractionBase {
  readonly kind: 'choice';
  readonly multiple: boolean;
  /** `all`: everything right or nothing; `partial`: right picks less wrong picks, as a share of the keys. */
  readonly marking: 'all' | 'partial';
  readonly shuffle: boolean;
  readonly options: readonly (InteractionMember & { readonly correct: boolean })[];
}

/** Join each source to a target; targets may be distractors. */
export interface MatchInteraction extends InteractionBase {
  readonly kind: 'match';
  readonly shuffle: boolean;
  readonly sources: readonly InteractionMember[];
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
}

/** WHICH interaction a question is: the closed vocabulary between block types and formats. */
export type Interaction = ChoiceInteraction | MatchInteraction | TextInteraction;

/** One entry for each interaction kind; the compiler finds the tables that a new kind leaves incomplete. */
export type InteractionTable<Outcome> = {
  readonly [Kind in Interaction['kind']]: (interaction: Extract<Interaction, { kind: Kind }>) => Outcome;
};

/** What a learner answered. `picked` holds option ids, `pairs` source id → target id. */
export type Response =
  | { readonly kind: 'choice'; readonly picked: readonly Id[] }
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<Id, Id>> }
  | { readonly kind: 'text'; readonly text: string };

/** Runs the entry of a table that fits the interaction. */
export function applyTable<Outcome>(table: InteractionTable<Outcome>, interaction: Interaction): Outcome {
  return (table[interaction.kind] as (one: Interaction) => Outcome)(interaction);
}
