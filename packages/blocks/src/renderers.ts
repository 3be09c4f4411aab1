import { audioRenderer } from './audio/render.ts';
import { calloutRenderer } from './callout/render.ts';
import { choiceRenderer } from './choice/render.ts';
import { columnsRenderer } from './columns/render.ts';
import type { BlockRenderer, SettingsOf } from './define.ts';
import { drawRenderer } from './draw/render.ts';
import { dividerRenderer } from './divider/render.ts';
import { matchingRenderer } from './matching/render.ts';
import { type BlockType, models } from './models.ts';
import { multipleChoiceRenderer } from './multiple-choice/render.ts';
import { pictureRenderer } from './picture/render.ts';
import { shortTextRenderer } from './short-text/render.ts';
import { taskRenderer } from './task/render.ts';
import { videoRenderer } from './video/render.ts';
import { trueFalseRenderer } from './true-false/render.ts';
import { orderingRenderer } from './ordering/render.ts';
import { numericRenderer } from './numeric/render.ts';
import { sliderRenderer } from './slider/render.ts';
import { categoriseRenderer } from './categorise/render.ts';
import { matrixRenderer } from './matrix/render.ts';
import { surveyRenderer } from './survey/render.ts';
import { openAnswerRenderer } from './open-answer/render.ts';
import { hotspotRenderer } from './hotspot/render.ts';
import { labelPictureRenderer } from './label-picture/render.ts';
import { calculatedRenderer } from './calculated/render.ts';
import { handInRenderer } from './hand-in/render.ts';
import { clozeRenderer } from './cloze/render.ts';
import { dragWordsRenderer } from './drag-words/render.ts';
import { selectTextRenderer } from './select-text/render.ts';
import { caseStudyRenderer } from './case-study/render.ts';

type Renderers = { readonly [Type in BlockType]: BlockRenderer<SettingsOf<(typeof models)[Type]>> };

/** How each block type reads for a learner. */
export const renderers = {
  picture: pictureRenderer,
  audio: audioRenderer,
  video: videoRenderer,
  callout: calloutRenderer,
  columns: columnsRenderer,
  divider: dividerRenderer,
  draw: drawRenderer,
  task: taskRenderer,
  choice: choiceRenderer,
  'multiple-choice': multipleChoiceRenderer,
  matching: matchingRenderer,
  'short-text': shortTextRenderer,
  'true-false': trueFalseRenderer,
  ordering: orderingRenderer,
  numeric: numericRenderer,
  slider: sliderRenderer,
  categorise: categoriseRenderer,
  matrix: matrixRenderer,
  survey: surveyRenderer,
  'open-answer': openAnswerRenderer,
  hotspot: hotspotRenderer,
  'label-picture': labelPictureRenderer,
  calculated: calculatedRenderer,
  'hand-in': handInRenderer,
  cloze: clozeRenderer,
  'case-study': caseStudyRenderer,
  'select-text': selectTextRenderer,
  'drag-words': dragWordsRenderer,
} as const satisfies Renderers;

// oxlint-disable-next-line typescript/no-explicit-any -- settings are only ever handed to the renderer of their own type
export type AnyBlockRenderer = BlockRenderer<any>;

/** The renderer of a type, undefined for a type that this version does not know. */
export function rendererOf(type: string): AnyBlockRenderer | undefined {
  return Object.hasOwn(renderers, type) ? renderers[type as BlockType] : undefined;
}

/** What a page shows by type; a plus behind it stands for what only some blocks of the type wear. */
export const withMore = (type: string): string => `${type}+`;

/** Style sheets of what a page shows. */
export function stylesOfShown(shown: string): readonly string[] {
  return rendererOf(shown)?.styles ?? rendererOf(shown.slice(0, -1))?.more?.styles ?? [];
}

export type { BlockRenderer, Draw, RenderContext, ShownAsset } from './define.ts';
