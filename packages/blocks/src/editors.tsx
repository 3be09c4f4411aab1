import type { BlockEditor } from '@nibras/editor-kit';
import { audioEditor } from './audio/editor.tsx';
import { calloutEditor } from './callout/editor.tsx';
import { choiceEditor } from './choice/editor.tsx';
import { columnsEditor } from './columns/editor.tsx';
import { drawEditor } from './draw/editor.tsx';
import { dividerEditor } from './divider/editor.tsx';
import { matchingEditor } from './matching/editor.tsx';
import type { PerBlock } from './models.ts';
import { multipleChoiceEditor } from './multiple-choice/editor.tsx';
import { pictureEditor } from './picture/editor.tsx';
import { shortTextEditor } from './short-text/editor.tsx';
import { taskEditor } from './task/editor.tsx';
import { videoEditor } from './video/editor.tsx';
import { trueFalseEditor } from './true-false/editor.tsx';
import { orderingEditor } from './ordering/editor.tsx';
import { numericEditor } from './numeric/editor.tsx';
import { sliderEditor } from './slider/editor.tsx';
import { categoriseEditor } from './categorise/editor.tsx';
import { matrixEditor } from './matrix/editor.tsx';
import { surveyEditor } from './survey/editor.tsx';
import { openAnswerEditor } from './open-answer/editor.tsx';
import { hotspotEditor } from './hotspot/editor.tsx';
import { labelPictureEditor } from './label-picture/editor.tsx';
import { calculatedEditor } from './calculated/editor.tsx';
import { handInEditor } from './hand-in/editor.tsx';
import { clozeEditor } from './cloze/editor.tsx';
import { dragWordsEditor } from './drag-words/editor.tsx';
import { selectTextEditor } from './select-text/editor.tsx';
import { caseStudyEditor } from './case-study/editor.tsx';

/** How each block type is shown and edited in the studio. */
export const editors = {
  picture: pictureEditor,
  audio: audioEditor,
  video: videoEditor,
  callout: calloutEditor,
  columns: columnsEditor,
  divider: dividerEditor,
  draw: drawEditor,
  task: taskEditor,
  choice: choiceEditor,
  'multiple-choice': multipleChoiceEditor,
  matching: matchingEditor,
  'short-text': shortTextEditor,
  'true-false': trueFalseEditor,
  ordering: orderingEditor,
  numeric: numericEditor,
  slider: sliderEditor,
  categorise: categoriseEditor,
  matrix: matrixEditor,
  survey: surveyEditor,
  'open-answer': openAnswerEditor,
  hotspot: hotspotEditor,
  'label-picture': labelPictureEditor,
  calculated: calculatedEditor,
  'hand-in': handInEditor,
  cloze: clozeEditor,
  'case-study': caseStudyEditor,
  'select-text': selectTextEditor,
  'drag-words': dragWordsEditor,
} as const satisfies PerBlock<BlockEditor>;

export { DescribingField } from './question/describing-field.tsx';
