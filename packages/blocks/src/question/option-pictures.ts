import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { AssetUse, ChoiceInteraction, NumberReader, Slot, SlotReader, SnapshotBlock } from '@nibras/course';
import { collectionOf, inOrder } from '../define.ts';
import { type AssetSetting, assetSettingSchema, assetUses } from '../media/asset-setting.ts';
import { choiceInteraction, type ChoiceSettings, choiceShape, choiceSlots } from './choice-settings.ts';

export const optionPictureSizes = ['small', 'medium', 'large'] as const;
type OptionPictureSize = (typeof optionPictureSizes)[number];

/** A choice whose options may each show a picture, beside their words or alone. */
export interface PicturedChoice extends ChoiceSettings {
  /** By option; apart from the options, so that a picture and a key set by two authors both stay. */
  readonly pictures: Readonly<Record<Id, AssetSetting>>;
  /** Options whose words say all that their picture shows: it gets an empty alternative. */
  readonly decorative: Readonly<Record<Id, true>>;
  /** One for all options: a picture that stands out would give itself away. */
  readonly pictureSize: OptionPictureSize;
}

export const picturedShape = {
  ...choiceShape,
  pictures: collectionOf(assetSettingSchema),
  decorative: collectionOf(z.literal(true)),
  pictureSize: z.enum(optionPictureSizes).catch('medium'),
};

/** What an option shows beside its words: its words must say it where the picture does not. */
export function pictureOfOption(
  { pictures, decorative }: Pick<PicturedChoice, 'pictures' | 'decorative'>,
  id: Id,
): { readonly asset: AssetSetting; readonly decorative: boolean } | undefined {
  const asset = pictures[id];
  return asset && { asset, decorative: decorative[id] === true };
}

/** Whether any option shows a picture: only then does the page need the look of it. */
export const hasOptionPictures = ({ options, pictures }: PicturedChoice): boolean =>
  Object.keys(options).some((id) => pictures[id] !== undefined);

/** An option says something: its words or, where it shows a picture that is not mere decoration, the picture's alternative. */
export function picturedSlots(settings: PicturedChoice): Slot[] {
  return choiceSlots(settings).flatMap((slot): Slot[] => {
    if (slot.role !== 'option') return [slot];
    const id = slot.key.slice('option:'.length);
    const picture = pictureOfOption(settings, id);
    if (!picture || picture.decorative) return [slot];
    return [
      { key: slot.key, kind: slot.kind, role: slot.role },
      { key: `alt:${id}`, kind: 'plain', role: 'alt', required: true },
    ];
  });
}

/** Files of options that are there; what a removed option showed no longer counts. */
export const picturedAssets = ({ options, pictures }: PicturedChoice): AssetUse[] =>
  assetUses(...inOrder(options).map(({ id }) => pictures[id]));

/** An option without words is called by what its picture shows. */
export function picturedInteraction(
  block: SnapshotBlock<PicturedChoice>,
  text: SlotReader,
  number: NumberReader,
  how: Pick<ChoiceInteraction, 'multiple' | 'marking'>,
): ChoiceInteraction {
  const interaction = choiceInteraction(block, text, number, how);
  const { pictures } = block.settings;
  return {
    ...interaction,
    options: interaction.options.map((option) =>
      option.label.trim() === '' && pictures[option.id] ? { ...option, label: text(`alt:${option.id}`) } : option,
    ),
  };
}
