import type { LmsFunctions } from './lms/find-api.ts';
import type { QuestionBehaviour } from './question/behaviour.ts';
import type { QuestionHost } from './question/question-element.ts';
import type { CourseIndex } from './state/outcome.ts';
import type { PlayerStrings } from './strings.ts';

/** The one global of a learner page: the renderer fills in the data, the boot script the LMS, the core the functions. */
export interface Runtime {
  course: string;
  /** Id of the first page. */
  first: string;
  title: string;
  language: string;
  strings: PlayerStrings;
  /** The LMS, where one was found and took us in. */
  lms?: LmsFunctions;
  /** The state read before the first page showed. */
  saved?: string;
  /** The link tapped before the player was there. */
  asked?: HTMLAnchorElement;
  /** Called by `course-data.js`. */
  index?: (index: CourseIndex) => void;
  /** What the core offers to questions. */
  host?: QuestionHost;
  /** Called by the script of a block type. */
  define?: (type: string, behaviour: QuestionBehaviour) => void;
}

declare global {
  var nibras: Runtime;
}
