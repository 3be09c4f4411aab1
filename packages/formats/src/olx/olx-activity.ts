/** A zone of a picture in its pixels: a rectangle is all that the block knows. */
export interface OlxZone {
  readonly uid: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is put onto zones; without zones it is to be left where it is. */
export interface OlxDragItem {
  readonly html: string;
  readonly zones: readonly string[];
  /** What is said when it lies right, and when it does not. */
  readonly right: string;
  readonly wrong: string;
}

/** Items that are put onto zones of a picture: `drag-and-drop-v2`, which every Open edX of today brings along. */
export interface OlxDrag {
  readonly type: 'drag-and-drop-v2';
  readonly urlName: string;
  readonly displayName: string;
  readonly weight: number | undefined;
  /** 0 means no limit. */
  readonly attempts: number;
  readonly showAnswer?: 'never';
  /** HTML. */
  readonly stem: string;
  readonly image: string;
  readonly alt: string;
  readonly zones: readonly OlxZone[];
  readonly items: readonly OlxDragItem[];
  /** Whether the bank shows its items in another order than the author's, which their ids keep. */
  readonly mixed: boolean;
  readonly onePerZone: boolean;
  /** Whether learners see the names of the zones. */
  readonly labels: boolean;
  readonly finish: string;
}

export interface OlxLevel {
  readonly points: number;
  readonly label: string;
  readonly explanation: string;
}

export interface OlxCriterion {
  readonly name: string;
  /** Plain words. */
  readonly label: string;
  readonly prompt: string;
  readonly levels: readonly OlxLevel[];
}

/** Written work that is marked by criteria: `openassessment`. */
export interface OlxAssessment {
  readonly type: 'openassessment';
  readonly urlName: string;
  readonly displayName: string;
  /** HTML. */
  readonly stem: string;
  /** Who marks, one after the other: `self-assessment` and the like. */
  readonly steps: readonly string[];
  readonly criteria: readonly OlxCriterion[];
  /** Whether files may be handed in. */
  readonly uploads: boolean;
}

/** Statements with one scale: the block `survey` of xblock-poll. */
export interface OlxSurvey {
  readonly type: 'survey';
  readonly urlName: string;
  readonly displayName: string;
  /** Plain words. */
  readonly title: string;
  readonly items: readonly string[];
  readonly scale: readonly string[];
  readonly feedback: string;
}

/** A block of Open edX that asks something and is no problem; it stands in its unit in full. */
export type OlxActivity = OlxDrag | OlxAssessment | OlxSurvey;
