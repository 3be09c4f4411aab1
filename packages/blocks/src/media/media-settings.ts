import { z } from 'zod';
import type { Slot } from '@nibras/course';
import { collectionOf } from '../define.ts';
import { type AssetSetting, assetSchema, assetSettingSchema } from './asset-setting.ts';

export interface MediaSettings {
  readonly asset?: AssetSetting | undefined;
  /** Captions by language: WebVTT files. */
  readonly captions: Readonly<Record<string, AssetSetting>>;
}

export const mediaShape = { asset: assetSchema, captions: collectionOf(assetSettingSchema) };

export const audioSchema: z.ZodType<MediaSettings> = z.object(mediaShape);

export const mediaSlots: readonly Slot[] = [
  { key: 'title', kind: 'plain', role: 'title', required: true },
  { key: 'transcript', kind: 'rich', role: 'transcript', required: true },
];
