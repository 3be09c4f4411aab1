import type { FeatureData, SearchData } from './features/feature-data.ts';
import type { LmsFunctions } from './lms/find-api.ts';
import type { Features } from './pages/load-features.ts';
import type { QuizStrings } from './quiz/strings.ts';
import type { QuestionBehaviour } from './question/behaviour.ts';
import type { QuestionHost } from './question/question-element.ts';
import type { Session } from './session.ts';
import type { CourseIndex, CourseRules } from './state/outcome.ts';
import type { PlayerStrings } from './strings.ts';

/** The one global of a learner page: the renderer fills in the data, the boot script the LMS, the core the functions. */
export interface Runtime {
  course: string;
  /** Id of the first page. */
  first: string;
  title: string;
  /** Names of the launch document and the list of pages, where they are not the usual ones. */
  launch?: string;
  menu?: string;
  language: string;
  strings: PlayerStrings;
  /** The LMS, where one was found and took us in. */
  lms?: LmsFunctions;
  /** Digest of what was published. */
  publication: string;
  /** Characters of state that the target surely keeps, where that is less than its edition allows. */
  limit?: number;
  /** The state read before the first page showed. */
  saved?: string;
  /** The link or button tapped before the player was there. */
  asked?: HTMLElement;
  /** Called by `course-data.js`. */
  index?: (index: CourseIndex) => void;
  session?: Session;
  /** Shows a page. */
  go?: (page: string) => void;
  features?: Features;
  /** What the renderer tells the features. */
  more?: FeatureData;
  /** Set by `search-data.js`. */
  texts?: SearchData;
  /** Style of the learner's own reading settings, as this device keeps it. */
  look?: string;
  /** Draws, sittings and branches, where the course has any. */
  sittings?: {
    readonly rules: (index: CourseIndex) => CourseRules;
    /** Brings the page that is shown to where the learner's state has it; does nothing twice. */
    readonly look: () => void;
    /** Hands over what was typed last, before the page goes away. */
    readonly flush: () => void;
    /** Called by `pool-….js`. */
    readonly pool: (kind: 'p' | 's', questions: Readonly<Record<number, string>>) => void;
  };
  /** What they say. */
  quiz?: QuizStrings;
  /** The course's index, while the script of its rules is still to come. */
  held?: CourseIndex;
  /** What the core offers to questions. */
  host?: QuestionHost;
  /** Called by the script of a block type. */
  define?: (type: string, behaviour: QuestionBehaviour) => void;
}

declare global {
  var nibras: Runtime;
}
