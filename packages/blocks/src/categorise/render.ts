import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { matchingStyles } from '../matching/styles.ts';
import { pairsHtml } from '../question/pairs-html.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { CategoriseSettings } from './model.ts';
import { categoriseStrings } from './strings.ts';
import { categoriseStyles } from './styles.ts';

/** A select for each item without script; the player lays out a board of groups in their place. */
export const categoriseRenderer: BlockRenderer<CategoriseSettings> = {
  styles: [questionStyles, matchingStyles, categoriseStyles],
  render(block, context) {
    const strings = stringsIn(categoriseStrings, context.language);
    const { fields, answer } = pairsHtml(block, context);
    const said = Object.entries(strings)
      .map(([name, words]) => ` data-${name.toLowerCase()}="${words}"`)
      .join('');
    const groups = inOrder(block.settings.targets).map(
      ({ id }) =>
        `<section data-group="${id}"${context.languageOf(`target:${id}`)}><button type="button" class="bin">${escapeHtml(context.text(`target:${id}`))}</button><ul role="list"></ul></section>`,
    );
    return questionHtml(block, context, {
      fields: `${fields}<div class="board" hidden${said}><section data-group=""><button type="button" class="bin">${strings.pool}</button><ul role="list"></ul></section>${groups.join('')}</div><p class="unseen" role="status"></p>`,
      answer,
      tip: strings.tip,
    });
  },
};
