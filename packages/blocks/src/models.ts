import type { BlockModels } from '@nibras/course';
import { audioModel } from './audio/model.ts';
import { calloutModel } from './callout/model.ts';
import { choiceModel } from './choice/model.ts';
import { columnsModel } from './columns/model.ts';
import { drawModel } from './draw/model.ts';
import { dividerModel } from './divider/model.ts';
import { matchingModel } from './matching/model.ts';
import { multipleChoiceModel } from './multiple-choice/model.ts';
import { pictureModel } from './picture/model.ts';
import { shortTextModel } from './short-text/model.ts';
import { taskModel } from './task/model.ts';
import { videoModel } from './video/model.ts';
import { trueFalseModel } from './true-false/model.ts';
import { orderingModel } from './ordering/model.ts';
import { numericModel } from './numeric/model.ts';
import { sliderModel } from './slider/model.ts';
import { categoriseModel } from './categorise/model.ts';
import { matrixModel } from './matrix/model.ts';
import { surveyModel } from './survey/model.ts';
import { openAnswerModel } from './open-answer/model.ts';
import { hotspotModel } from './hotspot/model.ts';
import { labelPictureModel } from './label-picture/model.ts';
import { calculatedModel } from './calculated/model.ts';
import { handInModel } from './hand-in/model.ts';
import { clozeModel } from './cloze/model.ts';
import { dragWordsModel } from './drag-words/model.ts';
import { selectTextModel } from './select-text/model.ts';
import { caseStudyModel } from './case-study/model.ts';

/** Every block type, by name. */
export const models = {
  picture: pictureModel,
  audio: audioModel,
  video: videoModel,
  callout: calloutModel,
  columns: columnsModel,
  divider: dividerModel,
  draw: drawModel,
  task: taskModel,
  choice: choiceModel,
  'multiple-choice': multipleChoiceModel,
  matching: matchingModel,
  'short-text': shortTextModel,
  'true-false': trueFalseModel,
  ordering: orderingModel,
  numeric: numericModel,
  slider: sliderModel,
  categorise: categoriseModel,
  matrix: matrixModel,
  survey: surveyModel,
  'open-answer': openAnswerModel,
  hotspot: hotspotModel,
  'label-picture': labelPictureModel,
  calculated: calculatedModel,
  'hand-in': handInModel,
  cloze: clozeModel,
  'case-study': caseStudyModel,
  'select-text': selectTextModel,
  'drag-words': dragWordsModel,
} as const satisfies BlockModels;

export type BlockType = keyof typeof models;
/** One entry for each block type: the compiler finds the registries that a new type leaves incomplete. */
export type PerBlock<Entry> = { readonly [Type in BlockType]: Entry };

export { fromAssetSetting, toAssetSetting } from './media/asset-setting.ts';
export type { AssetSetting, ChosenAsset } from './media/asset-setting.ts';
export { calloutKinds } from './callout/model.ts';
export type { CalloutSettings } from './callout/model.ts';
export type { DrawSettings } from './draw/model.ts';
export { isDrawn } from './draw/rule.ts';
export type { Drawable, DrawRule } from './draw/rule.ts';
export { cleanTag, difficulties, longestTag } from './question/question-settings.ts';
export type { Difficulty } from './question/question-settings.ts';
export type { ColumnsSettings } from './columns/model.ts';
export type { MatchingSettings } from './matching/model.ts';
export type { MultipleChoiceSettings } from './multiple-choice/model.ts';
export type { PictureSettings } from './picture/model.ts';
export type { ChoiceSettings } from './question/choice-settings.ts';
export type { QuestionSettings } from './question/question-settings.ts';
export type { ShortTextSettings } from './short-text/model.ts';
export type { TaskSettings } from './task/model.ts';
export type { MediaSettings } from './media/media-settings.ts';
export type { VideoSettings } from './video/model.ts';
export type { TrueFalseSettings } from './true-false/model.ts';
export type { OrderingSettings } from './ordering/model.ts';
export type { NumericSettings } from './numeric/model.ts';
export type { SliderSettings } from './slider/model.ts';
export type { CategoriseSettings } from './categorise/model.ts';
export type { MatrixSettings } from './matrix/model.ts';
export type { SurveySettings } from './survey/model.ts';
export type { DragWordsSettings } from './drag-words/model.ts';
export type { SelectTextSettings } from './select-text/model.ts';
export type { ClozeSettings } from './cloze/model.ts';
export type { OpenAnswerSettings } from './open-answer/model.ts';
export type { HotspotSettings } from './hotspot/model.ts';
export type { LabelPictureSettings } from './label-picture/model.ts';
export type { CalculatedSettings } from './calculated/model.ts';
export type { HandInSettings } from './hand-in/model.ts';
