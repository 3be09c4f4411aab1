import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import type { MatchingSettings } from './model.ts';
import { matchingStyles } from './styles.ts';

/** A list of sources, each with a select of all targets: the plain control that every keyboard and screen reader knows. */
export const matchingRenderer: BlockRenderer<MatchingSettings> = {
  styles: [questionStyles, matchingStyles],
  render(block, context) {
    const { settings } = block;
    const strings = stringsIn(questionStrings, context.language);
    const authored = inOrder(settings.targets);
    // Ids are random: their order gives no pair away and is the same in every build.
    const targets = settings.shuffle ? authored.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : authored;
    const options = targets
      .map(
        ({ id }) =>
          `<option value="${id}"${context.languageOf(`target:${id}`)}>${escapeHtml(context.text(`target:${id}`))}</option>`,
      )
      .join('');
    const sources = inOrder(settings.sources);
    const rows = sources.map(
      ({ id }) =>
        `<li><label for="s-${id}">${context.line(`source:${id}`)}</label><select id="s-${id}" name="${id}"><option value="">${strings.choose}</option>${options}</select>${memberFeedback(context, id)}</li>`,
    );
    const key = sources
      .filter(({ target }) => target in settings.targets)
      .map(({ id, target }) => `<li>${context.line(`source:${id}`)}: ${context.line(`target:${target}`)}</li>`);
    return questionHtml(block, context, {
      fields: `<ul class="pairs" role="list">${rows.join('')}</ul>`,
      answer: `<ul>${key.join('')}</ul>`,
    });
  },
};
