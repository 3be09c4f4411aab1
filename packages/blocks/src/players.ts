import { anyBehaviour, type QuestionBehaviour } from '@nibras/player';
import { behaviour as choice } from './choice/player.ts';
import { behaviour as matching } from './matching/player.ts';
import type { PerBlock } from './models.ts';
import { behaviour as multipleChoice } from './multiple-choice/player.ts';
import { behaviour as shortText } from './short-text/player.ts';
import { behaviour as trueFalse } from './true-false/player.ts';
import { behaviour as ordering } from './ordering/player.ts';
import { behaviour as numeric } from './numeric/player.ts';
import { behaviour as slider } from './slider/player.ts';
import { behaviour as categorise } from './categorise/player.ts';
import { behaviour as matrix } from './matrix/player.ts';
import { behaviour as survey } from './survey/player.ts';
import { behaviour as openAnswer } from './open-answer/player.ts';
import { behaviour as hotspot } from './hotspot/player.ts';
import { behaviour as labelPicture } from './label-picture/player.ts';
import { behaviour as calculated } from './calculated/player.ts';
import { behaviour as handIn } from './hand-in/player.ts';
import { behaviour as cloze } from './cloze/player.ts';
import { behaviour as dragWords } from './drag-words/player.ts';
import { behaviour as selectText } from './select-text/player.ts';

/** What each block type does in a learner's browser; null where the page alone is enough. */
export const players = {
  picture: null,
  audio: null,
  video: null,
  callout: null,
  columns: null,
  divider: null,
  draw: null,
  task: null,
  choice: anyBehaviour(choice),
  'multiple-choice': anyBehaviour(multipleChoice),
  matching: anyBehaviour(matching),
  'short-text': anyBehaviour(shortText),
  'true-false': anyBehaviour(trueFalse),
  ordering: anyBehaviour(ordering),
  numeric: anyBehaviour(numeric),
  slider: anyBehaviour(slider),
  categorise: anyBehaviour(categorise),
  matrix: anyBehaviour(matrix),
  survey: anyBehaviour(survey),
  'open-answer': anyBehaviour(openAnswer),
  hotspot: anyBehaviour(hotspot),
  'label-picture': anyBehaviour(labelPicture),
  calculated: anyBehaviour(calculated),
  'hand-in': anyBehaviour(handIn),
  'case-study': null,
  cloze: anyBehaviour(cloze),
  'select-text': anyBehaviour(selectText),
  'drag-words': anyBehaviour(dragWords),
} as const satisfies PerBlock<QuestionBehaviour | null>;
