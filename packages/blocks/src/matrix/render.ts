import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { gridHtml } from '../question/grid-html.ts';
import { gridStyles } from '../question/grid-styles.ts';
import { pairsKeyHtml } from '../question/pairs-html.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import type { MatrixSettings } from './model.ts';

export const matrixRenderer: BlockRenderer<MatrixSettings> = {
  styles: [questionStyles, gridStyles],
  render(block, context) {
    const strings = stringsIn(questionStrings, context.language);
    return questionHtml(block, context, {
      fields: gridHtml(
        {
          block: block.id,
          rows: inOrder(block.settings.sources).map(({ id }) => ({ id, slot: `source:${id}` })),
          columns: inOrder(block.settings.targets).map(({ id }) => ({ id, slot: `target:${id}` })),
          stack: false,
          label: strings.yourAnswer,
        },
        context,
      ),
      answer: pairsKeyHtml(block.settings, context),
      tip: strings.eachRow,
    });
  },
};
