/** An option; HTML, but plain words where options stand in a list. */
export interface OlxChoice {
  readonly html: string;
  readonly correct: boolean;
  readonly name?: string;
  /** What is said when it is picked. */
  readonly hint?: string;
}

export interface OlxAnswer {
  readonly text: string;
  readonly hint?: string;
}

/** A picture on which one place is pointed at; any of the spots is right. */
export interface OlxImage {
  readonly type: 'image';
  readonly src: string;
  readonly alt: string;
  /** In pixels, as the spots are. */
  readonly width: number;
  readonly height: number;
  /** Two corners of a rectangle, or the corners of an outline, x and y in turn. */
  readonly spots: readonly { readonly shape: 'rectangle' | 'polygon'; readonly points: readonly number[] }[];
}

export type OlxResponse = {
  /** What is asked of this response alone, as HTML. */
  readonly label: string;
  /** Whether it stands inside a sentence. */
  readonly inline: boolean;
} & (
  | {
      readonly type: 'choice';
      readonly multiple: boolean;
      readonly shuffle: boolean;
      /** Whether a part of the key earns a part of the points. */
      readonly partial: boolean;
      readonly choices: readonly OlxChoice[];
    }
  | { readonly type: 'option'; readonly choices: readonly OlxChoice[] }
  | { readonly type: 'string'; readonly answers: readonly OlxAnswer[]; readonly caseSensitive: boolean }
  | {
      readonly type: 'numerical';
      readonly answers: readonly (OlxAnswer & { readonly value: number })[];
      readonly tolerance: number;
    }
  | OlxImage
  | { readonly type: 'other'; readonly name: string }
);

/** A problem of Open edX. */
export interface OlxProblem {
  readonly urlName: string;
  readonly displayName: string;
  readonly weight: number | undefined;
  /** 0 means no limit. */
  readonly attempts: number;
  /** When the solution may be looked at, where that is not left to the platform. */
  readonly showAnswer?: 'never';
  /** HTML; response number n stands in it as `[[#n]]`. */
  readonly body: string;
  readonly responses: readonly OlxResponse[];
  readonly hints: readonly string[];
  readonly solution: string | undefined;
  readonly script: boolean;
}

export interface OlxFault {
  readonly problem: 'not-xml' | 'not-a-problem';
  /** Line, path or name. */
  readonly what: string;
}

/** What is written: for today's Open edX, or for the release of 2016 that FUN still runs. */
export type OlxProfile = 'current' | 'dogwood';
