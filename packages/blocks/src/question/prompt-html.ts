import { escapeHtml } from '@nibras/base';
import { type RenderContext, stringsIn } from '../define.ts';
import { fromAssetSetting } from '../media/asset-setting.ts';
import { captionTracks } from '../media/media-html.ts';
import { mediaStrings } from '../media/strings.ts';
import { type PromptSettings, promptKind } from './prompt-slots.ts';
import { questionStrings } from './strings.ts';

/** The picture, sound or film above a stem; nothing of what is heard is loaded before the learner asks. */
export function promptHtml(settings: PromptSettings, context: RenderContext): string {
  const kind = promptKind(settings);
  if (!kind || !settings.prompt) return '';
  const chosen = fromAssetSetting(settings.prompt);
  const shown = context.asset(chosen.hash);
  if (kind === 'image') {
    const alt = escapeHtml(context.text('promptalt'));
    const language = context.languageOf('promptalt');
    if (!shown) return `<p class="lost"${language}>${alt}</p>`;
    const width = shown.width ?? chosen.width;
    const height = shown.height ?? chosen.height;
    const size = width > 0 && height > 0 ? ` width="${width}" height="${height}"` : '';
    const loading = context.firstPicture() ? '' : ' loading="lazy"';
    return `<div class="prompt"><img src="${shown.path}" alt="${alt}"${language}${size}${loading} decoding="async"></div>`;
  }
  const strings = stringsIn(mediaStrings, context.language);
  const label = stringsIn(questionStrings, context.language).question;
  const player = shown
    ? `<${kind} controls preload="none" src="${shown.path}" aria-label="${label}">${captionTracks(settings.captions, context)}<a href="${shown.path}" download>${strings.download}</a></${kind}>`
    : '';
  const transcript = context.has('prompttranscript')
    ? `<details><summary>${strings.transcript}</summary>${context.rich('prompttranscript')}</details>`
    : '';
  return `<div class="prompt">${player}${transcript}</div>`;
}
