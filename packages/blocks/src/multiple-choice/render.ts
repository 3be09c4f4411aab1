import type { BlockRenderer } from '../define.ts';
import { choiceHtml } from '../question/choice-html.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';
import type { MultipleChoiceSettings } from './model.ts';

export const multipleChoiceRenderer: BlockRenderer<MultipleChoiceSettings> = {
  styles: [questionStyles, choiceStyles],
  render: (block, context) => choiceHtml(block, context, 'checkbox'),
};
