import { z } from 'zod';
import type { AssetUse } from '@nibras/course';

/**
 * An asset as a setting holds it: `[hash, name, mediaType, width, height]`. An array, because a setting that is an object
 * is stored one entry a member and two replacements made apart would mix.
 */
export type AssetSetting = readonly [hash: string, name: string, mediaType: string, width: number, height: number];

/** A chosen asset by name; width and height are 0 where unknown or meaningless. */
export interface ChosenAsset extends AssetUse {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

const tuple: z.ZodType<AssetSetting> = z.tuple([
  z.string().regex(/^[0-9a-f]{64}$/),
  z.string().catch(''),
  z.string().catch(''),
  z.number().nonnegative().catch(0),
  z.number().nonnegative().catch(0),
]);

export const assetSettingSchema: z.ZodType<AssetSetting> = tuple;
/** An asset that may not have been chosen yet. */
export const assetSchema: z.ZodType<AssetSetting | undefined> = tuple.optional().catch(undefined);

/** The value to store for a chosen asset. */
export function toAssetSetting(asset: ChosenAsset): AssetSetting {
  return [asset.hash, asset.name, asset.mediaType, asset.width, asset.height];
}

/** A stored asset with its parts named. */
export function fromAssetSetting(setting: AssetSetting): ChosenAsset {
  const [hash, name, mediaType, width, height] = setting;
  return { hash, name, mediaType, width, height };
}

/** The assets among some settings, for a model's `assets`. */
export function assetUses(...settings: readonly (AssetSetting | undefined)[]): AssetUse[] {
  return settings.flatMap((setting) => (setting ? [{ hash: setting[0], name: setting[1] }] : []));
}
