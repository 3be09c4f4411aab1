import { z } from 'zod';
import { defineBlock } from '../define.ts';
import { type AssetSetting, assetSchema, assetUses } from '../media/asset-setting.ts';
import { mediaShape, type MediaSettings, mediaSlots } from '../media/media-settings.ts';

export interface VideoSettings extends MediaSettings {
  /** The picture shown before it plays. */
  readonly poster?: AssetSetting | undefined;
}

const schema: z.ZodType<VideoSettings> = z.object({ ...mediaShape, poster: assetSchema });

/** A film with captions by language, its transcript and an optional first picture. */
export const videoModel = defineBlock({
  type: 'video',
  version: 1,
  group: 'media',
  schema,
  slots: () => mediaSlots,
  create: () => ({ settings: {} }),
  migrations: {},
  assets: (settings) => assetUses(settings.asset, settings.poster, ...Object.values(settings.captions)),
});
