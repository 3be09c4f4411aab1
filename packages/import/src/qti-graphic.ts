import { escapeHtml } from '@nibras/base';
import type { ExchangePicture, InteractionMember } from '@nibras/course';
import type { QtiResponse } from '@nibras/formats';
import { choice } from './qti-choice.ts';
import { mostBlanks, type OfType, type QtiContext, type Read } from './qti-context.ts';
import { pictureOfSpots } from './qti-picture.ts';
import { isPerPair } from './qti-response.ts';

function labels(
  context: QtiContext,
  one: OfType<'graphicGapMatch'>,
  response: QtiResponse | undefined,
  look: ExchangePicture['look'],
  pairs: readonly string[][],
): Read {
  if (pairs.length === 0 || !response) return 'no-key';
  if (
    !isPerPair(
      response,
      pairs.map((pair) => pair.join(' ')),
    )
  )
    context.lost.add('percentages');
  const words = one.words.map((choice) => context.member(choice));
  const zones = one.spots.map(({ label }) => context.maker.member(escapeHtml(label)));
  const wordAt = (identifier: string): number => one.words.findIndex((each) => each.identifier === identifier);
  const spotAt = (identifier: string): number => one.spots.findIndex((each) => each.identifier === identifier);
  const found = pairs.map(([word = '', spot = '']) => [wordAt(word), spotAt(spot)] as const);
  if (found.some(([word, spot]) => word < 0 || spot < 0)) return 'no-key';
  if (new Set(found.map(([word]) => word)).size < found.length) return 'picture-shared';
  const base = { ...context.base(context.stem(one.response, false)), kind: 'match' as const, shuffle: one.shuffle };
  const key = found.map(([word, spot]) => [words[word]!.id, zones[spot]!.id] as const);
  if (look === 'label')
    return {
      ...base,
      sources: zones,
      targets: words,
      key: Object.fromEntries(key.map(([word, zone]) => [zone, word])),
    };
  const loose = words.filter((_, index) => !found.some(([word]) => word === index));
  const aside = loose.length > 0 ? [context.maker.member('')] : [];
  const left = loose.flatMap(({ id }) => aside.map((each) => [id, each.id] as const));
  return { ...base, sources: words, targets: [...zones, ...aside], key: Object.fromEntries([...key, ...left]) };
}

/** Spots are options; labels are words to match with spots. */
export function onPicture(
  context: QtiContext,
  one: OfType<'hotspot' | 'graphicGapMatch'>,
  response: QtiResponse | undefined,
): Read {
  const { spots, picture } = one;
  const words = one.type === 'hotspot' ? 0 : one.words.length;
  if (Math.max(spots.length, words, response?.correct.length ?? 0) > mostBlanks) return 'interaction';
  const choices = spots.map(({ identifier, label }) => ({ identifier, html: escapeHtml(label) }));
  const plain = { response: one.response, shuffle: false };
  let made: Read;
  let look: ExchangePicture['look'] = 'hotspot';
  let members: readonly InteractionMember[] = [];
  if (one.type === 'hotspot') {
    // A point outside of all areas is worth nothing here.
    if ((response?.outside?.fallback ?? 0) !== 0) context.lost.add('percentages');
    made = choice(context, { ...plain, type: 'choice', most: one.most, choices }, response);
    if (typeof made !== 'string' && made.kind === 'choice') members = made.options;
  } else {
    if (one.words.some(({ picture: drawn, html }) => drawn && html === '')) return 'picture-labels';
    if (one.words.some(({ picture: drawn }) => drawn && !/\/label-[\w.-]+\.svg$/.test(drawn.source)))
      context.lost.add('drawn-labels');
    const pairs = (response?.correct ?? []).map((pair) => pair.trim().split(/\s+/));
    const wanted = (spot: string): string[] => pairs.flatMap(([word = '', to]) => (to === spot ? [word] : []));
    look = spots.every(({ most, identifier }) => most === 1 && wanted(identifier).length === 1) ? 'label' : 'sort';
    made = labels(context, one, response, look, pairs);
    if (typeof made !== 'string' && made.kind === 'match') members = look === 'sort' ? made.targets : made.sources;
  }
  context.picture = pictureOfSpots(
    picture,
    spots,
    members.map(({ id }) => id),
    look,
  );
  if (typeof made === 'string') return made;
  if (!picture || !context.picture) return 'picture-missing';
  const shown = `<p><img src="${escapeHtml(picture.source)}" alt="${escapeHtml(picture.alt)}"></p>`;
  context.maker.say('stem', shown + (context.maker.html['stem'] ?? ''));
  return made;
}
