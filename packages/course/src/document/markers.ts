import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import { type CourseDocument, edit } from './course-document.ts';

const marker = /\[\[([a-z][a-z0-9]{11})\]\]/g;

function textsIn(fragment: Y.XmlFragment): Y.XmlText[] {
  return fragment
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child as Y.XmlFragment) : [],
    );
}

/** The characters of a text as it counts them: what is embedded takes one place. */
const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');

/**
 * Takes markers out of a text of a block that mean no member of it, and those that name a member once more: learners see nothing
 * there. The words around them stay. Returns how many went.
 */
export function removeDeadMarkers(
  document: CourseDocument,
  block: Id,
  slot: string,
  language: string,
  members: readonly Id[],
): number {
  const fragment = document.blocks.get(block)?.get(`text/${slot}/${language}`);
  if (!(fragment instanceof Y.XmlFragment)) return 0;
  return edit(document, () => {
    const left = new Set(members);
    let gone = 0;
    for (const text of textsIn(fragment)) {
      const dead = [...lettersOf(text).matchAll(marker)].filter(([, id]) => !left.delete(id!));
      for (const { index, 0: whole } of dead.toReversed()) text.delete(index, whole.length);
      gone += dead.length;
    }
    return gone;
  });
}
