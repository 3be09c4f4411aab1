import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { gridHtml } from '../question/grid-html.ts';
import { gridStyles } from '../question/grid-styles.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { SurveySettings } from './model.ts';
import { surveyStrings } from './strings.ts';

export const surveyRenderer: BlockRenderer<SurveySettings> = {
  styles: [questionStyles, gridStyles],
  render(block, context) {
    const strings = stringsIn(surveyStrings, context.language);
    const grid = gridHtml(
      {
        block: block.id,
        rows: inOrder(block.settings.items).map(({ id }) => ({ id, slot: `item:${id}` })),
        columns: inOrder(block.settings.scale).map(({ id }) => ({ id, slot: `scale:${id}` })),
        stack: true,
        label: strings.all,
      },
      context,
    );
    return questionHtml(block, context, {
      fields: `<div class="survey" data-thanks="${strings.thanks}" data-all="${strings.all}">${grid}</div>`,
      answer: '',
      tip: strings.tip,
      send: [strings.send, strings.again],
    });
  },
};
