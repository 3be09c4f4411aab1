import { escapeHtml, type Id } from '@nibras/base';
import { type BlockRenderer, inOrder, type RenderContext, stringsIn } from '../define.ts';
import { numericStrings } from '../numeric/strings.ts';
import { gapFeedback, gapKeys, gapsHtml } from '../question/gaps-html.ts';
import { gapsStrings } from '../question/gaps-strings.ts';
import { gapsStyles } from '../question/gaps-styles.ts';
import { inTextOrder } from '../question/gaps-text.ts';
import { numberText } from '../question/number-text.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import { shortTextStrings } from '../short-text/strings.ts';
import { type ClozeSettings, wordsOfGap } from './model.ts';

/** One width for all fields of a text: a fitting one each would tell how long its answer is. */
function widthOf(settings: ClozeSettings, context: RenderContext): number {
  const lengths = inOrder(settings.gaps).flatMap(({ id, way, value }) =>
    way === 'number'
      ? [String(value).length]
      : way === 'text'
        ? wordsOfGap(settings, id).map((word) => [...context.text(`word:${word.id}`)].length)
        : [],
  );
  return Math.min(24, Math.max(5, ...lengths) + 1);
}

/** A field in each blank: of text, of a number, or a list. */
export const clozeRenderer: BlockRenderer<ClozeSettings> = {
  styles: [questionStyles, gapsStyles],
  render(block, context) {
    const { settings } = block;
    const gaps = inTextOrder(inOrder(settings.gaps), context.text('stem'));
    const strings = stringsIn(gapsStrings, context.language);
    const width = widthOf(settings, context);
    const option = (id: Id): string =>
      `<option value="${id}"${context.languageOf(`word:${id}`)}>${escapeHtml(context.text(`word:${id}`))}</option>`;
    const control = (id: Id, name: string): string => {
      const named = `name="${id}" aria-label="${name}"`;
      const { way } = settings.gaps[id]!;
      const typed = `<input type="text" ${named} size="${width}" maxlength="250" autocapitalize="off" spellcheck="false"`;
      if (way === 'text') return `${typed} dir="auto">`;
      if (way === 'number') return `${typed} dir="ltr" inputmode="decimal">`;
      const words = wordsOfGap(settings, id);
      // Ids are random: their order gives no key away and is the same in every build.
      const shown = settings.shuffle ? words.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : words;
      return `<select ${named}><option value="">…</option>${shown.map((word) => option(word.id)).join('')}</select>`;
    };
    const text = gapsHtml(
      context,
      gaps.map(({ id }) => id),
      control,
      ` data-all="${strings.all}" data-number="${stringsIn(numericStrings, context.language).noNumber}"${settings.nearMiss > 0 ? ` data-near="${stringsIn(shortTextStrings, context.language).near}"` : ''}`,
    );
    const feedback = gaps.flatMap(({ id, way }, place) => [
      ...(way === 'number' ? [] : wordsOfGap(settings, id)).map((word) => gapFeedback(context, word.id, place)),
      gapFeedback(context, id, place),
    ]);
    const keys = gaps.map(({ id, way, value }) =>
      way === 'number'
        ? numberText(value, context.language)
        : wordsOfGap(settings, id)
            .filter(({ credit }) => credit === 1)
            .map((word) => context.text(`word:${word.id}`))
            .join(' / '),
    );
    return questionHtml(block, text.context, {
      fields: text.fields + feedback.join(''),
      answer: keys.length > 0 ? gapKeys(keys) : '',
      ...text.tip,
    });
  },
};
