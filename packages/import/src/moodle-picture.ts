import { imageSize } from 'image-size';
import { escapeHtml } from '@nibras/base';
import type { ExchangeFile, ExchangeItem, ExchangePicture, ExchangeZone, Interaction } from '@nibras/course';
import { fromBase64, type MoodleBody, type MoodleFile, moodlePictureSize, type MoodleZone } from '@nibras/formats';
import { ItemMaker, plainToHtml } from './item-maker.ts';
import { mediaTypeOf } from './item-media.ts';

type PictureBody = Extract<MoodleBody, { type: 'ddmarker' | 'ddimageortext' }>;

interface Read {
  readonly interaction: Interaction;
  readonly picture: ExchangePicture;
  readonly files: NonNullable<ExchangeItem['files']>;
}
/** Why a question on a picture stays outside, as the code of its remark. */
type Problem = 'picture-missing' | 'picture-labels' | 'picture-shared';

const percent = (value: number, of: number): number => Math.min(100, Math.max(0, Math.round((value / of) * 1000) / 10));

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height, orientation } = imageSize(bytes);
    if (!(width > 0) || !(height > 0)) return undefined;
    return orientation !== undefined && orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // The library throws on what is no picture.
    return undefined;
  }
}

function zoneOf({ shape, place }: MoodleZone, width: number, height: number): ExchangeZone {
  const points = (values: readonly number[]): number[] =>
    values.map((value, at) => percent(value, at % 2 === 0 ? width : height));
  if (shape === 'polygon') return { shape, place: points(place.slice(0, place.length - (place.length % 2))) };
  const [x = 0, y = 0, a = 0, b = 0] = place;
  const box = shape === 'circle' ? [x - a, y - a, 2 * a, 2 * a] : [x, y, a, b];
  return { shape: shape === 'circle' ? 'ellipse' : 'rectangle', place: points(box) };
}

/** A label in Moodle is as large as its words; the zone takes about that room. */
const labelSize = (text: string): readonly [width: number, height: number] => [Math.max(40, text.length * 7 + 10), 26];

/** A question on a picture of Moodle; the reason where no block holds it. */
export function moodlePicture(
  body: PictureBody,
  base: ReturnType<ItemMaker['base']>,
  maker: ItemMaker,
  lose: (code: string) => void,
): Read | Problem {
  const file: MoodleFile | undefined = body.picture;
  const bytes = file && fromBase64(file.content);
  const real = bytes && sizeOf(bytes);
  if (!file || !bytes || !real) return 'picture-missing';
  const { width, height } = moodlePictureSize(real.width, real.height);
  const key = `background-${file.name.replace(/[^\w.-]+/g, '_')}`;
  const stored: ExchangeFile = { name: file.name, mediaType: mediaTypeOf(file.name), bytes };
  maker.say('stem', `<p><img src="file:${key}" alt=""></p>${maker.html['stem'] ?? ''}`);
  const done = (
    interaction: Interaction,
    zones: readonly (readonly [string, ExchangeZone])[],
    look: ExchangePicture['look'],
  ): Read => ({
    interaction,
    picture: { file: key, alt: '', ...real, zones: Object.fromEntries(zones), look },
    files: { [key]: stored },
  });
  const nameless = (): ReturnType<ItemMaker['member']> => {
    const made = maker.member('');
    delete maker.html[`member:${made.id}`];
    return made;
  };
  const word = (text: string): ReturnType<ItemMaker['member']> => ({
    ...maker.member(/[<&]/.test(text) ? text : escapeHtml(text)),
  });
  const common = { ...base, kind: 'match' as const, shuffle: body.shuffle };
  if (body.type === 'ddimageortext') {
    if (body.drags.some(({ text, drawn }) => drawn || text === '')) return 'picture-labels';
    if (new Set(body.drops.map(({ choice }) => choice)).size < body.drops.length) return 'picture-shared';
    if (new Set(body.drags.map(({ group }) => group)).size > 1) lose('label-groups');
    const targets = body.drags.map(({ text }) => word(text));
    const sources = body.drops.map(({ text }) => (text === '' ? nameless() : maker.member(plainToHtml(text))));
    const zones = body.drops.map(({ left, top, choice }, index) => {
      const [w, h] = labelSize(body.drags[choice - 1]!.text);
      const zone = { choice, shape: 'rectangle' as const, place: [left, top, w, h] };
      return [sources[index]!.id, zoneOf(zone, width, height)] as const;
    });
    const keys = body.drops.map(({ choice }, index) => [sources[index]!.id, targets[choice - 1]!.id]);
    return done({ ...common, sources, targets, key: Object.fromEntries(keys) }, zones, 'label');
  }
  if (body.drags.length === 1) {
    const options = body.drops.map(() => ({ ...nameless(), correct: true }));
    const multiple = body.drops.length > 1 || body.drags[0]!.times !== 1;
    const zones = body.drops.map((drop, index) => [options[index]!.id, zoneOf(drop, width, height)] as const);
    return done({ ...base, kind: 'choice', multiple, marking: 'partial', shuffle: false, options }, zones, 'hotspot');
  }
  if (new Set(body.drops.map(({ choice }) => choice)).size < body.drops.length) return 'picture-shared';
  if (body.drags.some(({ text }) => text === '')) return 'picture-labels';
  const places = new Map<string, MoodleZone>();
  const placeOf = ({ shape, place }: MoodleZone): string => `${shape} ${place.join(' ')}`;
  for (const drop of body.drops) places.set(placeOf(drop), drop);
  const sources = body.drags.map(({ text }) => word(text));
  const targets = new Map([...places.keys()].map((place) => [place, nameless()]));
  const aside = nameless();
  const loose = sources.some((_, index) => !body.drops.some(({ choice }) => choice === index + 1));
  const keys = sources.map(({ id }, index) => {
    const drop = body.drops.find(({ choice }) => choice === index + 1);
    return [id, drop ? targets.get(placeOf(drop))!.id : aside.id];
  });
  return done(
    {
      ...common,
      sources,
      targets: [...targets.values(), ...(loose ? [aside] : [])],
      key: Object.fromEntries(keys),
    },
    [...places].map(([place, zone]) => [targets.get(place)!.id, zoneOf(zone, width, height)] as const),
    'sort',
  );
}
