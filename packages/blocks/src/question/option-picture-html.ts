import { escapeHtml, type Id } from '@nibras/base';
import type { SnapshotBlock } from '@nibras/course';
import { inOrder, type RenderContext } from '../define.ts';
import { fromAssetSetting } from '../media/asset-setting.ts';
import { choiceHtml } from './choice-html.ts';
import { hasOptionPictures, pictureOfOption, type PicturedChoice } from './option-pictures.ts';

/** Most cards in one row of a wide page. */
const mostInRow = { small: 4, medium: 3, large: 2 } as const;

/** Cards in a row such that the last row is as full as can be. */
function columnsFor(count: number, most: number): number {
  return Math.ceil(count / Math.ceil(count / most));
}

function pictureHtml(settings: PicturedChoice, id: Id, context: RenderContext, loading: string): string {
  const picture = pictureOfOption(settings, id);
  if (!picture) return '';
  const slot = `alt:${id}`;
  const chosen = fromAssetSetting(picture.asset);
  const shown = context.asset(chosen.hash);
  const alt = picture.decorative ? '' : escapeHtml(context.text(slot));
  const language = alt === '' ? '' : context.languageOf(slot);
  if (!shown) return alt === '' ? '' : `<span class="lost"${language}>${alt}</span>`;
  const width = shown.width ?? chosen.width;
  const height = shown.height ?? chosen.height;
  const size = width > 0 && height > 0 ? ` width="${width}" height="${height}"` : '';
  return `<img src="${shown.path}" alt="${alt}"${language}${size}${loading} decoding="async">`;
}

/** Options as radio buttons or check boxes: cards side by side where each shows a picture, rows otherwise. */
export function picturedChoiceHtml(
  block: SnapshotBlock<PicturedChoice>,
  context: RenderContext,
  input: 'radio' | 'checkbox',
): string {
  const { settings } = block;
  if (!hasOptionPictures(settings)) return choiceHtml(block, context, input);
  const options = inOrder(settings.options);
  // The first question with pictures shows them all at once: half of a choice is none.
  const loading = context.firstPicture() ? '' : ' loading="lazy"';
  const cards = options.every(({ id }) => settings.pictures[id] !== undefined);
  const words = (id: Id): string => (context.has(`option:${id}`) ? context.line(`option:${id}`) : '');
  return choiceHtml(block, context, input, {
    label: (id) => {
      const said = words(id);
      return pictureHtml(settings, id, context, loading) + (said === '' ? '' : `<span>${said}</span>`);
    },
    key: (id) => words(id) || `<span${context.languageOf(`alt:${id}`)}>${escapeHtml(context.text(`alt:${id}`))}</span>`,
    list: cards
      ? {
          name: `pictured cards ${settings.pictureSize}`,
          columns: columnsFor(options.length, mostInRow[settings.pictureSize]),
        }
      : { name: `pictured ${settings.pictureSize}` },
  });
}
