import type { SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext, stringsIn } from '../define.ts';
import type { ChoiceSettings } from './choice-settings.ts';
import { memberFeedback, questionHtml } from './question-html.ts';
import { questionStrings } from './strings.ts';

interface ChoiceParts {
  /** What an option says, as HTML. */
  readonly label?: (id: string) => string;
  /** What stands below the options. */
  readonly after?: string;
}

/** Options as radio buttons or check boxes. */
export function choiceHtml(
  block: SnapshotBlock<ChoiceSettings>,
  context: RenderContext,
  input: 'radio' | 'checkbox',
  { label = (id) => context.line(`option:${id}`), after = '' }: ChoiceParts = {},
): string {
  const options = inOrder(block.settings.options);
  const fields = options
    .map(
      ({ id }) =>
        `<li><label><input type="${input}" name="q-${block.id}" value="${id}"><span>${label(id)}</span></label>${memberFeedback(context, id)}</li>`,
    )
    .join('');
  const keys = options.filter(({ correct }) => correct).map(({ id }) => `<li>${label(id)}</li>`);
  const strings = stringsIn(questionStrings, context.language);
  return questionHtml(block, context, {
    fields: `<ul class="options" role="list">${fields}</ul>${after}`,
    answer: keys.length > 0 ? `<ul>${keys.join('')}</ul>` : '',
    ...(input === 'checkbox' ? { tip: strings.several } : {}),
  });
}
