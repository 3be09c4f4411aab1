import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { gapFeedback, gapKeys, gapsHtml } from '../question/gaps-html.ts';
import { gapsStrings } from '../question/gaps-strings.ts';
import { gapsStyles } from '../question/gaps-styles.ts';
import { inTextOrder } from '../question/gaps-text.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { DragWordsSettings } from './model.ts';
import { dragWordsStrings } from './strings.ts';
import { dragWordsStyles } from './styles.ts';

/** A list in each blank without script; the player lays out the words and lets them be placed. */
export const dragWordsRenderer: BlockRenderer<DragWordsSettings> = {
  styles: [questionStyles, gapsStyles, dragWordsStyles],
  render(block, context) {
    const { gaps, bank, shuffle } = block.settings;
    const strings = stringsIn(dragWordsStrings, context.language);
    const ordered = inTextOrder(inOrder(gaps), context.text('stem'));
    const words = inOrder(bank);
    // Ids are random: their order gives no place away and is the same in every build.
    const shown = shuffle ? words.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : words;
    const options = shown
      .map(
        ({ id }) =>
          `<option value="${id}"${context.languageOf(`word:${id}`)}>${escapeHtml(context.text(`word:${id}`))}</option>`,
      )
      .join('');
    const said = Object.entries(strings)
      .map(([name, saying]) => ` data-${name.toLowerCase()}="${saying}"`)
      .join('');
    const text = gapsHtml(
      context,
      ordered.map(({ id }) => id),
      (id, name) => `<select name="${id}" aria-label="${name}"><option value="">…</option>${options}</select>`,
      ` data-all="${stringsIn(gapsStrings, context.language).all}"`,
    );
    const feedback = ordered.map(({ id }, place) => gapFeedback(context, id, place)).join('');
    return questionHtml(block, text.context, {
      fields: `<div class="bank" role="group" aria-label="${strings.bank}" hidden${said}></div>${text.fields}<p class="unseen" role="status"></p>${feedback}`,
      answer: ordered.length > 0 ? gapKeys(ordered.map(({ word }) => context.text(`word:${word}`))) : '',
      ...text.tip,
    });
  },
};
