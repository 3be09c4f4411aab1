import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { numberText } from '../question/number-text.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import { shortTextStyles } from '../short-text/styles.ts';
import { type NumericSettings, toleranceOf } from './model.ts';
import { numericStrings } from './strings.ts';
import { numericStyles } from './styles.ts';

/** A line for the number and, where there are units, a select of them. */
export const numericRenderer: BlockRenderer<NumericSettings> = {
  styles: [questionStyles, shortTextStyles, numericStyles],
  render(block, context) {
    const { settings } = block;
    const strings = stringsIn(numericStrings, context.language);
    const field = `s-${block.id}`;
    const answers = inOrder(settings.answers);
    const units = inOrder(settings.units);
    const unitOf = (id: string): string => escapeHtml(context.text(`unit:${id}`));
    const select =
      units.length === 0
        ? ''
        : `<select aria-label="${strings.unit}" data-missing="${strings.unitMissing}"><option value="">${strings.noUnit}</option>${units
            .map(({ id }) => `<option value="${unitOf(id)}"${context.languageOf(`unit:${id}`)}>${unitOf(id)}</option>`)
            .join('')}</select>`;
    const base = units.find(({ factor }) => factor === 1);
    const show = (value: number): string => numberText(value, context.language);
    const key = answers
      .filter(({ credit }) => credit === 1)
      .map((answer) => {
        const tolerance = toleranceOf(answer);
        return `<li><bdi>${show(answer.value)}${tolerance > 0 ? ` ± ${show(tolerance)}` : ''}${base ? ` ${unitOf(base.id)}` : ''}</bdi></li>`;
      });
    return questionHtml(block, context, {
      fields:
        `<div class="typed number"><label for="${field}">${stringsIn(questionStrings, context.language).yourAnswer}</label>` +
        `<span class="row"><input type="text" id="${field}" inputmode="decimal" maxlength="60" autocapitalize="off" spellcheck="false" aria-describedby="u-${block.id}">${select}</span>` +
        `<p class="understood" id="u-${block.id}" data-understood="${strings.understood}" data-none="${strings.noNumber}"></p>${answers.map(({ id }) => memberFeedback(context, id)).join('')}</div>`,
      answer: key.length > 0 ? `<ul>${key.join('')}</ul>` : '',
    });
  },
};
