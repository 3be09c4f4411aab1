/** A thing to pick; HTML. */
export interface Qti12Choice {
  readonly ident: string;
  readonly html: string;
  readonly feedback?: string;
}

export interface Qti12Answer {
  readonly text: string;
  /** True where it is enough that the answer holds it. */
  readonly substring: boolean;
  readonly feedback?: string;
}

/** One of several lists of an item, each answered on its own. */
export interface Qti12List {
  readonly ident: string;
  readonly label: string;
  readonly choices: readonly Qti12Choice[];
  readonly key: string | undefined;
}

export type Qti12Response =
  | {
      readonly type: 'choice';
      readonly multiple: boolean;
      readonly shuffle: boolean;
      /** Whether each right pick earns something of its own. */
      readonly partial: boolean;
      /** First says true, second false. */
      readonly truth: boolean;
      readonly choices: readonly Qti12Choice[];
      readonly keys: readonly string[];
    }
  | { readonly type: 'text'; readonly caseSensitive: boolean; readonly answers: readonly Qti12Answer[] }
  | { readonly type: 'number'; readonly value: number; readonly tolerance: number }
  | { readonly type: 'essay'; readonly hands: 'words' | 'link' }
  | { readonly type: 'lists'; readonly lists: readonly Qti12List[] }
  /** Several blanks to be typed into, each with its answers. */
  | {
      readonly type: 'blanks';
      readonly caseSensitive: boolean;
      readonly blanks: readonly { readonly ident: string; readonly answers: readonly string[] }[];
    }
  | { readonly type: 'none' }
  | { readonly type: 'other'; readonly name: string };

/** An item of QTI 1.2; a list or blank stands in its stem as `[[#n]]` where there are several. */
export interface Qti12Item {
  readonly ident: string;
  readonly title: string;
  readonly category: string;
  /** undefined where the item does not say. */
  readonly points: number | undefined;
  readonly stem: string;
  readonly response: Qti12Response;
  readonly correct?: string | undefined;
  readonly incorrect?: string | undefined;
  readonly hints: readonly string[];
}

/** Items of one file with the titles around them. */
export interface Qti12File {
  /** Of an assessment; a bank has none. */
  readonly ident: string;
  readonly items: readonly { readonly item: Qti12Item; readonly sections: readonly string[] }[];
}

export interface Qti12Fault {
  readonly problem: 'not-xml' | 'not-qti12';
  /** Line, or name of the root element. */
  readonly what: string;
}
