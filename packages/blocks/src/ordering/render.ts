import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { OrderingSettings } from './model.ts';
import { orderingStrings } from './strings.ts';
import { orderingStyles } from './styles.ts';

/** Ids are random: their order is the same in every build. Where it happens to be the right one, it is turned round. */
function unsorted<Member extends { readonly id: string }>(items: readonly Member[]): Member[] {
  const mixed = items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return mixed.every(({ id }, index) => id === items[index]?.id) ? mixed.toReversed() : mixed;
}

/** A list that reads without script, in an order that is not the right one. */
export const orderingRenderer: BlockRenderer<OrderingSettings> = {
  styles: [questionStyles, orderingStyles],
  render(block, context) {
    const strings = stringsIn(orderingStrings, context.language);
    const items = inOrder(block.settings.items);
    const rows = unsorted(items).map(
      ({ id }, index) =>
        `<li data-id="${id}"><span class="place" aria-hidden="true">${index + 1}</span><span class="words">${context.line(`item:${id}`)}</span>${memberFeedback(context, id)}</li>`,
    );
    const key = items.map(({ id }) => `<li>${context.line(`item:${id}`)}</li>`);
    return questionHtml(block, context, {
      fields: `<ol class="order${block.settings.steps ? ' steps' : ''}" role="list" data-up="${strings.up}" data-down="${strings.down}" data-place="${strings.place}">${rows.join('')}</ol><p class="unseen" role="status"></p>`,
      answer: `<ol>${key.join('')}</ol>`,
      tip: strings.tip,
    });
  },
};
