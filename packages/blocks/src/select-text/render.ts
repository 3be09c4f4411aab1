import { escapeHtml } from '@nibras/base';
import { markedIds } from '@nibras/course';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { gapKeys } from '../question/gaps-html.ts';
import { gapsStyles } from '../question/gaps-styles.ts';
import { inTextOrder, putInText, splitStem } from '../question/gaps-text.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { SelectTextSettings } from './model.ts';
import { selectTextStrings } from './strings.ts';
import { selectTextStyles } from './styles.ts';

/** Check boxes in the text without script; the player makes buttons of them that stay pressed. */
export const selectTextRenderer: BlockRenderer<SelectTextSettings> = {
  styles: [questionStyles, gapsStyles, selectTextStyles],
  render(block, context) {
    const named = new Set(markedIds(context.text('stem')));
    // What a text does not name is asked only where it is right: the question could not be answered without it.
    const options = inTextOrder(inOrder(block.settings.options), context.text('stem')).filter(
      ({ id, correct }) => correct || named.has(id),
    );
    const { ask, text } = splitStem(context.nodes('stem'));
    const words = (id: string): string => context.text(`option:${id}`);
    const html = putInText(
      context.prose(text),
      options.map(({ id }) => id),
      (id) =>
        `<span class="gap"><label class="pick"${context.languageOf(`option:${id}`)}><input type="checkbox" value="${id}"><span>${escapeHtml(words(id))}</span></label></span>`,
    );
    const feedback = options.map(({ id }) => memberFeedback(context, id)).join('');
    return questionHtml(
      block,
      { ...context, nodes: (slot) => (slot === 'stem' ? ask : context.nodes(slot)) },
      {
        fields: `<div class="gaps picks"${context.languageOf('stem')}>${html}</div>${feedback}`,
        answer: gapKeys(options.filter(({ correct }) => correct).map(({ id }) => words(id))),
        tip: stringsIn(selectTextStrings, context.language).tip,
      },
    );
  },
};
