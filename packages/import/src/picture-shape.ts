import { newId } from '@nibras/base';
import type { ExchangeItem, RawSettings } from '@nibras/course';
import { idsOf, ordered, type Shape } from './question-shape.ts';
import type { ItemAsset } from './to-question.ts';

/** A question that is answered on a picture, as its own block; undefined for others. */
export function pictureShape({ interaction, picture }: ExchangeItem, asset: RawSettings['asset']): Shape | undefined {
  if (!picture) return undefined;
  const [, , , wide, high] = asset as ItemAsset;
  const inPixels = picture.width === 0;
  // Places in pixels are told once the picture is known.
  if (inPixels && !(wide > 0 && high > 0)) return undefined;
  const share = (value: number, at: number): number => Math.round((value / (at % 2 ? high : wide)) * 10_000) / 100;
  const zoneOf = (id: string): RawSettings => {
    const { shape, place = [] } = picture.zones[id] ?? {};
    return { shape, place: inPixels ? place.map(share) : place };
  };
  const isZone = ({ id }: { readonly id: string }): boolean => Object.hasOwn(picture.zones, id);
  const outside = (members: readonly { readonly id: string }[]): string =>
    members.find((one) => !isZone(one))?.id ?? newId();
  if (interaction.kind === 'choice') {
    const regions = interaction.options.filter(isZone);
    return {
      type: 'hotspot',
      settings: {
        asset,
        regions: ordered(regions, ({ id, correct }) => ({ correct, ...zoneOf(id) })),
        elsewhere: outside(interaction.options),
        several: interaction.multiple,
        marking: interaction.marking,
        anyKey: interaction.anyKey ?? false,
        // Zones that are all right would give the answer away.
        outlined: regions.some(({ correct }) => !correct),
      },
      slots: [{ prefix: 'option', ids: idsOf(regions) }],
    };
  }
  if (interaction.kind !== 'match') return undefined;
  const { sources, targets, key, shuffle } = interaction;
  const [zones, labels] = picture.look === 'sort' ? [targets.filter(isZone), sources] : [sources, targets];
  const zoneOfLabel = (id: string): string =>
    picture.look === 'sort' ? (key[id] ?? '') : (Object.entries(key).find(([, label]) => label === id)?.[0] ?? '');
  return {
    type: 'label-picture',
    settings: {
      asset,
      look: picture.look,
      zones: ordered(zones, ({ id }) => zoneOf(id)),
      labels: ordered(labels, ({ id }) => ({
        zone: Object.hasOwn(picture.zones, zoneOfLabel(id)) ? zoneOfLabel(id) : '',
      })),
      aside: picture.look === 'sort' ? outside(targets) : newId(),
      shuffle,
    },
    slots: [
      { prefix: 'zone', ids: idsOf(zones) },
      { prefix: 'label', ids: idsOf(labels) },
    ],
  };
}
