import type { Id } from '@nibras/base';

/** What stands in a text for a blank, or for words to pick: the id of the member in double brackets. */
export const textMarker = (id: Id): string => `[[${id}]]`;

const marker = /\[\[([a-z][a-z0-9]{11})\]\]/g;

/** Ids of the members that stand in a text, in its order, each once. */
export const markedIds = (text: string): Id[] => [...new Set([...text.matchAll(marker)].map(([, id]) => id!))];

/** A text, plain or HTML, with something in the place of its markers. */
export const fillMarkers = (text: string, put: (id: Id) => string): string =>
  text.replace(marker, (_, id: string) => put(id));
