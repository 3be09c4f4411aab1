import { escapeHtml } from '@nibras/base';
import type { SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext, stringsIn } from '../define.ts';
import type { MatchSettings } from './match-settings.ts';
import { memberFeedback } from './question-html.ts';
import { questionStrings } from './strings.ts';

/** A list of sources, each with a select of all targets: the plain control that every keyboard and screen reader knows. */
export function pairsHtml(
  { settings }: SnapshotBlock<MatchSettings>,
  context: RenderContext,
): { readonly fields: string; readonly answer: string } {
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
  return { fields: `<ul class="pairs" role="list">${rows.join('')}</ul>`, answer: pairsKeyHtml(settings, context) };
}

/** The right pairs, in words. */
export function pairsKeyHtml(settings: MatchSettings, context: RenderContext): string {
  const key = inOrder(settings.sources)
    .filter(({ target }) => target in settings.targets)
    .map(({ id, target }) => `<li>${context.line(`source:${id}`)}: ${context.line(`target:${target}`)}</li>`);
  return `<ul>${key.join('')}</ul>`;
}
