import type { SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext, stringsIn } from '../define.ts';
import type { ChoiceSettings } from './choice-settings.ts';
import { memberFeedback, questionHtml } from './question-html.ts';
import { questionStrings } from './strings.ts';

interface ChoiceParts {
  /** What an option says, as HTML. */
  readonly label?: (id: string) => string;
  /** What an option says where the key is told; as in its label without it. */
  readonly key?: (id: string) => string;
  /** What stands below the options. */
  readonly after?: string;
  /** Further class names of the list, and how many options may stand side by side. */
  readonly list?: { readonly name: string; readonly columns?: number };
}

/** Options as radio buttons or check boxes. */
export function choiceHtml(
  block: SnapshotBlock<ChoiceSettings>,
  context: RenderContext,
  input: 'radio' | 'checkbox',
  { label = (id) => context.line(`option:${id}`), key = label, after = '', list }: ChoiceParts = {},
): string {
  const options = inOrder(block.settings.options);
  const fields = options
    .map(
      ({ id }) =>
        `<li><label><input type="${input}" name="q-${block.id}" value="${id}"><span>${label(id)}</span></label>${memberFeedback(context, id)}</li>`,
    )
    .join('');
  const keys = options.filter(({ correct }) => correct).map(({ id }) => `<li>${key(id)}</li>`);
  const strings = stringsIn(questionStrings, context.language);
  return questionHtml(block, context, {
    fields: `<ul class="options${list ? ` ${list.name}` : ''}"${list?.columns ? ` style="--columns:${list.columns}"` : ''} role="list">${fields}</ul>${after}`,
    answer: keys.length > 0 ? `<ul>${keys.join('')}</ul>` : '',
    ...(input === 'checkbox' ? { tip: strings.several } : {}),
  });
}
