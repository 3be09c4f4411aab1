import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { choiceHtml } from '../question/choice-html.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';
import type { TrueFalseSettings } from './model.ts';
import { trueFalseStrings } from './strings.ts';
import { trueFalseStyles } from './styles.ts';

export const trueFalseRenderer: BlockRenderer<TrueFalseSettings> = {
  styles: [questionStyles, choiceStyles, trueFalseStyles],
  render(block, context) {
    const strings = stringsIn(trueFalseStrings, context.language);
    const [first] = inOrder(block.settings.options);
    const levels = [strings.unsure, strings.fairly, strings.certain].map(
      (words, index) =>
        `<label><input type="radio" name="c-${block.id}" value="${index + 1}"><span>${words}</span></label>`,
    );
    return choiceHtml(block, context, 'radio', {
      label: (id) =>
        context.has(`option:${id}`) ? context.line(`option:${id}`) : id === first?.id ? strings.true : strings.false,
      after: block.settings.certainty
        ? `<div class="sure" role="radiogroup" aria-labelledby="c-${block.id}" data-missing="${strings.missing}" data-unsure="${strings.rightUnsure}"><p id="c-${block.id}">${strings.sure}</p><div>${levels.join('')}</div></div>`
        : '',
    });
  },
};
