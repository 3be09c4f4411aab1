import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { questionHtml } from '../question/question-html.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';
import type { HandInSettings } from './model.ts';
import { handInStrings } from './strings.ts';
import { handInStyles } from './styles.ts';

/** What to hand in and where, what to look at before, and a box to tick when it is done. */
export const handInRenderer: BlockRenderer<HandInSettings> = {
  styles: [questionStyles, choiceStyles, handInStyles],
  render(block, context) {
    const { hands, criteria, done, yes, no } = block.settings;
    const strings = stringsIn(handInStrings, context.language);
    const kinds = context.has('kinds') ? ` · ${context.line('kinds')}` : '';
    const where = context.has('where') ? `<dt>${strings.where}</dt><dd>${context.rich('where')}</dd>` : '';
    const box = (id: string, words: string): string =>
      `<li><label><input type="checkbox" name="${id}" value="${yes}"><span>${words}</span></label></li>`;
    const rows = inOrder(criteria).map(({ id }) => box(id, context.line(`criterion:${id}`)));
    const own = context.text('done');
    const handed = own ? `<span${context.languageOf('done')}>${escapeHtml(own)}</span>` : strings.done;
    return questionHtml(block, context, {
      fields:
        `<div class="hand-in" data-no="${no}" data-first="${strings.first}" data-noted="${strings.noted}"><dl><dt>${strings.what}</dt><dd>${strings[hands]}${kinds}</dd>${where}</dl>` +
        `${rows.length > 0 ? `<p>${strings.check}</p>` : ''}<ul class="options" role="list">${rows.join('')}${box(done, handed)}</ul></div>`,
      answer: '',
      send: [strings.send, strings.again],
    });
  },
};
