import { escapeHtml, type Id } from '@nibras/base';
import type { RenderContext } from '../define.ts';
import { stringsIn } from '../define.ts';
import { putInText, splitStem } from './gaps-text.ts';
import { gapsStrings } from './gaps-strings.ts';

/** The name of a blank for those who do not see where it stands. */
export const gapName = (language: string, place: number, count: number): string =>
  stringsIn(gapsStrings, language)
    .gap.replace('{n}', String(place + 1))
    .replace('{m}', String(count));

/**
 * The text of a question with a control in each blank, and the context in which the rest of the question is rendered: its stem
 * is only what stands before the text.
 */
export function gapsHtml(
  context: RenderContext,
  ids: readonly Id[],
  control: (id: Id, name: string) => string,
  attributes = '',
): { readonly fields: string; readonly context: RenderContext; readonly tip: { tip?: string } } {
  const { ask, text } = splitStem(context.nodes('stem'));
  const html = putInText(context.prose(text), ids, (id, place) => {
    const name = gapName(context.language, place, ids.length);
    return `<span class="gap"><span class="nth" aria-hidden="true">${place + 1}</span>${control(id, name)}</span>`;
  });
  return {
    fields: `<div class="gaps"${context.languageOf('stem')}${attributes}>${html}</div>`,
    // What to do is said where the author has not.
    tip: ask.length > 0 ? {} : { tip: stringsIn(gapsStrings, context.language).tip },
    context: { ...context, nodes: (slot) => (slot === 'stem' ? ask : context.nodes(slot)) },
  };
}

/** Feedback on a blank, told with its number, hidden until the player shows it. */
export function gapFeedback(context: RenderContext, slotId: Id, place: number): string {
  const slot = `feedback:${slotId}`;
  if (!context.has(slot)) return '';
  return `<div class="feedback" data-for="${slotId}" hidden><p class="of">${stringsIn(gapsStrings, context.language).short.replace('{n}', String(place + 1))}</p>${context.rich(slot)}</div>`;
}

/** The right fillings in words, in their order. */
export const gapKeys = (keys: readonly string[]): string =>
  `<ol>${keys.map((key) => `<li><bdi>${escapeHtml(key)}</bdi></li>`).join('')}</ol>`;
