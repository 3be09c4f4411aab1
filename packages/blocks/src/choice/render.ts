import type { BlockRenderer } from '../define.ts';
import { hasOptionPictures, type PicturedChoice } from '../question/option-pictures.ts';
import { picturedChoiceHtml } from '../question/option-picture-html.ts';
import { optionPictureStyles } from '../question/option-picture-styles.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';

export const choiceRenderer: BlockRenderer<PicturedChoice> = {
  styles: [questionStyles, choiceStyles],
  more: { when: hasOptionPictures, styles: [optionPictureStyles] },
  render: (block, context) => picturedChoiceHtml(block, context, 'radio'),
};
