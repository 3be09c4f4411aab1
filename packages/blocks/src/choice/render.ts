import type { BlockRenderer } from '../define.ts';
import { choiceHtml } from '../question/choice-html.ts';
import type { ChoiceSettings } from '../question/choice-settings.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';

export const choiceRenderer: BlockRenderer<ChoiceSettings> = {
  styles: [questionStyles, choiceStyles],
  render: (block, context) => choiceHtml(block, context, 'radio'),
};
