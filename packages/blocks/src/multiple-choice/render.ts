import type { BlockRenderer } from '../define.ts';
import { picturedChoiceHtml } from '../question/option-picture-html.ts';
import { optionPictureStyles } from '../question/option-picture-styles.ts';
import { hasOptionPictures } from '../question/option-pictures.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';
import type { MultipleChoiceSettings } from './model.ts';

export const multipleChoiceRenderer: BlockRenderer<MultipleChoiceSettings> = {
  styles: [questionStyles, choiceStyles],
  more: { when: hasOptionPictures, styles: [optionPictureStyles] },
  render: (block, context) => picturedChoiceHtml(block, context, 'checkbox'),
};
