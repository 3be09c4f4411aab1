import { type Id } from '@nibras/base';
import { fillMarkers, type InteractionMember, markedIds, plainText, type ProseNode, textMarker } from '@nibras/course';

/** Members in the order in which a text names them; what it does not name follows. */
export function inTextOrder<Member extends { readonly id: Id }>(members: readonly Member[], text: string): Member[] {
  const places = new Map(markedIds(text).map((id, place) => [id, place]));
  const placeOf = ({ id }: Member): number => places.get(id) ?? places.size;
  return members.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The stem in plain words, each blank as a dash. */
export const promptOf = (text: string): string => fillMarkers(text, () => '____');

/** The stem with the words of the members in their places. */
export const wordsInText = (text: string, members: readonly InteractionMember[]): string =>
  fillMarkers(text, (id) => members.find((member) => member.id === id)?.label ?? '');

const isMarked = (node: ProseNode): boolean => markedIds(plainText([node])).length > 0;

/** What is asked, and the text with its markers, which begins with the first paragraph or list that has one. */
export function splitStem(nodes: readonly ProseNode[]): {
  readonly ask: readonly ProseNode[];
  readonly text: readonly ProseNode[];
} {
  const start = nodes.findIndex(isMarked);
  return start < 0 ? { ask: nodes, text: [] } : { ask: nodes.slice(0, start), text: nodes.slice(start) };
}

/** A text as HTML with a control in each place; members that it does not name follow, so that each can be answered. */
export function putInText(html: string, ids: readonly Id[], control: (id: Id, place: number) => string): string {
  const left = new Set(ids);
  const put = (id: Id): string => (left.delete(id) ? control(id, ids.indexOf(id)) : '');
  const text = fillMarkers(html, put);
  const rest = [...left].map(textMarker).join(' ');
  return rest === '' ? text : `${text}<p>${fillMarkers(rest, put)}</p>`;
}
