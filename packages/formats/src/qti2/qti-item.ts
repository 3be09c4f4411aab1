import type { QtiTemplate } from './qti-template.ts';

/** A thing to pick, join or order; HTML. */
export interface QtiChoice {
  readonly identifier: string;
  readonly html: string;
  /** Feedback that stands inside it. */
  readonly feedback?: string;
  /** It is a picture, and `html` what that says. */
  readonly picture?: QtiPicture;
}

/** A picture that is answered on; its size is 0 where it is not told. */
export interface QtiPicture {
  readonly source: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A part of a picture in its pixels, spelt as areas of HTML image maps are. */
export interface QtiSpot {
  readonly identifier: string;
  readonly shape: 'rect' | 'circle' | 'ellipse' | 'poly';
  readonly coords: readonly number[];
  readonly label: string;
  /** How many labels it takes; 0 means any number. */
  readonly most: number;
}

export type QtiInteraction = { readonly response: string } & (
  | {
      readonly type: 'choice';
      readonly shuffle: boolean;
      /** How many may be picked; 0 means any number. */
      readonly most: number;
      readonly choices: readonly QtiChoice[];
    }
  /** Words to pick stand in the body by their identifiers. */
  | { readonly type: 'hottext'; readonly most: number; readonly choices: readonly QtiChoice[] }
  | { readonly type: 'order'; readonly shuffle: boolean; readonly choices: readonly QtiChoice[] }
  | {
      readonly type: 'match';
      readonly shuffle: boolean;
      readonly sources: readonly QtiChoice[];
      readonly targets: readonly QtiChoice[];
    }
  | { readonly type: 'textEntry'; readonly label: string }
  | { readonly type: 'extendedText' }
  | {
      readonly type: 'inlineChoice';
      readonly shuffle: boolean;
      readonly label: string;
      readonly choices: readonly QtiChoice[];
    }
  /** Blanks stand in the body by their identifiers. */
  | {
      readonly type: 'gapMatch';
      readonly shuffle: boolean;
      readonly gaps: readonly string[];
      readonly words: readonly QtiChoice[];
    }
  | {
      readonly type: 'hotspot';
      readonly most: number;
      readonly picture: QtiPicture | undefined;
      readonly spots: readonly QtiSpot[];
    }
  | {
      readonly type: 'graphicGapMatch';
      readonly shuffle: boolean;
      readonly picture: QtiPicture | undefined;
      readonly words: readonly QtiChoice[];
      readonly spots: readonly QtiSpot[];
    }
  /** Points of a picture; which of its areas count is told by the response. */
  | { readonly type: 'selectPoint'; readonly most: number; readonly picture: QtiPicture | undefined }
  | { readonly type: 'associate'; readonly shuffle: boolean; readonly choices: readonly QtiChoice[] }
  | { readonly type: 'slider'; readonly lower: number; readonly upper: number }
  | { readonly type: 'upload' }
  /** It asks nothing, such as a film or a button: what it shows stands in the body. */
  | { readonly type: 'aside'; readonly name: string }
  | { readonly type: 'other'; readonly name: string }
);

export interface QtiMapping {
  readonly fallback: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly entries: readonly { readonly key: string; readonly value: number; readonly caseSensitive: boolean }[];
}

/** A response with its key, and how it earns its score. */
export interface QtiResponse {
  readonly identifier: string;
  readonly cardinality: 'single' | 'multiple' | 'ordered' | 'record';
  readonly baseType: string;
  readonly correct: readonly string[];
  readonly mapping: QtiMapping | undefined;
  /** Numbers with a tolerance, each with its score. */
  readonly ranges: readonly { readonly value: number; readonly tolerance: number; readonly score: number }[];
  /** Areas of a picture with what a point in them is worth. */
  readonly areas?: readonly { readonly spot: QtiSpot; readonly value: number }[];
  /** What a point outside of them is worth, and between which ends the sum stays. */
  readonly outside?: Pick<QtiMapping, 'fallback' | 'lower' | 'upper'>;
  readonly scoring: 'match' | 'map' | 'ranges' | 'none';
  /** How near a number must come to a key that the template sets; `relative`: the tolerance is in percent. */
  readonly near?: { readonly tolerance: number; readonly relative: boolean; readonly score: number };
  /** Score of the whole response. */
  readonly points: number;
}

/** A feedback that is shown when an outcome has a value. */
export interface QtiFeedback {
  readonly outcome: string;
  readonly identifier: string;
  readonly html: string;
}

/** An assessment item as QTI 2 and 3 have it. */
export interface QtiItem {
  readonly identifier: string;
  readonly title: string;
  readonly maxScore: number | undefined;
  /** HTML; an interaction, or a blank of one, stands in it as its identifier in double brackets. */
  readonly body: string;
  readonly interactions: readonly QtiInteraction[];
  readonly responses: readonly QtiResponse[];
  readonly feedbacks: readonly QtiFeedback[];
  readonly template?: QtiTemplate;
  /** Whether its rules of marking go beyond what is told here. */
  readonly ownRules: boolean;
}

export interface QtiFault {
  readonly problem: 'not-xml' | 'not-an-item' | 'missing-file';
  /** Line or name. */
  readonly what: string;
}

/** The outcome that says `correct` or `incorrect`. */
export const resultOutcome = 'RESULT';
/** The outcome that names what was picked. */
export const pickOutcome = 'FEEDBACK';
