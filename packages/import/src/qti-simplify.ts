import type { QtiInteraction, QtiItem, QtiResponse } from '@nibras/formats';
import { bestOf } from './qti-response.ts';

type Pairing = readonly [QtiInteraction, QtiResponse];

/** Points to pick, with areas that count: spots, of which those worth something are right. */
function fromPoints(one: Extract<QtiInteraction, { type: 'selectPoint' }>, response: QtiResponse): Pairing | undefined {
  const areas = response.areas ?? [];
  if (areas.length === 0) return undefined;
  const entries = areas.map(({ value }, index) => ({ key: `A${index + 1}`, value, caseSensitive: true }));
  return [
    {
      response: one.response,
      type: 'hotspot',
      most: one.most,
      picture: one.picture,
      spots: areas.map(({ spot }, index) => ({ ...spot, identifier: `A${index + 1}` })),
    },
    {
      ...response,
      baseType: 'identifier',
      cardinality: one.most === 1 ? 'single' : 'multiple',
      correct: entries.filter(({ value }) => value > 0).map(({ key }) => key),
      scoring: 'map',
      mapping: { fallback: 0, lower: undefined, upper: undefined, ...response.outside, entries },
    },
  ];
}

/** How pairs are marked: which of the two is named first means nothing. */
function scoredPairs(
  response: QtiResponse,
  pairs: readonly (readonly string[])[],
): Pick<QtiResponse, 'scoring' | 'mapping' | 'points'> {
  const { scoring, mapping } = response;
  if (scoring !== 'map' || !mapping) return { scoring, mapping: undefined, points: bestOf(response) };
  const entries = mapping.entries.map((entry) => {
    const own = entry.key.trim().split(/\s+/);
    const known = pairs.find((pair) => pair.every((one) => own.includes(one)));
    return { ...entry, key: (known ?? own).join(' ') };
  });
  return { scoring, mapping: { ...mapping, entries }, points: bestOf(response) };
}

/** Things to join with each other: a match where none belongs to two pairs. */
function fromPairs(one: Extract<QtiInteraction, { type: 'associate' }>, response: QtiResponse): Pairing | undefined {
  const pairs = response.correct.map((pair) => pair.trim().split(/\s+/));
  const named = pairs.flat();
  if (pairs.length === 0 || pairs.some((pair) => pair.length !== 2) || new Set(named).size < named.length)
    return undefined;
  const isSource = (identifier: string): boolean => pairs.some(([from]) => from === identifier);
  return [
    {
      response: one.response,
      type: 'match',
      shuffle: one.shuffle,
      sources: one.choices.filter(({ identifier }) => isSource(identifier)),
      targets: one.choices.filter(({ identifier }) => !isSource(identifier)),
    },
    { ...response, baseType: 'directedPair', ...scoredPairs(response, pairs) },
  ];
}

/** An item whose interactions are told by simpler ones where these say the same. */
export function simplified(item: QtiItem): QtiItem {
  const [one] = item.interactions;
  const response = item.responses.find(({ identifier }) => identifier === one?.response);
  if (!one || !response || item.interactions.length > 1) return item;
  const made =
    one.type === 'selectPoint'
      ? fromPoints(one, response)
      : one.type === 'associate'
        ? fromPairs(one, response)
        : undefined;
  return made ? { ...item, interactions: [made[0]], responses: [made[1]] } : item;
}
