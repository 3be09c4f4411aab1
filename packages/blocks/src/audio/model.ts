import { defineBlock } from '../define.ts';
import { assetUses } from '../media/asset-setting.ts';
import { audioSchema, mediaSlots } from '../media/media-settings.ts';

/** A sound file with its transcript. */
export const audioModel = defineBlock({
  type: 'audio',
  version: 1,
  group: 'media',
  schema: audioSchema,
  slots: () => mediaSlots,
  create: () => ({ settings: {} }),
  migrations: {},
  assets: (settings) => assetUses(settings.asset, ...Object.values(settings.captions)),
});
