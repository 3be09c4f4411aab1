import type { SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext, stringsIn } from '../define.ts';
import type { ChoiceSettings } from './choice-settings.ts';
import { memberFeedback, questionHtml } from './question-html.ts';
import { questionStrings } from './strings.ts';

/** Options as radio buttons or check boxes. */
export function choiceHtml(
  block: SnapshotBlock<ChoiceSettings>,
  context: RenderContext,
  input: 'radio' | 'checkbox',
): string {
  const options = inOrder(block.settings.options);
  const fields = options
    .map(
      ({ id }) =>
        `<li><label><input type="${input}" name="q-${block.id}" value="${id}"><span>${context.line(`option:${id}`)}</span></label>${memberFeedback(context, id)}</li>`,
    )
    .join('');
  const keys = options.filter(({ correct }) => correct).map(({ id }) => `<li>${context.line(`option:${id}`)}</li>`);
  const strings = stringsIn(questionStrings, context.language);
  return questionHtml(block, context, {
    fields: `<ul class="options" role="list">${fields}</ul>`,
    answer: keys.length > 0 ? `<ul>${keys.join('')}</ul>` : '',
    ...(input === 'checkbox' ? { tip: strings.several } : {}),
  });
}
