import { escapeHtml } from '@nibras/base';
import type { SnapshotBlock } from '@nibras/course';
import { type RenderContext, stringsIn } from '../define.ts';
import { fromAssetSetting } from './asset-setting.ts';
import type { MediaSettings } from './media-settings.ts';
import { mediaStrings } from './strings.ts';

/** The captions of a sound or film. */
export function captionTracks(captions: MediaSettings['captions'], context: RenderContext): string {
  return Object.entries(captions)
    .map(([language, setting]) => {
      const shown = context.asset(setting[0]);
      const isDefault = language === context.language ? ' default' : '';
      return shown
        ? `<track kind="captions" src="${shown.path}" srclang="${escapeHtml(language)}" label="${escapeHtml(language)}"${isDefault}>`
        : '';
    })
    .join('');
}

/** A sound or film with its name and its transcript; nothing of it is loaded before the learner asks. */
export function mediaHtml(
  block: SnapshotBlock<MediaSettings>,
  context: RenderContext,
  tag: 'audio' | 'video',
  attributes = '',
): string {
  const { asset, captions } = block.settings;
  if (!asset) return '';
  const shown = context.asset(fromAssetSetting(asset).hash);
  const strings = stringsIn(mediaStrings, context.language);
  const title = context.text('title');
  const name = title ? `<p class="name" id="t-${block.id}"${context.languageOf('title')}>${escapeHtml(title)}</p>` : '';
  const label = title ? ` aria-labelledby="t-${block.id}"` : '';
  const player = shown
    ? `<${tag} controls preload="none" src="${shown.path}"${label}${attributes}>${captionTracks(captions, context)}<a href="${shown.path}" download>${strings.download}</a></${tag}>`
    : '';
  const transcript = context.has('transcript')
    ? `<details><summary>${strings.transcript}</summary>${context.rich('transcript')}</details>`
    : '';
  return `<div class="media" id="b-${block.id}">${name}${player}${transcript}</div>`;
}
