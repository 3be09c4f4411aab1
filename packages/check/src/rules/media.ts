import type { Diagnostic } from '@nibras/base';
import type { AssetUse } from '@nibras/course';
import { isBlankEverywhere } from '../blank.ts';
import type { CourseView, PlacedBlock } from '../course-view.ts';
import { wordsOf } from '../course-view.ts';
import { problem } from '../problem.ts';

/** Files that a block shows. */
export function assetsOf({ block, model }: PlacedBlock): readonly AssetUse[] {
  return model.assets?.(block.settings as never) ?? [];
}

const isFileName = (words: string): boolean =>
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?)$/i.test(words.trim());

/** Pictures, sounds and films are there, and can be had without seeing or hearing them. */
export function* checkMedia({ pages, banks, asset }: CourseView): Generator<Diagnostic> {
  for (const page of [...pages, ...banks])
    for (const placed of page.blocks) {
      const { block, slots, model } = placed;
      const at = { page: page.node.id, block: block.id };
      const uses = assetsOf(placed);
      const shows = model.group === 'media' || slots.some(({ role }) => role === 'alt');
      if (shows && uses.length === 0) yield problem('media.no-file', at);
      if (asset) for (const { hash, name } of uses) if (!asset(hash)) yield problem('asset.missing', at, { name });
      const captions: unknown = block.settings['captions'];
      const captioned = typeof captions === 'object' && captions !== null && Object.keys(captions).length > 0;
      for (const { key, role } of slots) {
        const texts = block.texts[key];
        if (role === 'transcript' && !captioned && isBlankEverywhere(texts))
          yield problem('media.no-transcript', { ...at, slot: key });
        if (role !== 'alt') continue;
        for (const [language, text] of Object.entries(texts ?? {}))
          if (isFileName(wordsOf(text))) yield problem('picture.alt-is-file-name', { ...at, slot: key, language });
      }
    }
}
