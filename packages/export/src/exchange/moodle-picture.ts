import type { ExchangeItem, ExchangePicture, ExchangeZone } from '@nibras/course';
import {
  type MoodleBody,
  type MoodleCombined,
  type MoodleFile,
  moodlePictureSize,
  type MoodleZone,
  toBase64,
} from '@nibras/formats';
import type { Losses } from './translator.ts';

/** What says nothing of where it belongs. */
const pin = '●';

type Size = ReturnType<typeof moodlePictureSize>;

function boxOf({ place }: ExchangeZone, { width, height }: Size): [left: number, top: number, w: number, h: number] {
  const [left = 0, top = 0, w = 0, h = 0] = place;
  return [
    Math.round((left * width) / 100),
    Math.round((top * height) / 100),
    Math.max(1, Math.round((w * width) / 100)),
    Math.max(1, Math.round((h * height) / 100)),
  ];
}

const pixelsOf = (place: readonly number[], { width, height }: Size): number[] =>
  place.map((value, at) => Math.round((value * (at % 2 === 0 ? width : height)) / 100));

/** Moodle knows no ellipses: one that is no circle has corners there. */
const corners = 16;

function zoneOf(zone: ExchangeZone, size: Size, choice: number, losses: Losses): MoodleZone {
  if (zone.shape === 'polygon') return { choice, shape: 'polygon', place: pixelsOf(zone.place, size) };
  const [left, top, w, h] = boxOf(zone, size);
  if (zone.shape === 'rectangle') return { choice, shape: 'rectangle', place: [left, top, w, h] };
  if (Math.abs(w - h) <= 1)
    return {
      choice,
      shape: 'circle',
      place: [Math.round(left + w / 2), Math.round(top + h / 2), Math.max(1, Math.round((w + h) / 4))],
    };
  losses.add('exchange.zones');
  const place = Array.from({ length: corners }, (_, at) => {
    const turn = (2 * Math.PI * at) / corners;
    return [left + (w / 2) * (1 + Math.cos(turn)), top + (h / 2) * (1 + Math.sin(turn))].map(Math.round);
  });
  return { choice, shape: 'polygon', place: place.flat() };
}

const cornerOf = (zone: ExchangeZone, size: Size): readonly [left: number, top: number] => {
  if (zone.shape !== 'polygon') return [boxOf(zone, size)[0], boxOf(zone, size)[1]];
  const place = pixelsOf(zone.place, size);
  const along = (axis: number): number => Math.min(...place.filter((_, at) => at % 2 === axis));
  return [along(0), along(1)];
};

/**
 * A question on a picture as Moodle has it: spots and sorting by markers, labels by drags. Undefined where Moodle has no such
 * question, which then goes out as a choice or pairs below its picture. @spec Moodle question/type/ddmarker, ddimageortext
 */
export function moodlePicture(
  item: ExchangeItem,
  combined: MoodleCombined,
  losses: Losses,
): Extract<MoodleBody, { type: 'ddmarker' | 'ddimageortext' }> | undefined {
  const { interaction, html, files = {} } = item;
  const picture: ExchangePicture | undefined = item.picture;
  const bytes = picture && files[picture.file]?.bytes;
  if (!picture || !bytes) return undefined;
  const size = moodlePictureSize(picture.width, picture.height);
  const file: MoodleFile = { name: picture.file, content: toBase64(bytes) };
  const said = (kind: string, ids: readonly string[]): boolean => ids.some((id) => html[`${kind}:${id}`] !== undefined);
  const idsOf = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);
  const lose = (members: readonly { readonly id: string }[]): void => {
    losses.add('exchange.alt', picture.alt !== '');
    losses.add('exchange.member-feedback', said('feedback', idsOf(members)));
  };
  if (interaction.kind === 'choice') {
    const { options, multiple } = interaction;
    const right = options.filter(({ id, correct }) => correct && picture.zones[id]);
    if (right.length === 0 || (!multiple && right.length > 1)) return undefined;
    lose(options);
    losses.add('exchange.marking', multiple);
    losses.add('exchange.zone-names', said('member', idsOf(options)));
    losses.add(
      'exchange.wrong-zones',
      options.some(({ id, correct }) => !correct && picture.zones[id] !== undefined),
    );
    const drops = right.map(({ id }) => zoneOf(picture.zones[id]!, size, 1, losses));
    return {
      type: 'ddmarker',
      shuffle: false,
      picture: file,
      drags: [{ text: pin, times: multiple ? 0 : 1 }],
      drops,
      combined,
    };
  }
  if (interaction.kind !== 'match') return undefined;
  const { sources, targets, key, shuffle } = interaction;
  const formatted = (members: readonly { readonly id: string }[]): void =>
    losses.add(
      'exchange.rich-text',
      members.some(({ id }) => /<(?!\/?p\b)/.test(html[`member:${id}`] ?? '')),
    );
  if (picture.look === 'sort') {
    if (sources.length < 2 || sources.some(({ label }) => label.trim() === '')) return undefined;
    const drops = sources.flatMap(({ id }, index) => {
      const zone = picture.zones[key[id] ?? ''];
      return zone ? [zoneOf(zone, size, index + 1, losses)] : [];
    });
    if (drops.length === 0) return undefined;
    lose(sources);
    formatted(sources);
    losses.add('exchange.zone-names', said('member', idsOf(targets)));
    losses.add('exchange.wrong-zones', !targets.every(({ id }) => Object.values(key).includes(id)));
    const drags = sources.map(({ label }) => ({ text: label, times: 1 }));
    return { type: 'ddmarker', shuffle, picture: file, drags, drops, combined };
  }
  const places = idsOf(targets);
  const found = sources.map(({ id }) => ({ id, zone: picture.zones[id], at: places.indexOf(key[id] ?? '') }));
  if (targets.some(({ label }) => label.trim() === '') || found.some(({ zone, at }) => !zone || at < 0))
    return undefined;
  lose(sources);
  formatted([...sources, ...targets]);
  losses.add('exchange.zones');
  return {
    type: 'ddimageortext',
    shuffle,
    picture: file,
    drags: targets.map(({ label }) => ({ text: label, group: 1, drawn: false })),
    drops: found.map(({ id, zone, at }, index) => {
      const [left, top] = cornerOf(zone!, size);
      const text = html[`member:${id}`] === undefined ? '' : sources[index]!.label;
      return { text, choice: at + 1, left, top };
    }),
    combined,
  };
}
