import { type ExchangeItem, fillMarkers, type GapsInteraction, markedIds, textMarker } from '@nibras/course';

/** The text of a question with blanks, each of them in it: those that it does not name follow. */
export function gapText({ html }: ExchangeItem, { gaps }: GapsInteraction): string {
  const stem = html['stem'] ?? '';
  const named = new Set(markedIds(stem));
  const missing = gaps.filter(({ id }) => !named.has(id)).map(({ id }) => textMarker(id));
  const known = new Set(gaps.map(({ id }) => id));
  const text = missing.length > 0 ? `${stem}<p>${missing.join(' ')}</p>` : stem;
  return fillMarkers(text, (id) => (known.delete(id) ? textMarker(id) : ''));
}
