import type { Told } from '../lms/told.ts';
import type {
  ChoiceInteraction,
  Gap,
  GapsInteraction,
  Interaction,
  MatchInteraction,
  NumberInteraction,
  OpenInteraction,
  OrderInteraction,
  Response,
  SurveyInteraction,
  TextInteraction,
} from '@nibras/course';

type Bare<Members> = Members extends readonly (infer Member)[] ? readonly Omit<Member, 'label'>[] : never;
type Played<One extends Interaction, Shown extends keyof One = never> = Omit<One, 'prompt' | Shown> & {
  readonly [Name in Shown]: Bare<One[Name]>;
};
type BareGap<One> = One extends Gap
  ? Omit<One, 'label' | 'options'> &
      (One extends { readonly way: 'choice' } ? { readonly options: Bare<One['options']> } : unknown)
  : never;

export type PlayedChoice = Played<ChoiceInteraction, 'options'>;
export type PlayedMatch = Played<MatchInteraction, 'sources' | 'targets'>;
export type PlayedText = Played<TextInteraction>;
export type PlayedOrder = Played<OrderInteraction, 'items'>;
export type PlayedNumber = Played<NumberInteraction>;
export type PlayedGaps = Omit<Played<GapsInteraction, 'bank'>, 'gaps'> & { readonly gaps: readonly BareGap<Gap>[] };
export type PlayedOpen = Played<OpenInteraction, 'criteria'>;
export type PlayedSurvey = Played<SurveyInteraction, 'items' | 'scale'>;

/** An interaction as a page carries it: what marking and saving need, without the words that the page already shows. */
export type PlayedInteraction =
  PlayedChoice | PlayedMatch | PlayedText | PlayedOrder | PlayedNumber | PlayedGaps | PlayedOpen | PlayedSurvey;

/** What a question's player may use. */
export interface Tools {
  /** Shows whether a control holds a right answer, in colour, sign and words. */
  readonly mark: (control: Element, beside: Element, right: boolean) => void;
  /** The same order for the same learner in every session. */
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
}

/** What one question type does with its own controls. It knows no LMS and keeps nothing. */
export interface QuestionBehaviour<
  Played extends PlayedInteraction = PlayedInteraction,
  Given extends Response = Response,
> {
  /**
   * What the learner answered; undefined where that is nothing yet, or words that say what is missing. `partly` takes an answer
   * that lacks something as it is: a sitting keeps and marks what there is.
   */
  readonly read: (form: HTMLFormElement, interaction: Played, partly: boolean) => Given | string | undefined;
  /** Share of the marks, 0 to 1: the function that marks this kind everywhere. */
  readonly score: (interaction: Played, response: Given) => number;
  /** Puts an answer back into the controls. */
  readonly fill: (form: HTMLFormElement, response: Given, interaction: Played) => void;
  /** Marks the controls and names whose feedback to show; `correct` or `incorrect` too where the marks do not say which. */
  readonly mark: (form: HTMLFormElement, response: Given, interaction: Played, tools: Tools) => readonly string[];
  /** What to say of an answer where right and wrong are not the words; true where the learner has more to do before it is done. */
  readonly verdict?: (
    form: HTMLFormElement,
    response: Given,
    interaction: Played,
    marks: string,
  ) => readonly [words: string, unfinished: boolean] | undefined;
  /** The question and an answer as LMSs log them. */
  readonly tell: (interaction: Played, response: Given) => Told;
  /** An answer as whole numbers from 0, few and small, and back. */
  readonly pack: (response: Given, interaction: Played) => readonly number[];
  readonly unpack: (numbers: readonly number[], interaction: Played) => Given | undefined;
  /** True where the answer is the learner's own words: they make room first where an LMS keeps little. */
  readonly open?: true;
  /** Mixes what there is to mix, the same way however often it is called. */
  readonly shuffle?: (form: HTMLFormElement, interaction: Played, tools: Tools) => void;
  /** Follows the learner's input and every change that the player makes, the first time before anything is done. */
  readonly changed?: (form: HTMLFormElement) => void;
}

/** A behaviour among others: each is only ever handed interactions of its own kind. */
export function anyBehaviour<Played extends PlayedInteraction, Given extends Response>(
  behaviour: QuestionBehaviour<Played, Given>,
): QuestionBehaviour {
  return behaviour as unknown as QuestionBehaviour;
}
