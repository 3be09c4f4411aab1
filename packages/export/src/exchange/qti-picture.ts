import type { ExchangeItem, ExchangeZone } from '@nibras/course';
import { labelPicture } from './label-picture.ts';
import type { QtiInteraction, QtiSpot, QtiVersion } from '@nibras/formats';

/** Spots of this question's picture, in its pixels. */
function spotOf({ shape, place }: ExchangeZone, width: number, height: number): Pick<QtiSpot, 'shape' | 'coords'> {
  const points = place.map((value, at) => Math.round((value * (at % 2 === 0 ? width : height)) / 100));
  if (shape === 'polygon') return { shape: 'poly', coords: points };
  const [x = 0, y = 0, w = 0, h = 0] = points;
  if (shape === 'rectangle') return { shape: 'rect', coords: [x, y, x + w, y + h] };
  const [rx, ry] = [Math.max(1, Math.round(w / 2)), Math.max(1, Math.round(h / 2))];
  return rx === ry
    ? { shape: 'circle', coords: [x + rx, y + ry, rx] }
    : { shape: 'ellipse', coords: [x + rx, y + ry, rx, ry] };
}

interface Member {
  readonly id: string;
  readonly label: string;
}
type Graphic = Extract<QtiInteraction, { type: 'hotspot' | 'graphicGapMatch' }>;

/** Where the picture of a label lies. */
const labelName = (question: string, index: number): string => `${question}-${index + 1}`;

/** The pictures of labels that an item shows, by path: those of 2.1. */
export const labelFiles = (graphic: QtiInteraction | undefined): Readonly<Record<string, string>> =>
  graphic?.type === 'graphicGapMatch'
    ? Object.fromEntries(
        graphic.words.flatMap(({ picture }) => {
          const name = /label-(.*)\.svg$/.exec(picture?.source ?? '')?.[1];
          if (!picture || name === undefined) return [];
          const { path, svg } = labelPicture(picture.alt, name);
          return [[path, svg] as const];
        }),
      )
    : {};

/**
 * A question on a picture as QTI has it. Undefined where it goes out as a choice or match below its picture. Labels of 2.1 are
 * pictures, labels of words came later. @spec IMS QTI 2.1 Information Model 7.5
 */
export function qtiPicture(
  { interaction, picture, files = {}, html }: ExchangeItem,
  version: QtiVersion,
  base: {
    readonly response: string;
    readonly identifier: (id: string) => string;
    readonly word: (one: Member) => string;
  },
): Graphic | undefined {
  const file = picture && files[picture.file];
  if (!picture || !file) return undefined;
  const { zones, width, height, alt } = picture;
  const shown = { source: `../media/${picture.file}`, mediaType: file.mediaType, width, height, alt };
  const spots = (members: readonly Member[], most: number): QtiSpot[] =>
    members.flatMap(({ id, label }) => {
      const zone = zones[id];
      const name = html[`member:${id}`] === undefined ? '' : label;
      return zone ? [{ identifier: base.identifier(id), ...spotOf(zone, width, height), label: name, most }] : [];
    });
  const { response } = base;
  if (interaction.kind === 'choice') {
    const { options, multiple } = interaction;
    const found = spots(options, 1);
    const missed = options.some(({ id, correct }) => correct && !zones[id]);
    return missed || found.length === 0
      ? undefined
      : { response, type: 'hotspot', most: multiple ? 0 : 1, picture: shown, spots: found };
  }
  if (interaction.kind !== 'match') return undefined;
  const { sources, targets, key, shuffle } = interaction;
  const sort = picture.look === 'sort';
  if (!sort && sources.some(({ id }) => !zones[id] || !targets.some((one) => one.id === key[id]))) return undefined;
  const words = (sort ? sources : targets).map((one, index) => ({
    identifier: base.identifier(one.id),
    html: base.word(one),
    ...(version.id === 'qti2'
      ? { picture: labelPicture(one.label, labelName(base.identifier(interaction.id), index)).picture }
      : {}),
  }));
  const found = spots(sort ? targets : sources, sort ? 0 : 1);
  return found.length === 0
    ? undefined
    : { response, type: 'graphicGapMatch', shuffle, picture: shown, words, spots: found };
}
