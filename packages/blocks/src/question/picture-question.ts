import type { AssetUse, Slot } from '@nibras/course';
import { type AssetSetting, assetSchema, assetUses } from '../media/asset-setting.ts';

/** What every question about a picture has. */
export interface PictureQuestion {
  readonly asset?: AssetSetting | undefined;
}

export const pictureShape = { asset: assetSchema };

/** The picture says what is asked about: nobody can answer without its words. */
export const altSlot: Slot = { key: 'alt', kind: 'plain', role: 'alt', required: true };

export const pictureAssets = ({ asset }: PictureQuestion): AssetUse[] => assetUses(asset);
