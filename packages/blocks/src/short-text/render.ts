import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import type { ShortTextSettings } from './model.ts';
import { shortTextStrings } from './strings.ts';
import { shortTextStyles } from './styles.ts';

export const shortTextRenderer: BlockRenderer<ShortTextSettings> = {
  styles: [questionStyles, shortTextStyles],
  render(block, context) {
    const strings = stringsIn(questionStrings, context.language);
    const answers = inOrder(block.settings.answers);
    const field = `s-${block.id}`;
    const accepted = answers
      .filter(({ credit }) => credit === 1)
      .map(({ id }) => escapeHtml(context.text(`answer:${id}`)));
    return questionHtml(block, context, {
      fields: `<div class="typed"${block.settings.nearMiss > 0 ? ` data-near="${stringsIn(shortTextStrings, context.language).near}"` : ''}><label for="${field}">${strings.yourAnswer}</label><input type="text" id="${field}" maxlength="250" autocapitalize="off" spellcheck="false">${answers.map(({ id }) => memberFeedback(context, id)).join('')}</div>`,
      answer: accepted.length > 0 ? `<ul>${accepted.map((one) => `<li><bdi>${one}</bdi></li>`).join('')}</ul>` : '',
    });
  },
};
