import { z } from 'zod';
import { collectionOf, defineBlock } from '../define.ts';
import { type AssetSetting, assetSchema, assetSettingSchema, assetUses } from '../media/asset-setting.ts';

export interface PictureSettings {
  readonly asset?: AssetSetting | undefined;
  /** Other files for the same picture by language, e.g. a drawing whose labels are translated. */
  readonly variants: Readonly<Record<string, AssetSetting>>;
  /** A picture that says nothing: it gets an empty alternative. */
  readonly decorative: boolean;
  readonly size: 'small' | 'medium' | 'full';
}

const schema: z.ZodType<PictureSettings> = z.object({
  asset: assetSchema,
  variants: collectionOf(assetSettingSchema),
  decorative: z.boolean().catch(false),
  size: z.enum(['small', 'medium', 'full']).catch('full'),
});

/** A picture with its alternative text and an optional caption. */
export const pictureModel = defineBlock({
  type: 'picture',
  version: 1,
  group: 'media',
  schema,
  slots: (settings) => [
    ...(settings.decorative ? [] : [{ key: 'alt', kind: 'plain', role: 'alt', required: true } as const]),
    { key: 'caption', kind: 'line', role: 'caption' },
  ],
  create: () => ({ settings: { decorative: false, size: 'full' } }),
  migrations: {},
  assets: (settings) => assetUses(settings.asset, ...Object.values(settings.variants)),
});
